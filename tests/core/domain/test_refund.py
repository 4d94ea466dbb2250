"""What a refund of units is worth."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.errors import IllegalTransition, NotThatMany
from shopclerk.core.domain.ids import AttemptId, OrderId, OrderLineId, ProductId, RefundId, SkuId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import OrderLine
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.refund import (
    Refund,
    RefundReason,
    line_refund,
    refund,
    shipping_refunded,
    units_refunded,
)

NOW = datetime(2026, 3, 5, tzinfo=UTC)
LINE = OrderLineId("l")


def line(quantity: int, price: int, discount: int = 0) -> OrderLine:
    return OrderLine(
        id=LINE,
        product_id=ProductId("p"),
        sku_id=SkuId("s"),
        title=LocalizedText.single("en", "Mug"),
        options=(),
        unit_price=Money(price, "CNY"),
        quantity=quantity,
        discount=Money(discount, "CNY") if discount else None,
    )


def of_units(bought: OrderLine, before: list[Refund], units: int) -> Refund:
    part = line_refund(bought, before, units)
    return refund(
        refund_id=RefundId(f"r{len(before)}"),
        order_id=OrderId("o"),
        attempt_id=AttemptId("a"),
        amount=part.amount,
        reason=RefundReason.GOODWILL,
        by=SYSTEM,
        at=NOW,
        lines=(part,),
    )


@pytest.mark.invariant(16, 27)
@given(st.integers(1, 9), st.integers(1, 5000), st.data())
def test_refunds_of_a_line_sum_to_the_cent_whatever_fails_between(
    quantity: int, price: int, data: st.DataObject
) -> None:
    discount = data.draw(st.integers(0, quantity * price))
    bought, made = line(quantity, price, discount), list[Refund]()
    while (left := quantity - units_refunded(made, LINE)) > 0:
        made.append(of_units(bought, made, data.draw(st.integers(1, left))))
        failing = data.draw(st.integers(0, len(made) - 1)) if len(made) < 12 else None
        if failing is not None and data.draw(st.booleans()):
            made[failing] = replace(made[failing], status=RefundStatus.FAILED)
    assert sum(one.amount.minor for one in made if one.holds) == bought.net.minor
    assert all(one.amount.minor >= 0 for one in made)


@pytest.mark.invariant(16)
@pytest.mark.parametrize("units", [-1, 0, 3])
def test_only_units_that_were_bought_and_not_refunded_can_be(units: int) -> None:
    bought = line(3, 100)
    with pytest.raises(NotThatMany) as refused:
        line_refund(bought, [of_units(bought, [], 1)], units)
    assert refused.value == NotThatMany(LINE, units, 2)


def test_the_shipping_fee_of_a_failed_refund_can_go_back_again() -> None:
    fee = replace(of_units(line(1, 100), [], 1), shipping=Money(12, "CNY"))
    assert shipping_refunded([fee, replace(fee, status=RefundStatus.FAILED)]) == 12


def test_what_has_succeeded_never_fails() -> None:
    done = of_units(line(1, 100), [], 1).submit(by=SYSTEM, at=NOW, next_try_at=NOW)
    done = done.succeed("ref", by=SYSTEM, at=NOW)
    with pytest.raises(IllegalTransition):
        done.fail("late", by=SYSTEM, at=NOW)
