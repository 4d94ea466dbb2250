"""Order numbers, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.numbers import ALPHABET, LENGTH, hyphenated, order_number

plain_numbers = st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH)


@pytest.mark.parametrize(
    "typed", ["7K3F-22", "7k3f22", "#7K3F 22", "№ 7k3f–22", " 7K3F—22\n", "7 K 3 F 2 2", "7K3F　22"]
)
def test_a_number_is_known_however_it_is_written(typed: str) -> None:
    assert order_number(typed) == "7K3F-22"


@pytest.mark.parametrize(
    "typed", ["", "7K3F-2", "7K3F-222", "7K3F-20", "7K3F-2I", "7K3F.22", "where is it", "#"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert order_number(typed) is None


@given(plain_numbers)
def test_every_number_is_read_as_it_was_written(plain: str) -> None:
    assert order_number(hyphenated(plain)) == order_number(plain.lower()) == hyphenated(plain)


def test_no_two_signs_are_mistaken_for_each_other() -> None:
    assert not set("01ILOU") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_number_or_none(typed: str) -> None:
    number = order_number(typed)
    assert number is None or order_number(number) == number
