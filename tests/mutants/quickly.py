"""A pytest plugin: that a drawn example fails is enough, it need not be the shortest; and the same are drawn
each time.
"""

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "mutants",
    phases=(Phase.explicit, Phase.generate),
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("mutants")
