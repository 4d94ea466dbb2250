"""The one label people see, derived from the stored axes so that it can never contradict them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.lifecycle import RANK, OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.refund import Refund, RefundReason
from shopclerk.core.domain.shipment import Shipment, unshipped


class OrderLabel(StrEnum):
    PENDING_PAYMENT = "pending_payment"
    AWAITING_SHIPMENT = "awaiting_shipment"
    SHIPPED = "shipped"
    IN_DELIVERY = "in_delivery"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    AFTER_SALES = "after_sales"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"


_BY_PARCEL: Final = {
    ShipmentStatus.OUT_FOR_DELIVERY: OrderLabel.IN_DELIVERY,
    ShipmentStatus.DELIVERED: OrderLabel.DELIVERED,
}
_NEVER_DUE: Final = frozenset({RefundReason.SURPLUS, RefundReason.LATE})
"""Money that the order did not ask for: sending it back takes nothing off the order."""


def label(
    order: Order,
    shipments: Sequence[Shipment],
    cases: Iterable[AfterSalesCase] = (),
    refunds: Iterable[Refund] = (),
) -> OrderLabel:
    """What the order is called now.

    What still has to be paid or sent speaks first, then an open case, then money that has gone back: all of
    it names the order at once, a part of it only when the order is over. A cancelled order stays cancelled,
    unless it was cancelled by taking everything back.
    """
    back = _back(order, refunds)
    if order.status is OrderStatus.PENDING_PAYMENT:
        return OrderLabel.PENDING_PAYMENT
    if order.status is OrderStatus.CANCELLED:
        taken_back = order.cancelled_because is CancelReason.REFUNDED and back is OrderLabel.REFUNDED
        return OrderLabel.REFUNDED if taken_back else OrderLabel.CANCELLED
    sent = _sent(order, shipments)
    if sent is OrderLabel.AWAITING_SHIPMENT:
        return sent
    if any(case.is_open for case in cases):
        return OrderLabel.AFTER_SALES
    return back if back is OrderLabel.REFUNDED or (back and sent is OrderLabel.COMPLETED) else sent


def _sent(order: Order, shipments: Sequence[Shipment]) -> OrderLabel:
    """How far a confirmed order has come; of several parcels the least advanced speaks."""
    if order.status is OrderStatus.COMPLETED:
        return OrderLabel.COMPLETED
    parcels = [parcel for parcel in shipments if parcel.status is not ShipmentStatus.CANCELLED]
    if not parcels or unshipped(order, parcels):
        return OrderLabel.AWAITING_SHIPMENT
    slowest = min(parcels, key=lambda parcel: RANK.get(parcel.status, RANK[ShipmentStatus.SHIPPED]))
    return _BY_PARCEL.get(slowest.status, OrderLabel.SHIPPED)


def _back(order: Order, refunds: Iterable[Refund]) -> OrderLabel | None:
    """Whether all of its price has gone back, a part of it, or nothing."""
    minor = sum(
        refund.amount.minor
        for refund in refunds
        if refund.status is RefundStatus.SUCCEEDED and refund.reason not in _NEVER_DUE
    )
    if minor <= 0:
        return None
    return OrderLabel.REFUNDED if minor >= order.total.minor else OrderLabel.PARTLY_REFUNDED
