"""What an order's parcels make of it, noted on the order.

Asked of the parcels each time, the merchant's queues would read every order that is on its way to find the
few that wait to be sent. Noted on the order, one partial index holds each queue, in its order.
"""

from collections.abc import Collection
from typing import Final

from sqlalchemy import ColumnElement, Connection, Update, exists, func, select, update

from shopclerk.adapters.db.among import among
from shopclerk.adapters.db.tables.orders import order_lines, orders, shipment_lines, shipments
from shopclerk.adapters.db.tables.schema import one_of
from shopclerk.core.domain.lifecycle import IN_TROUBLE, ShipmentStatus
from shopclerk.core.domain.shipment import STILL_HERE

_NEVER_LEFT: Final = (*STILL_HERE, ShipmentStatus.CANCELLED)


def note_parcels(connection: Connection, order_ids: Collection[str]) -> None:
    """Of these orders, whose parcels or lines were just written."""
    if order_ids:
        connection.execute(noting().where(among(connection, orders.c.id, order_ids)))


def noting() -> Update:
    """Note it on all orders."""
    return update(orders).values(all_left=~_incomplete(), in_trouble=_in_trouble())


def _incomplete() -> ColumnElement[bool]:
    """Something of the order has not left yet; what was cancelled before shipping never did."""
    left = (
        select(func.coalesce(func.sum(shipment_lines.c.quantity), 0))
        .join(shipments, shipments.c.id == shipment_lines.c.shipment_id)
        .where(
            shipment_lines.c.order_line_id == order_lines.c.id,
            shipments.c.order_id == orders.c.id,
            ~one_of(shipments.c.status, _NEVER_LEFT),
        )
        .correlate(order_lines, orders)
        .scalar_subquery()
    )
    return exists().where(
        order_lines.c.order_id == orders.c.id, order_lines.c.quantity - order_lines.c.cancelled > left
    )


def _in_trouble() -> ColumnElement[bool]:
    return exists().where(shipments.c.order_id == orders.c.id, one_of(shipments.c.status, IN_TROUBLE))
