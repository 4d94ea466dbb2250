"""The whole life of an order, eight commits: placed, payment begun, link kept, paid, shipped, on its way,
delivered, received.
"""

from collections.abc import AsyncIterator
from typing import Final

from benchmarks.contest import Contest, Setting
from benchmarks.results import Result
from benchmarks.scenario import Scale
from benchmarks.shop import Shop

SCENARIO: Final = "order life"
AMOUNTS: Final = {1: 12, 16: 64, 64: 128}
WANTED: Final = {
    Setting("PostgreSQL", 16): 1.1,
    Setting("PostgreSQL", 64): 1.1,
    Setting("SQLite", 16): 0.8,
    Setting("SQLite", 64): 0.8,
}


def life(scale: Scale) -> AsyncIterator[Result]:
    return Contest(
        scenario=SCENARIO,
        journey=Shop.live,
        amounts=AMOUNTS,
        wanted=WANTED,
        scale=scale,
    ).run()
