"""Time, as the core sees it."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The present moment: an aware UTC datetime, with at most microsecond precision, never going
    backwards.
    """

    def now(self) -> datetime: ...
