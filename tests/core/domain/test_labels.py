"""What people read of an order is derived, and what needs doing speaks first."""

from typing import Any

import pytest

from shopclerk.core.domain.labels import OrderLabel, label
from shopclerk.core.domain.lifecycle import CASE, CaseStatus, OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.refund import Refund, RefundReason
from tests.contracts.after_sales import case, refund
from tests.contracts.examples import line, order, shipment

PARCEL = shipment("s", ("l1", 2), status=ShipmentStatus.DELIVERED)


def bought(status: OrderStatus = OrderStatus.CONFIRMED, **changes: Any) -> Order:
    return order("order", line("l1", 2), status=status, **changes)


def back(minor: int, **changes: Any) -> Refund:
    known: dict[str, Any] = {"status": RefundStatus.SUCCEEDED, "reason": RefundReason.RETURNED}
    return refund(amount=Money(minor, "CNY"), **known | changes)


@pytest.mark.parametrize("status", CaseStatus)
def test_an_open_case_speaks_once_nothing_is_left_to_send(status: CaseStatus) -> None:
    claimed = [case(status=status)]
    is_open = bool(CASE[status])
    for ended, otherwise in (
        (OrderStatus.CONFIRMED, OrderLabel.DELIVERED),
        (OrderStatus.COMPLETED, OrderLabel.COMPLETED),
    ):
        expected = OrderLabel.AFTER_SALES if is_open else otherwise
        assert label(bought(ended), [PARCEL], claimed) is expected
    assert label(bought(), [], claimed) is OrderLabel.AWAITING_SHIPMENT


def test_a_part_that_went_back_names_an_order_only_when_it_is_over() -> None:
    part = [back(400)]
    assert label(bought(), [PARCEL], refunds=part) is OrderLabel.DELIVERED
    assert label(bought(), [], refunds=part) is OrderLabel.AWAITING_SHIPMENT
    assert label(bought(OrderStatus.COMPLETED), [PARCEL], refunds=part) is OrderLabel.PARTLY_REFUNDED


def test_an_order_of_which_all_went_back_is_refunded() -> None:
    everything = [back(400), back(590)]
    for status in (OrderStatus.CONFIRMED, OrderStatus.COMPLETED):
        assert label(bought(status), [PARCEL], refunds=everything) is OrderLabel.REFUNDED


@pytest.mark.parametrize("status", [one for one in RefundStatus if one is not RefundStatus.SUCCEEDED])
def test_money_that_may_yet_go_back_names_nothing(status: RefundStatus) -> None:
    refunds = [back(990, status=status)]
    assert label(bought(OrderStatus.COMPLETED), [PARCEL], refunds=refunds) is OrderLabel.COMPLETED


@pytest.mark.parametrize("reason", [RefundReason.SURPLUS, RefundReason.LATE])
def test_money_that_was_never_due_takes_nothing_off_the_order(reason: RefundReason) -> None:
    refunds = [back(990, reason=reason)]
    assert label(bought(OrderStatus.COMPLETED), [PARCEL], refunds=refunds) is OrderLabel.COMPLETED


def test_an_order_over_nothing_is_never_called_refunded() -> None:
    free = bought(OrderStatus.COMPLETED, total=Money(0, "CNY"))
    assert label(free, [PARCEL], refunds=[]) is OrderLabel.COMPLETED


@pytest.mark.parametrize("because", CancelReason)
def test_a_cancelled_order_stays_cancelled_unless_taking_it_back_cancelled_it(because: CancelReason) -> None:
    cancelled = bought(OrderStatus.CANCELLED, cancelled_because=because)
    expected = OrderLabel.REFUNDED if because is CancelReason.REFUNDED else OrderLabel.CANCELLED
    assert label(cancelled, [], refunds=[back(990)]) is expected
    assert label(cancelled, [], refunds=[back(400)]) is OrderLabel.CANCELLED


def test_an_unpaid_order_waits_for_its_payment_whatever_went_back() -> None:
    unpaid = bought(OrderStatus.PENDING_PAYMENT)
    assert label(unpaid, [], refunds=[back(100)]) is OrderLabel.PENDING_PAYMENT
