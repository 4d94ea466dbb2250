import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.errors import InvalidAddress, InvalidName, InvalidPhone, NotAllowed
from shopclerk.core.domain.people import (
    ADDRESS_LIMITS,
    SYSTEM,
    Role,
    delivery_address,
    phone_number,
    recipient_name,
)
from tests.core.domain.examples import CLERK, LI

anything = st.text(st.characters())


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("13800138000", "13800138000"),
        ("+86 138 0013 8000", "+8613800138000"),
        ("＋８６　１３８－００１３－８０００", "+8613800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("(010) 8888-6666", "01088886666"),
        ("（０１０）８８８８６６６６", "01088886666"),
        ("555.123.4567", "5551234567"),
        ("  020/7946 0000 ", "02079460000"),
    ],
)
def test_a_phone_number_is_kept_as_it_is_dialled(typed: str, dialled: str) -> None:
    assert phone_number(typed) == dialled


@pytest.mark.parametrize(
    "typed", ["110", "123456", "1" * 16, "", "call me", "13800138000a", "13800138000\n1", "++8613800138000"]
)
def test_what_cannot_be_dialled_is_no_phone_number(typed: str) -> None:
    with pytest.raises(InvalidPhone) as refused:
        phone_number(typed)
    assert refused.value.text == typed


@given(anything)
def test_a_phone_number_that_was_accepted_is_accepted_again_as_it_is(typed: str) -> None:
    try:
        dialled = phone_number(typed)
    except InvalidPhone:
        return
    assert phone_number(dialled) == dialled


def test_a_name_is_one_line() -> None:
    assert recipient_name("  Li \n Ming　\t") == "Li Ming"


def test_what_nobody_can_write_leaves_no_space_behind_in_a_name() -> None:
    assert recipient_name("Li \0") == "Li"
    assert recipient_name("Li \0 Ming") == "Li Ming"


@pytest.mark.parametrize("typed", ["", " \n ", "\0\0", "\0 \0", "x" * 101])
def test_a_name_has_one_to_a_hundred_characters(typed: str) -> None:
    with pytest.raises(InvalidName):
        recipient_name(typed)


def test_an_address_keeps_its_lines_but_no_blank_ones() -> None:
    assert delivery_address(" 8 Harbour Road \r\n\n \n Shanghai ") == "8 Harbour Road\nShanghai"


@pytest.mark.parametrize("typed", ["", "here", "\n\n\n\n\n\n", "x" * 301])
def test_an_address_has_five_to_three_hundred_characters(typed: str) -> None:
    with pytest.raises(InvalidAddress):
        delivery_address(typed)


@given(anything)
def test_whatever_is_typed_a_kept_address_can_be_written_anywhere(typed: str) -> None:
    try:
        address = delivery_address(typed)
    except InvalidAddress:
        return
    assert len(address) in ADDRESS_LIMITS
    assert "\0" not in address.encode().decode()
    assert delivery_address(address) == address


def test_the_shop_itself_counts_as_staff_and_customers_do_not() -> None:
    assert {role for role in Role if role is not Role.CUSTOMER} == {Role.CLERK, Role.OWNER, Role.SYSTEM}
    assert (SYSTEM.is_staff, CLERK.is_staff, LI.is_staff) == (True, True, False)
    CLERK.must_be_staff("ShipOrder")
    with pytest.raises(NotAllowed) as refused:
        LI.must_be_staff("ShipOrder")
    assert refused.value == NotAllowed("ShipOrder", "staff")
