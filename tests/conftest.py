"""How long property tests run: as they say themselves, or `--hypothesis-profile=thorough`. What is long comes
first, so that no process is still busy with it when the others are done.
"""

import gc
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

HERE: Final = Path(__file__).parent
LONGEST: Final = ("browser", "faults", "app", "properties")
GARBAGE: Final = 50_000
"""Objects made before Python looks for what nobody needs: it finds next to nothing here, and looks at all."""

gc.set_threshold(GARBAGE, 20, 50)

settings.register_profile(
    "thorough",
    max_examples=2_000,
    stateful_step_count=80,
    deadline=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_turn)


def pytest_collection_finish() -> None:
    """What was imported stays: nobody looks at it again."""
    gc.freeze()


def _turn(item: pytest.Item) -> int:
    folder = item.path.relative_to(HERE).parts[0]
    return LONGEST.index(folder) if folder in LONGEST else len(LONGEST)
