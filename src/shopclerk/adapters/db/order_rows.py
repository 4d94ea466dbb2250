"""A page of orders as lists show them, with what follows from their parcels, cases and refunds."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Select

from shopclerk.adapters.db.mapping.aftersales import CASE, REFUND
from shopclerk.adapters.db.mapping.families import SHIPMENT
from shopclerk.adapters.db.mapping.kind import Kind
from shopclerk.adapters.db.mapping.orders import ORDER
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.view_rows import order_row
from shopclerk.core.ports.views import OrderRow

M = TypeVar("M", Shipment, AfterSalesCase, Refund)


def order_rows(connection: Connection, page: Select[Any], sealer: Sealer) -> tuple[OrderRow, ...]:
    found = ORDER.fetch(connection, page, sealer)
    ids = [order.id for order in found]
    parcels = _by_order(connection, SHIPMENT, ids, sealer)
    claimed = _by_order(connection, CASE, ids, sealer)
    back = _by_order(connection, REFUND, ids, sealer)
    return tuple(order_row(order, parcels[order.id], claimed[order.id], back[order.id]) for order in found)


def _by_order(
    connection: Connection, kind: Kind[M], order_ids: Sequence[str], sealer: Sealer
) -> defaultdict[str, list[M]]:
    statement = kind.all().where(kind.root.c.order_id.in_(order_ids))
    members: defaultdict[str, list[M]] = defaultdict(list)
    for member in kind.fetch(connection, statement, sealer) if order_ids else ():
        members[member.order_id].append(member)
    return members
