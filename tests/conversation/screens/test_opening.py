"""Whether the shop is open, as customers read it by its own clocks."""

from datetime import UTC, datetime

import pytest

from shopclerk.conversation.screens.opening import opening_line
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.hours import A_DAY, ALWAYS_CLOSED, OpeningHours, Span

WORKDAYS = OpeningHours(((Span(540, 720), Span(840, 1080)),) * 5 + ((), ()))
ALWAYS = OpeningHours(((Span(0, A_DAY),),) * 7)


@pytest.mark.parametrize(
    ("hours", "day", "hour", "told"),
    [
        (None, 1, 1, ""),
        (WORKDAYS, 1, 1, "🕘 Open until 12:00"),
        (WORKDAYS, 1, 5, "🕘 Closed now, opens at 14:00"),
        (WORKDAYS, 1, 12, "🕘 Closed now, opens on Tuesday at 9:00"),
        (WORKDAYS, 5, 10, "🕘 Closed now, opens on Monday at 9:00"),
        (ALWAYS, 1, 1, "🕘 Open day and night"),
        (ALWAYS_CLOSED, 1, 1, "🕘 Closed for now"),
    ],
)
def test_it_says_until_when_or_from_when(
    wording: Wording, hours: OpeningHours | None, day: int, hour: int, told: str
) -> None:
    """In Shanghai it is eight hours later; the first of June 2026 is a Monday."""
    now = datetime(2026, 6, day, hour, tzinfo=UTC)
    assert opening_line(wording.into("en"), hours, now) == told
