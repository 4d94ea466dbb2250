"""Transition tables: the only place that says which status may follow which.

Source: design §3. An undeclared step raises `IllegalTransition`; nothing else moves a status.
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


S = TypeVar("S", bound=StrEnum)
Table = Mapping[S, frozenset[S]]

ORDER: Final[Table[OrderStatus]] = {
    OrderStatus.PENDING_PAYMENT: frozenset({OrderStatus.CONFIRMED, OrderStatus.CANCELLED}),
    OrderStatus.CONFIRMED: frozenset({OrderStatus.COMPLETED, OrderStatus.CANCELLED}),
    OrderStatus.COMPLETED: frozenset(),
    OrderStatus.CANCELLED: frozenset(),
}

ATTEMPT: Final[Table[AttemptStatus]] = {
    AttemptStatus.CREATED: frozenset(
        {
            AttemptStatus.ACTION_REQUIRED,
            AttemptStatus.CAPTURED,
            AttemptStatus.FAILED,
            AttemptStatus.VOIDED,
            AttemptStatus.UNKNOWN,
        }
    ),
    AttemptStatus.ACTION_REQUIRED: frozenset(
        {AttemptStatus.CAPTURED, AttemptStatus.FAILED, AttemptStatus.VOIDED, AttemptStatus.UNKNOWN}
    ),
    AttemptStatus.CAPTURED: frozenset(),
    AttemptStatus.FAILED: frozenset({AttemptStatus.CAPTURED}),
    AttemptStatus.VOIDED: frozenset({AttemptStatus.CAPTURED}),
    AttemptStatus.UNKNOWN: frozenset({AttemptStatus.CAPTURED, AttemptStatus.FAILED}),
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
_UNDER_WAY: Final = frozenset(_ROAD[3:6])
_TROUBLE: Final = frozenset(
    {ShipmentStatus.EXCEPTION, ShipmentStatus.LOST, ShipmentStatus.RETURNING, ShipmentStatus.RETURNED}
)


def _onward(status: ShipmentStatus) -> frozenset[ShipmentStatus]:
    ahead = frozenset(_ROAD[_ROAD.index(status) + 1 :])
    return ahead | (_TROUBLE if status in _UNDER_WAY else frozenset({ShipmentStatus.CANCELLED}))


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
