"""The one label people see, derived from the stored axes so that it can never contradict them."""

from collections.abc import Sequence
from enum import StrEnum

from shopclerk.core.domain.lifecycle import RANK, OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment, unshipped


class OrderLabel(StrEnum):
    PENDING_PAYMENT = "pending_payment"
    AWAITING_SHIPMENT = "awaiting_shipment"
    SHIPPED = "shipped"
    IN_DELIVERY = "in_delivery"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


_BY_STATUS = {
    OrderStatus.PENDING_PAYMENT: OrderLabel.PENDING_PAYMENT,
    OrderStatus.COMPLETED: OrderLabel.COMPLETED,
    OrderStatus.CANCELLED: OrderLabel.CANCELLED,
}
_BY_PARCEL = {
    ShipmentStatus.OUT_FOR_DELIVERY: OrderLabel.IN_DELIVERY,
    ShipmentStatus.DELIVERED: OrderLabel.DELIVERED,
}


def label(order: Order, shipments: Sequence[Shipment]) -> OrderLabel:
    """What the order is called now; of several parcels the least advanced speaks."""
    if order.status in _BY_STATUS:
        return _BY_STATUS[order.status]
    sent = [parcel for parcel in shipments if parcel.status is not ShipmentStatus.CANCELLED]
    if not sent or unshipped(order, sent):
        return OrderLabel.AWAITING_SHIPMENT
    slowest = min(sent, key=lambda parcel: RANK.get(parcel.status, RANK[ShipmentStatus.SHIPPED]))
    return _BY_PARCEL.get(slowest.status, OrderLabel.SHIPPED)
