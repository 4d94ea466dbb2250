"""When a shop is open, by the clocks of its own zone."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

from shopclerk.core.domain.errors import InvalidSetting

A_DAY: Final = 24 * 60
A_WEEK: Final = 7
MOST_SPANS: Final = 3


@dataclass(frozen=True, slots=True)
class Span:
    """From one minute of a day (inclusive) until another (exclusive), at most midnight: 540, 1080 is from
    nine to six.
    """

    begins: int
    ends: int

    def __post_init__(self) -> None:
        if not 0 <= self.begins < self.ends <= A_DAY:
            raise InvalidSetting("hours")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """For each day from Monday on its spans, the earliest first; none: closed that day."""

    days: tuple[tuple[Span, ...], ...]

    def __post_init__(self) -> None:
        if len(self.days) != A_WEEK or not all(map(_are_apart, self.days)):
            raise InvalidSetting("hours")

    def on(self, weekday: int, *spans: Span) -> "OpeningHours":
        """The same week, but for that day (0 is Monday)."""
        return OpeningHours((*self.days[:weekday], spans, *self.days[weekday + 1 :]))

    def is_open(self, here: datetime) -> bool:
        """`here` is told by the shop's clocks."""
        minute = here.hour * 60 + here.minute
        return any(span.begins <= minute < span.ends for span in self.days[here.weekday()])

    def next_change(self, here: datetime) -> tuple[int, int] | None:
        """In how many days, and at which minute of that day, it closes or opens next; None when it never
        does. A day that ends where the next begins is no change.
        """
        minute, is_open = here.hour * 60 + here.minute, self.is_open(here)
        for ahead in range(A_WEEK + 1):
            today, tomorrow = (self.days[(here.weekday() + ahead + one) % A_WEEK] for one in (0, 1))
            for span in today:
                at = span.ends if is_open else span.begins
                goes_on = at == A_DAY and bool(tomorrow) and tomorrow[0].begins == 0
                if (ahead or at > minute) and not goes_on:
                    return (ahead, at)
        return None


def _are_apart(spans: tuple[Span, ...]) -> bool:
    return len(spans) <= MOST_SPANS and all(one.ends < later.begins for one, later in pairwise(spans))


ALWAYS_CLOSED: Final = OpeningHours(((),) * A_WEEK)
