"""The garbage collector is not in the way of a busy shop."""

import gc
from collections.abc import Iterator

import pytest

from shopclerk.app.garbage import spare_what_is_there

OF_PYTHON = (700, 10, 10)
UNDER_WAY = 5_000
"""Objects of dozens of updates, all let go of soon."""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(*OF_PYTHON)
    yield
    gc.set_threshold(*usual)


def test_what_is_under_way_is_not_looked_through() -> None:
    spare_what_is_there()
    before = gc.get_stats()[0]["collections"]
    held: list[list[None]] = [[] for _ in range(UNDER_WAY)]
    assert gc.get_stats()[0]["collections"] == before
    assert len(held) == UNDER_WAY


def test_circles_are_still_found() -> None:
    spare_what_is_there()
    before = gc.get_stats()[0]["collections"]
    held: list[list[None]] = [[] for _ in range(UNDER_WAY * 3)]
    assert gc.get_stats()[0]["collections"] > before
    assert len(held) == UNDER_WAY * 3
