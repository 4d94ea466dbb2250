"""Dividing money: the parts sum to the whole, however it is divided."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.discount import HUNDREDTHS, Discount
from shopclerk.core.domain.ids import (
    AttemptId,
    ContactId,
    OrderId,
    OrderLineId,
    PersonId,
    ProductId,
    RefundId,
    SkuId,
)
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import (
    AppliedDiscount,
    Order,
    OrderLine,
    PaymentWindow,
    ShippingChoice,
    discounted,
    place,
)
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.pricing import shares, slice_of
from shopclerk.core.domain.refund import Refund, RefundLine, RefundReason, line_refund, refund

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
LI = Actor(PersonId("Li"), Role.CUSTOMER)

amounts = st.integers(0, 10**9)
currencies = st.sampled_from(["CNY", "JPY", "KWD"])


@pytest.mark.invariant(27)
@given(amounts, st.lists(amounts, min_size=1, max_size=20))
def test_shares_sum_to_the_whole_and_are_never_negative(whole: int, weights: list[int]) -> None:
    parts = shares(whole, weights)
    assert sum(parts) == whole
    assert len(parts) == len(weights)
    assert min(parts) >= 0


@given(st.lists(amounts, min_size=1, max_size=20), st.data())
def test_no_share_of_a_discount_is_more_than_its_line(weights: list[int], data: st.DataObject) -> None:
    whole = data.draw(st.integers(0, sum(weights)))
    assert all(
        part <= weight for part, weight in zip(shares(whole, weights), weights, strict=True)
    ) or not any(weights)


@given(amounts, st.lists(amounts, min_size=1, max_size=20))
def test_a_share_differs_from_the_exact_one_by_less_than_a_unit(whole: int, weights: list[int]) -> None:
    of = sum(weights)
    if of:
        parts = shares(whole, weights)
        assert all(abs(part * of - whole * weight) < of for part, weight in zip(parts, weights, strict=True))


@pytest.mark.invariant(27)
@given(st.integers(0, 10**9), st.lists(st.integers(1, 50), min_size=1, max_size=12))
def test_slices_sum_to_the_whole_however_the_units_are_taken(whole: int, takings: list[int]) -> None:
    units, before, sliced = sum(takings), 0, 0
    for taking in takings:
        part = slice_of(whole, before=before, taking=taking, units=units)
        assert part >= 0
        before, sliced = before + taking, sliced + part
    assert sliced == whole


@st.composite
def lines(draw: st.DrawFn) -> tuple[OrderLine, ...]:
    currency = draw(currencies)
    title = LocalizedText.single("en", "Mug")
    drawn = draw(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 30)), min_size=1, max_size=8))
    return tuple(
        OrderLine(
            id=OrderLineId(f"line-{number}"),
            product_id=ProductId("product"),
            sku_id=SkuId(f"sku-{number}"),
            title=title,
            options=(),
            unit_price=Money(price, currency),
            quantity=quantity,
        )
        for number, (price, quantity) in enumerate(drawn)
    )


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Placed with any discount that its lines can bear, and any fee."""
    bought = draw(lines())
    currency = bought[0].unit_price.currency
    subtotal = sum(line.amount.minor for line in bought)
    off = draw(st.none() | st.integers(0, subtotal))
    fee = draw(st.none() | st.integers(0, 10_000))
    return place(
        order_id=OrderId("order"),
        number="AAAA-22",
        by=LI,
        contact_id=ContactId("contact"),
        lines=bought,
        window=PaymentWindow(remind_at=None, pay_by=NOON),
        at=NOON,
        shipping=None if fee is None else ShippingChoice("post", Money(fee, currency)),
        discount=None if off is None else AppliedDiscount("SPRING", Money(off, currency)),
    )


@given(orders())
def test_an_order_costs_its_lines_less_the_discount_plus_the_fee(order: Order) -> None:
    currency = order.total.currency
    subtotal = total((line.amount for line in order.lines), currency)
    off = order.discount.amount if order.discount else Money.zero(currency)
    fee = order.shipping.fee if order.shipping else Money.zero(currency)
    assert order.total == subtotal - off + fee
    assert order.total.minor >= 0
    assert all(line.net.minor >= 0 for line in order.lines)
    assert total((line.discount for line in order.lines if line.discount), currency) == off


@pytest.mark.invariant(16, 27)
@given(orders(), st.data())
def test_refunds_of_units_in_any_split_sum_to_what_was_paid_to_the_cent(
    order: Order, data: st.DataObject
) -> None:
    """Any units of any lines, in any sequence, some of the refunds failing."""
    refunds: list[Refund] = []
    left = {line.id: line.quantity for line in order.lines}
    while any(left.values()):
        line = order.line(data.draw(st.sampled_from([line_id for line_id, units in left.items() if units])))
        taking = data.draw(st.integers(1, left[line.id]))
        part = line_refund(line, refunds, taking)
        assert part.amount.minor >= 0
        made = _refund(order, part.amount, len(refunds), part)
        fails = len(refunds) < 10 and data.draw(st.booleans())
        if fails:
            made = made.submit(by=LI, at=NOON, next_try_at=NOON).fail("no", by=LI, at=NOON)
        else:
            left[line.id] -= taking
        refunds.append(made)
    paid = total((line.net for line in order.lines), order.total.currency)
    assert total((one.amount for one in refunds if one.holds), order.total.currency) == paid


def _refund(order: Order, amount: Money, number: int, line: RefundLine) -> Refund:
    return refund(
        refund_id=RefundId(f"refund-{number}"),
        order_id=order.id,
        attempt_id=AttemptId("attempt"),
        amount=amount,
        reason=RefundReason.RETURNED,
        by=LI,
        at=NOON,
        lines=(line,),
    )


@given(lines(), st.integers(1, HUNDREDTHS))
def test_a_percentage_takes_off_its_part_and_never_more_than_everything(
    bought: tuple[OrderLine, ...], percentage: int
) -> None:
    subtotal = total((line.amount for line in bought), bought[0].unit_price.currency)
    off = Discount(id="SPRING", percentage=percentage).deduction(subtotal, NOON)
    assert 0 <= off.minor <= subtotal.minor
    assert 0 <= subtotal.minor * percentage - off.minor * HUNDREDTHS < HUNDREDTHS
    assert all(line.net.minor >= 0 for line in discounted(bought, AppliedDiscount("SPRING", off)))


@given(lines(), st.integers(1, 10**9))
def test_an_amount_takes_off_at_most_everything(bought: tuple[OrderLine, ...], minor: int) -> None:
    subtotal = total((line.amount for line in bought), bought[0].unit_price.currency)
    off = Discount(id="SPRING", amount=Money(minor, subtotal.currency)).deduction(subtotal, NOON)
    assert off.minor == min(minor, subtotal.minor)


@pytest.mark.parametrize(
    ("whole", "weights", "parts"),
    [
        (100, [1, 1, 1], (34, 33, 33)),
        (1, [0, 5], (0, 1)),
        (7, [0, 0], (4, 3)),
        (0, [3, 4], (0, 0)),
        (880, [7800, 1001], (780, 100)),
    ],
)
def test_the_largest_remainder_gets_the_unit_and_of_equals_the_first(
    whole: int, weights: list[int], parts: tuple[int, ...]
) -> None:
    assert shares(whole, weights) == parts


def test_nothing_to_divide_among_is_no_share() -> None:
    assert shares(5, []) == ()
