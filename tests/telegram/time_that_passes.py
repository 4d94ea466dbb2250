"""The wall clock with leaps, and waits that are over a hundred times as soon."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from tests.shopfloor.time_and_names import OPENING, FakeClock

FASTER: Final = 100


@dataclass(slots=True)
class LeapingClock(FakeClock):
    """The wall clock, ahead by as much as it was advanced: what waits for a retry comes by itself, what waits
    for a day when a test says so.
    """

    def now(self) -> datetime:
        return datetime.now(UTC) + (self.at - OPENING)


class QuickTimers:
    """Timers of an event loop whose seconds are short: for pacing and `retry_after`."""

    def __init__(self, faster: int = FASTER) -> None:
        self._faster = faster
        self._loop = asyncio.get_running_loop()

    def time(self) -> float:
        return self._loop.time() * self._faster

    def call_later(self, delay: float, callback: Callable[[], None], /) -> asyncio.TimerHandle:
        return self._loop.call_later(delay / self._faster, callback)
