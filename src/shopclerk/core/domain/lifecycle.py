"""Transition tables: the only place that says which status may follow which.

docs/lifecycles.md draws them. An undeclared step raises `IllegalTransition`; nothing else moves a status.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from shopclerk.core.domain.errors import IllegalTransition


class OrderStatus(StrEnum):
    PENDING_PAYMENT = "pending_payment"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class AttemptStatus(StrEnum):
    CREATED = "created"
    ACTION_REQUIRED = "action_required"
    AUTHORIZED = "authorized"
    CAPTURED = "captured"
    FAILED = "failed"
    VOIDED = "voided"
    UNKNOWN = "unknown"


class ShipmentStatus(StrEnum):
    PENDING = "pending"
    PICKING = "picking"
    PACKED = "packed"
    SHIPPED = "shipped"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    EXCEPTION = "exception"
    LOST = "lost"
    RETURNING = "returning"
    RETURNED = "returned"
    CANCELLED = "cancelled"


class RefundStatus(StrEnum):
    REQUESTED = "requested"
    SUBMITTED = "submitted"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    UNKNOWN = "unknown"


class CaseStatus(StrEnum):
    REQUESTED = "requested"
    APPROVED = "approved"
    REJECTED = "rejected"
    AWAITING_RETURN = "awaiting_return"
    RECEIVED = "received"
    INSPECTED = "inspected"
    SETTLING = "settling"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


S = TypeVar("S", bound=StrEnum)
Table = Mapping[S, frozenset[S]]

ORDER: Final[Table[OrderStatus]] = {
    OrderStatus.PENDING_PAYMENT: frozenset({OrderStatus.CONFIRMED, OrderStatus.CANCELLED}),
    OrderStatus.CONFIRMED: frozenset({OrderStatus.COMPLETED, OrderStatus.CANCELLED}),
    OrderStatus.COMPLETED: frozenset(),
    # Only an order that timed out is revived, by a late payment that can be honoured: see `Order.revive`.
    OrderStatus.CANCELLED: frozenset({OrderStatus.CONFIRMED}),
}

_FACTS: Final = frozenset(
    {AttemptStatus.AUTHORIZED, AttemptStatus.CAPTURED, AttemptStatus.FAILED, AttemptStatus.UNKNOWN}
)

ATTEMPT: Final[Table[AttemptStatus]] = {
    AttemptStatus.CREATED: _FACTS | {AttemptStatus.ACTION_REQUIRED, AttemptStatus.VOIDED},
    AttemptStatus.ACTION_REQUIRED: _FACTS | {AttemptStatus.VOIDED},
    AttemptStatus.AUTHORIZED: _FACTS - {AttemptStatus.AUTHORIZED} | {AttemptStatus.VOIDED},
    AttemptStatus.CAPTURED: frozenset(),
    AttemptStatus.FAILED: frozenset({AttemptStatus.CAPTURED}),
    AttemptStatus.VOIDED: frozenset({AttemptStatus.CAPTURED, AttemptStatus.FAILED}),
    AttemptStatus.UNKNOWN: _FACTS - {AttemptStatus.UNKNOWN}
    | {AttemptStatus.ACTION_REQUIRED, AttemptStatus.VOIDED},
}

REFUND: Final[Table[RefundStatus]] = {
    RefundStatus.REQUESTED: frozenset({RefundStatus.SUBMITTED}),
    RefundStatus.SUBMITTED: frozenset({RefundStatus.SUCCEEDED, RefundStatus.FAILED, RefundStatus.UNKNOWN}),
    RefundStatus.UNKNOWN: frozenset({RefundStatus.SUCCEEDED, RefundStatus.FAILED}),
    RefundStatus.FAILED: frozenset({RefundStatus.SUCCEEDED}),
    RefundStatus.SUCCEEDED: frozenset(),
}

_ENDED: Final[frozenset[CaseStatus]] = frozenset()

CASE: Final[Table[CaseStatus]] = {
    CaseStatus.REQUESTED: frozenset(
        {CaseStatus.APPROVED, CaseStatus.REJECTED, CaseStatus.WITHDRAWN, CaseStatus.EXPIRED}
    ),
    CaseStatus.APPROVED: frozenset({CaseStatus.AWAITING_RETURN, CaseStatus.SETTLING}),
    CaseStatus.AWAITING_RETURN: frozenset({CaseStatus.RECEIVED, CaseStatus.WITHDRAWN, CaseStatus.EXPIRED}),
    CaseStatus.RECEIVED: frozenset({CaseStatus.INSPECTED}),
    CaseStatus.INSPECTED: frozenset({CaseStatus.SETTLING}),
    CaseStatus.SETTLING: frozenset({CaseStatus.CLOSED}),
    CaseStatus.REJECTED: _ENDED,
    CaseStatus.CLOSED: _ENDED,
    CaseStatus.WITHDRAWN: _ENDED,
    CaseStatus.EXPIRED: _ENDED,
}

_ROAD: Final = (
    ShipmentStatus.PENDING,
    ShipmentStatus.PICKING,
    ShipmentStatus.PACKED,
    ShipmentStatus.SHIPPED,
    ShipmentStatus.IN_TRANSIT,
    ShipmentStatus.OUT_FOR_DELIVERY,
    ShipmentStatus.DELIVERED,
)
UNDER_WAY: Final = frozenset(_ROAD[3:6])
IN_TROUBLE: Final = frozenset(
    {ShipmentStatus.EXCEPTION, ShipmentStatus.LOST, ShipmentStatus.RETURNING, ShipmentStatus.RETURNED}
)


def _onward(status: ShipmentStatus) -> frozenset[ShipmentStatus]:
    ahead = frozenset(_ROAD[_ROAD.index(status) + 1 :])
    return ahead | (IN_TROUBLE if status in UNDER_WAY else frozenset({ShipmentStatus.CANCELLED}))


SHIPMENT: Final[Table[ShipmentStatus]] = {
    **{status: _onward(status) for status in _ROAD[:-1]},
    ShipmentStatus.DELIVERED: frozenset(),
    ShipmentStatus.EXCEPTION: frozenset(
        {
            ShipmentStatus.IN_TRANSIT,
            ShipmentStatus.OUT_FOR_DELIVERY,
            ShipmentStatus.DELIVERED,
            ShipmentStatus.LOST,
            ShipmentStatus.RETURNING,
            ShipmentStatus.RETURNED,
        }
    ),
    ShipmentStatus.LOST: frozenset(),
    ShipmentStatus.RETURNING: frozenset({ShipmentStatus.RETURNED}),
    ShipmentStatus.RETURNED: frozenset(),
    ShipmentStatus.CANCELLED: frozenset(),
}

RANK: Final[Mapping[ShipmentStatus, int]] = {status: rank for rank, status in enumerate(_ROAD)}
"""How far a parcel has come; side states have no rank."""


def check(table: Table[S], from_: S, to: S) -> None:
    """Raise IllegalTransition unless the table declares the step."""
    if to not in table[from_]:
        raise IllegalTransition(from_.value, to.value)
