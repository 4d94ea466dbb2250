"""What has happened and somebody must be told of: facts and ids, never wording, never personal data."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import AttemptId, OrderId, ShipmentId, SkuId
from shopclerk.core.domain.lifecycle import ShipmentStatus


@dataclass(frozen=True, slots=True)
class OrderPlaced:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class PaymentDue:
    """The order is still unpaid and will end soon."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class PaymentDeclined:
    """The provider refused; `reason` is its code. The hold still lasts."""

    order_id: OrderId
    attempt_id: AttemptId
    reason: str


@dataclass(frozen=True, slots=True)
class PaymentUnapplied:
    """Money came that confirms nothing (late, a second time, or another amount): it is booked, and the
    owner must look.
    """

    order_id: OrderId
    attempt_id: AttemptId


@dataclass(frozen=True, slots=True)
class OrderConfirmed:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderCancelled:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderShipped:
    order_id: OrderId
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class ParcelMoved:
    order_id: OrderId
    shipment_id: ShipmentId
    status: ShipmentStatus


@dataclass(frozen=True, slots=True)
class OrderCompleted:
    order_id: OrderId


@dataclass(frozen=True, slots=True)
class StockRanLow:
    """Available stock crossed the safety stock downwards; `left` is what can still be promised."""

    sku_id: SkuId
    left: int
    order_id: ClassVar[None] = None


Event: TypeAlias = (
    OrderPlaced
    | PaymentDue
    | PaymentDeclined
    | PaymentUnapplied
    | OrderConfirmed
    | OrderCancelled
    | OrderShipped
    | ParcelMoved
    | OrderCompleted
    | StockRanLow
)
