"""What the real clock and the real ids promise to the core."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from shopclerk.app import system
from shopclerk.app.system import RandomIds, SystemClock
from shopclerk.core.domain.numbers import ALPHABET


def test_time_is_aware_and_goes_on() -> None:
    clock = SystemClock()
    before = datetime.now(UTC)
    moments = [clock.now() for _ in range(100)]
    assert moments == sorted(moments)
    assert moments[0].tzinfo is UTC
    assert before <= moments[-1] <= datetime.now(UTC)


def test_time_never_goes_back_though_the_machine_s_does(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    first = clock.now()

    class SetBack:
        @staticmethod
        def now(zone: object) -> datetime:
            return first - timedelta(hours=1)

    monkeypatch.setattr(system, "datetime", SetBack)
    assert clock.now() == first


def test_no_id_is_given_twice_and_later_ones_sort_later() -> None:
    ids = RandomIds()
    made = [ids.new() for _ in range(5000)]
    assert made == sorted(set(made))
    assert all(re.fullmatch(r"[0-9a-z]{20}", each, re.ASCII) for each in made)


def test_ids_of_two_processes_are_not_the_same() -> None:
    one, other = RandomIds(), RandomIds()
    assert {one.new() for _ in range(1000)}.isdisjoint(other.new() for _ in range(1000))


def test_an_order_number_can_be_read_aloud() -> None:
    numbers = [RandomIds().order_number() for _ in range(500)]
    assert all(re.fullmatch(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{2}}", number) for number in numbers)
    assert len(set(numbers)) > 490
    assert not set("01OIL") & set(ALPHABET)


def test_a_token_is_long_enough_to_be_secret_and_short_enough_for_a_button() -> None:
    tokens = [RandomIds().token() for _ in range(200)]
    assert len(set(tokens)) == 200
    assert all(16 <= len(token) <= 22 for token in tokens)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", token, re.ASCII) for token in tokens)
