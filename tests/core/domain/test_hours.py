from datetime import UTC, datetime

import pytest

from shopclerk.core.domain.errors import InvalidSetting
from shopclerk.core.domain.hours import A_DAY, ALWAYS_CLOSED, OpeningHours, Span

NINE, NOON, TWO, SIX = 9 * 60, 12 * 60, 14 * 60, 18 * 60
WORKDAYS = OpeningHours(((Span(NINE, NOON), Span(TWO, SIX)),) * 5 + ((), ()))
ALWAYS = OpeningHours(((Span(0, A_DAY),),) * 7)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """`day` 1 is a Monday."""
    return datetime(2026, 6, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(1, 8, 59), False),
        (at(1, 9), True),
        (at(1, 11, 59), True),
        (at(1, 12), False),
        (at(1, 14), True),
        (at(6, 10), False),
    ],
)
def test_it_is_open_from_the_first_minute_of_a_span_until_before_its_last(
    moment: datetime, is_open: bool
) -> None:
    assert WORKDAYS.is_open(moment) is is_open


@pytest.mark.parametrize(
    ("moment", "change"),
    [
        (at(1, 10), (0, NOON)),
        (at(1, 12), (0, TWO)),
        (at(1, 18), (1, NINE)),
        (at(5, 19), (3, NINE)),
        (at(7, 8), (1, NINE)),
    ],
)
def test_the_next_change_is_when_it_opens_or_closes(moment: datetime, change: tuple[int, int]) -> None:
    assert WORKDAYS.next_change(moment) == change


def test_a_night_through_which_it_is_open_is_no_change() -> None:
    night = ALWAYS_CLOSED.on(4, Span(SIX, A_DAY)).on(5, Span(0, 120))
    assert night.next_change(at(5, 20)) == (1, 120)


@pytest.mark.parametrize("hours", [ALWAYS, ALWAYS_CLOSED])
def test_what_never_opens_or_never_closes_does_not_change(hours: OpeningHours) -> None:
    assert hours.next_change(at(1, 10)) is None


def test_one_day_a_week_opens_again_in_a_week() -> None:
    hours = ALWAYS_CLOSED.on(0, Span(NINE, NOON))
    assert hours.next_change(at(1, 13)) == (7, NINE)


@pytest.mark.parametrize("span", [(600, 600), (700, 600), (-1, 60), (0, A_DAY + 1)])
def test_a_span_ends_after_it_begins_and_on_the_same_day(span: tuple[int, int]) -> None:
    with pytest.raises(InvalidSetting):
        Span(*span)


def test_the_spans_of_a_day_are_apart_and_in_order() -> None:
    with pytest.raises(InvalidSetting):
        ALWAYS_CLOSED.on(0, Span(NINE, NOON), Span(NOON, SIX))
    with pytest.raises(InvalidSetting):
        ALWAYS_CLOSED.on(0, Span(TWO, SIX), Span(NINE, NOON))
    with pytest.raises(InvalidSetting):
        ALWAYS_CLOSED.on(0, *(Span(60 * n, 60 * n + 30) for n in range(4)))


def test_a_week_has_seven_days() -> None:
    with pytest.raises(InvalidSetting):
        OpeningHours(((),) * 6)
