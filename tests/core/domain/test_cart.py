import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.cart import MOST_LINES, MOST_OF_ONE, Cart, CartLine, parse_quantity
from shopclerk.core.domain.errors import CartFull, InvalidQuantity
from shopclerk.core.domain.ids import PersonId, SkuId

EMPTY = Cart(id=PersonId("Li"))
MUG, TEA = SkuId("mug"), SkuId("tea")


def test_lines_keep_the_order_in_which_they_were_added() -> None:
    cart = EMPTY.adding(MUG, 1).adding(TEA, 2).adding(MUG, 3)
    assert cart.lines == (CartLine(MUG, 4), CartLine(TEA, 2))
    assert cart.quantity_of(MUG) == 4


def test_zero_takes_a_line_out() -> None:
    assert EMPTY.adding(MUG, 1).with_quantity(MUG, 0) == EMPTY
    assert EMPTY.with_quantity(MUG, 0) == EMPTY


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, MOST_OF_ONE))))
def test_a_cart_holds_the_last_quantity_of_each_and_nothing_empty(changes: list[tuple[str, int]]) -> None:
    cart = EMPTY
    for sku, quantity in changes:
        cart = cart.with_quantity(SkuId(sku), quantity)
    last = {sku: quantity for sku, quantity in dict(changes).items() if quantity}
    assert {line.sku_id: line.quantity for line in cart.lines} == last


@pytest.mark.parametrize("quantity", [-1, MOST_OF_ONE + 1])
def test_a_quantity_out_of_bounds_is_refused(quantity: int) -> None:
    with pytest.raises(InvalidQuantity):
        EMPTY.with_quantity(MUG, quantity)


def test_a_full_cart_takes_nothing_new_but_more_of_what_it_has() -> None:
    cart = EMPTY
    for number in range(MOST_LINES):
        cart = cart.adding(SkuId(str(number)), 1)
    assert cart.adding(SkuId("0"), 5).quantity_of(SkuId("0")) == 6
    with pytest.raises(CartFull) as refused:
        cart.adding(MUG, 1)
    assert refused.value == CartFull(MOST_LINES)


@pytest.mark.parametrize(
    ("typed", "quantity"), [("1", 1), (" 999 ", 999), ("１２", 12), ("007", 7), ("٣", 3)]
)
def test_a_quantity_is_read_as_people_type_it(typed: str, quantity: int) -> None:
    assert parse_quantity(typed) == quantity


@pytest.mark.parametrize("typed", ["", "0", "1000", "-1", "+1", "1.5", "abc", "²", "1 2", "三", "9" * 5000])
def test_what_is_no_quantity_is_refused_with_what_would_be(typed: str) -> None:
    with pytest.raises(InvalidQuantity) as refused:
        parse_quantity(typed)
    assert refused.value == InvalidQuantity(typed, MOST_OF_ONE)


@given(st.text())
def test_whatever_is_typed_is_a_quantity_or_refused(typed: str) -> None:
    try:
        assert 1 <= parse_quantity(typed) <= MOST_OF_ONE
    except InvalidQuantity as refused:
        assert refused.text == typed  # noqa: PT017 - either answer is right
