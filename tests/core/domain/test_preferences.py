"""What people choose, and when it is quiet."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.errors import InvalidQuietHours
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.preferences import (
    A_DAY,
    NEVER_QUIET,
    OF_CUSTOMERS,
    OF_STAFF,
    Consent,
    NoticeKind,
    Preferences,
    QuietHours,
    quiet_hours,
)

NIGHT = quiet_hours("22-7")
BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
ANN = Preferences(id=PersonId("ann"))


@pytest.mark.parametrize(
    ("now", "over"),
    [
        (datetime(2027, 3, 1, 21, 59, tzinfo=UTC), None),
        (datetime(2027, 3, 1, 22, 0, tzinfo=UTC), datetime(2027, 3, 2, 7, tzinfo=UTC)),
        (datetime(2027, 3, 2, 0, 30, tzinfo=UTC), datetime(2027, 3, 2, 7, tzinfo=UTC)),
        (datetime(2027, 3, 2, 6, 59, 59, tzinfo=UTC), datetime(2027, 3, 2, 7, tzinfo=UTC)),
        (datetime(2027, 3, 2, 7, 0, tzinfo=UTC), None),
    ],
)
def test_a_night_ends_in_the_morning(now: datetime, over: datetime | None) -> None:
    assert NIGHT.over(now, UTC) == over


def test_a_break_at_noon_ends_on_the_same_day() -> None:
    hours = quiet_hours("12:30-14")
    assert hours.over(NOON + timedelta(minutes=45), UTC) == NOON + timedelta(hours=2)
    assert hours.over(NOON, UTC) is None


def test_quiet_holds_by_the_clocks_of_the_zone() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    assert NIGHT.over(datetime(2027, 3, 1, 14, tzinfo=UTC), shanghai) == datetime(2027, 3, 1, 23, tzinfo=UTC)
    assert NIGHT.over(datetime(2027, 3, 1, 13, 59, tzinfo=UTC), shanghai) is None


def test_a_night_in_which_the_clocks_go_forward_is_shorter() -> None:
    before = datetime(2027, 3, 27, 22, tzinfo=BERLIN)
    over = NIGHT.over(before.astimezone(UTC), BERLIN)
    assert over == datetime(2027, 3, 28, 7, tzinfo=BERLIN)
    assert over is not None
    assert over - before.astimezone(UTC) == timedelta(hours=8)


@given(
    st.builds(QuietHours, st.integers(0, A_DAY - 1), st.integers(0, A_DAY - 1)),
    st.integers(0, 366 * A_DAY).map(lambda minutes: NOON + timedelta(minutes=minutes)),
    st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_quiet_is_over_later_than_now_and_within_a_day(hours: QuietHours, now: datetime, zone: str) -> None:
    over = hours.over(now, ZoneInfo(zone))
    if over is not None:
        assert now < over <= now + timedelta(hours=25)


@pytest.mark.parametrize("hour", range(24))
def test_from_and_until_the_same_time_is_never(hour: int) -> None:
    assert NEVER_QUIET.over(NOON.replace(hour=hour), UTC) is None


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22-7", QuietHours(1320, 420)),
        (" 22:30 – 07:05 ", QuietHours(1350, 425)),
        ("２２：００～７", QuietHours(1320, 420)),
        ("22点", None),
        ("24-7", None),
        ("22:60-7", None),
        ("-7", None),
        ("", None),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, hours: QuietHours | None) -> None:
    if hours is not None:
        assert quiet_hours(text) == hours
    else:
        with pytest.raises(InvalidQuietHours):
            quiet_hours(text)


def test_everything_is_wanted_until_somebody_says_otherwise() -> None:
    assert all(ANN.wants(kind) for kind in NoticeKind)
    without = ANN.choosing(NoticeKind.PARCELS, wanted=False)
    assert not without.wants(NoticeKind.PARCELS)
    assert without.wants(NoticeKind.RESTOCKS)
    assert without.choosing(NoticeKind.PARCELS, wanted=True) == ANN


def test_every_kind_is_offered_to_somebody_once() -> None:
    assert sorted((*OF_CUSTOMERS, *OF_STAFF)) == sorted(NoticeKind)


def test_nobody_consents_by_silence() -> None:
    assert not ANN.consents
    assert not ANN.asked(NOON).consents


def test_consent_keeps_the_moment_at_which_it_was_given_and_taken_back() -> None:
    given_ = ANN.answering(True, NOON)
    assert given_.broadcasts == Consent(given=True, at=NOON)
    later = NOON + timedelta(days=1)
    assert given_.answering(True, later) == given_
    assert given_.answering(False, later).broadcasts == Consent(given=False, at=later)
    assert not given_.answering(False, later).consents


def test_who_was_asked_was_asked_once() -> None:
    asked = ANN.asked(NOON)
    assert asked.asked(NOON + timedelta(days=1)) == asked
