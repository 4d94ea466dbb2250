"""Every pair of statuses of every lifecycle, declared or not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import product
from typing import Final

import pytest

from shopclerk.core.domain import lifecycle
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.errors import IllegalTransition
from shopclerk.core.domain.lifecycle import (
    AttemptStatus,
    CaseStatus,
    OrderStatus,
    RefundStatus,
    ShipmentStatus,
)
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.timeline import Axis, Move
from tests.core.domain.examples import CLERK, LATER, claimed, paid, placed, promised, sent, tried

ORDER_STEPS: Final = {
    ("pending_payment", "confirmed"),
    ("pending_payment", "cancelled"),
    ("confirmed", "completed"),
    ("confirmed", "cancelled"),
}
PAYMENT_STEPS: Final = {
    *(
        (open_, to)
        for open_ in ("created", "action_required", "authorized")
        for to in ("captured", "failed", "voided", "unknown")
    ),
    ("created", "action_required"),
    ("created", "authorized"),
    ("action_required", "authorized"),
    ("failed", "captured"),
    ("voided", "captured"),
    ("voided", "failed"),
    *(("unknown", to) for to in ("action_required", "authorized", "captured", "failed", "voided")),
}
ROAD: Final = ("pending", "picking", "packed", "shipped", "in_transit", "out_for_delivery", "delivered")
SHIPMENT_STEPS: Final = {
    *((here, there) for number, here in enumerate(ROAD) for there in ROAD[number + 1 :]),
    *((here, "cancelled") for here in ROAD[:3]),
    *(
        (here, trouble)
        for here in ("shipped", "in_transit", "out_for_delivery")
        for trouble in ("exception", "lost", "returning", "returned")
    ),
    *(
        ("exception", later)
        for later in ("in_transit", "out_for_delivery", "delivered", "lost", "returning", "returned")
    ),
    ("returning", "returned"),
}


REFUND_STEPS: Final = {
    ("requested", "submitted"),
    *(("submitted", to) for to in ("succeeded", "failed", "unknown")),
    ("unknown", "succeeded"),
    ("unknown", "failed"),
    ("failed", "succeeded"),
}
CASE_STEPS: Final = {
    *(("requested", to) for to in ("approved", "rejected", "withdrawn", "expired")),
    ("received", "inspected"),
    ("inspected", "settling"),
    ("settling", "closed"),
    *(("awaiting_return", to) for to in ("received", "withdrawn", "expired")),
}


def matrix(status: type[StrEnum], declared: set[tuple[str, str]]) -> list[object]:
    return [
        pytest.param(from_, to, (from_.value, to.value) in declared, id=f"{from_}-{to}")
        for from_, to in product(status, repeat=2)
    ]


def check(moving: Callable[[], tuple[Move, ...]], from_: StrEnum, to: StrEnum, declared: bool) -> Move | None:
    """A declared step leaves exactly one row; any other is refused with both ends."""
    if declared:
        (move,) = moving()
        assert (move.from_, move.to, move.by, move.at) == (from_.value, to.value, CLERK, LATER)
        return move
    with pytest.raises(IllegalTransition) as refused:
        moving()
    assert refused.value == IllegalTransition(from_.value, to.value)
    return None


@pytest.mark.invariant(30)
@pytest.mark.parametrize(("from_", "to", "declared"), matrix(OrderStatus, ORDER_STEPS))
def test_an_order_takes_declared_steps_only(from_: OrderStatus, to: OrderStatus, declared: bool) -> None:
    order = replace(placed(), status=from_, moves=())
    steps: Mapping[OrderStatus, Callable[[], Order]] = {
        OrderStatus.CONFIRMED: lambda: order.confirm(by=CLERK, at=LATER),
        OrderStatus.COMPLETED: lambda: order.complete(by=CLERK, at=LATER),
        OrderStatus.CANCELLED: lambda: order.cancel(CancelReason.MERCHANT, by=CLERK, at=LATER),
    }
    if to not in steps:
        assert not declared, "there is no way back to being unpaid"
        return
    move = check(lambda: steps[to]().moves, from_, to, declared)
    assert move is None or (move.axis, move.entity_id) == (Axis.ORDER, order.id)


@pytest.mark.invariant(30)
@pytest.mark.parametrize(("from_", "to", "declared"), matrix(AttemptStatus, PAYMENT_STEPS))
def test_a_payment_takes_declared_steps_only(from_: AttemptStatus, to: AttemptStatus, declared: bool) -> None:
    attempt = replace(tried(), status=from_, moves=())
    steps: Mapping[AttemptStatus, Callable[[], PaymentAttempt]] = {
        AttemptStatus.ACTION_REQUIRED: lambda: attempt.require_action("ref", "link", by=CLERK, at=LATER),
        AttemptStatus.AUTHORIZED: lambda: attempt.authorise("ref", by=CLERK, at=LATER),
        AttemptStatus.UNKNOWN: lambda: attempt.lose_sight(by=CLERK, at=LATER),
        AttemptStatus.CAPTURED: lambda: attempt.capture("ref", by=CLERK, at=LATER),
        AttemptStatus.FAILED: lambda: attempt.fail("reason", by=CLERK, at=LATER),
        AttemptStatus.VOIDED: lambda: attempt.void(by=CLERK, at=LATER),
    }
    assert (to in lifecycle.ATTEMPT[from_]) is declared
    if to in steps:
        move = check(lambda: steps[to]().moves, from_, to, declared)
        assert move is None or (move.axis, move.entity_id) == (Axis.PAYMENT, attempt.id)


@pytest.mark.invariant(30)
@pytest.mark.parametrize(("from_", "to", "declared"), matrix(ShipmentStatus, SHIPMENT_STEPS))
def test_a_parcel_takes_declared_steps_only(
    from_: ShipmentStatus, to: ShipmentStatus, declared: bool
) -> None:
    parcel: Shipment = replace(sent(paid()), status=from_, moves=())
    move = check(lambda: parcel.move_to(to, by=CLERK, at=LATER).moves, from_, to, declared)
    assert move is None or (move.axis, move.entity_id) == (Axis.SHIPMENT, parcel.id)


@pytest.mark.invariant(30)
@pytest.mark.parametrize(("from_", "to", "declared"), matrix(RefundStatus, REFUND_STEPS))
def test_a_refund_takes_declared_steps_only(from_: RefundStatus, to: RefundStatus, declared: bool) -> None:
    refund = replace(promised(), status=from_, moves=())
    steps: Mapping[RefundStatus, Callable[[], Refund]] = {
        RefundStatus.SUBMITTED: lambda: refund.submit(by=CLERK, at=LATER, next_try_at=LATER),
        RefundStatus.SUCCEEDED: lambda: refund.succeed("ref", by=CLERK, at=LATER),
        RefundStatus.FAILED: lambda: refund.fail("reason", by=CLERK, at=LATER),
        RefundStatus.UNKNOWN: lambda: refund.lose_sight(by=CLERK, at=LATER),
    }
    assert (to in lifecycle.REFUND[from_]) is declared
    if to in steps:
        move = check(lambda: steps[to]().moves, from_, to, declared)
        assert move is None or (move.axis, move.entity_id) == (Axis.REFUND, refund.id)


@pytest.mark.invariant(30)
@pytest.mark.parametrize("kind", CaseKind)
@pytest.mark.parametrize(("from_", "to", "declared"), matrix(CaseStatus, CASE_STEPS))
def test_a_case_takes_the_declared_steps_of_its_kind_only(
    from_: CaseStatus, to: CaseStatus, kind: CaseKind, declared: bool
) -> None:
    """What was approved is settled at once without a return, and awaited first with one."""
    next_ = CaseStatus.SETTLING if kind is CaseKind.REFUND_ONLY else CaseStatus.AWAITING_RETURN
    declared = declared or (from_, to) == (CaseStatus.APPROVED, next_)
    case = replace(claimed(kind), status=from_, moves=())
    move = check(lambda: case.move_to(to, by=CLERK, at=LATER).moves, from_, to, declared)
    assert move is None or (move.axis, move.entity_id) == (Axis.CASE, case.id)
