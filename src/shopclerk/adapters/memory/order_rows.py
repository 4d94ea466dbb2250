"""Orders as lists show them, in memory."""

from collections.abc import Iterable

from shopclerk.adapters.memory.queries import answer as found
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.refund import Refund, RefundReason
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports import views
from shopclerk.core.ports.changeset import Key
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.ports.view_rows import order_row


def order_rows(orders: Iterable[Order], memory: Memory) -> tuple[views.OrderRow, ...]:
    return tuple(
        order_row(
            order,
            found(ShipmentsOf(order.id), memory),
            found(CasesOf(order.id), memory),
            found(RefundsOf(order.id), memory),
        )
        for order in orders
    )


def is_open(parcel: Shipment, memory: Memory) -> bool:
    """Its order still waits for it: not over, not sent again, not paid back for the loss."""
    order = memory.records[Key(Order, parcel.order_id)]
    refunds = memory.find(Refund, "order", parcel.order_id)
    made_good = any(refund.holds and refund.reason is RefundReason.LOST for refund in refunds)
    waits = isinstance(order, Order) and order.status is OrderStatus.CONFIRMED
    return waits and not made_good and not memory.find(Order, "replaces", parcel.order_id)
