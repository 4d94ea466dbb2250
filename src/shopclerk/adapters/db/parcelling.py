"""What an order's parcels make of it, noted on the order.

Asked of the parcels each time, the merchant's queues would read every order that is on its way to find the
few that wait to be sent. Noted on the order, one partial index holds each queue, in its order.
"""

from collections.abc import Collection
from typing import Final

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Table, Update, func, select, update

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
    return update(orders).values(all_left=_lines_to_send() == 0, in_trouble=_parcels_in_trouble() > 0)


# Counted, not EXISTS: to answer that, PostgreSQL may read the parcels of all orders first.
def _lines_to_send() -> ScalarSelect[int]:
    """Lines of the order of which something has not left; what was cancelled before shipping never did."""
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
    unsent = order_lines.c.quantity - order_lines.c.cancelled > left
    return _number(order_lines, order_lines.c.order_id == orders.c.id, unsent)


def _parcels_in_trouble() -> ScalarSelect[int]:
    return _number(shipments, shipments.c.order_id == orders.c.id, one_of(shipments.c.status, IN_TROUBLE))


def _number(table: Table, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(table).where(*conditions).correlate(orders).scalar_subquery()
