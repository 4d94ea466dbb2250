"""How many parcels went wrong that somebody still waits for.

Everything about an order is counted for that order alone. A join could be turned around by a planner, who
would then read all parcels that ever went wrong for the few that are open.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Select, and_, func, select

from shopclerk.adapters.db.tables.aftersales import refunds
from shopclerk.adapters.db.tables.orders import CONFIRMED, TROUBLED, orders, shipments
from shopclerk.adapters.db.tables.schema import one_of
from shopclerk.core.domain.lifecycle import IN_TROUBLE
from shopclerk.core.domain.refund import NOT_FAILED, RefundReason


def parcels_in_trouble() -> Select[Any]:
    """Of confirmed orders: held up, lost, on their way back or back."""
    of_order = _number(shipments, shipments.c.order_id == orders.c.id, one_of(shipments.c.status, IN_TROUBLE))
    return select(func.coalesce(func.sum(of_order), 0)).where(TROUBLED, _not_made_good(orders.c.id))


def silent_parcels(since: datetime) -> Select[Any]:
    """Of confirmed orders: under way, and nothing was heard of them since then."""
    order_id, silent = shipments.c.order_id, shipments.c.heard_at <= since
    confirmed = _number(orders, orders.c.id == order_id, CONFIRMED) == 1
    return select(func.count()).select_from(shipments).where(silent, confirmed, _not_made_good(order_id))


def orders_in_trouble() -> Select[Any]:
    """The ids of those orders."""
    return select(orders.c.id).where(TROUBLED, _not_made_good(orders.c.id))


def orders_silent(since: datetime) -> Select[Any]:
    """The ids of the orders of silent parcels."""
    order_id, silent = shipments.c.order_id, shipments.c.heard_at <= since
    confirmed = _number(orders, orders.c.id == order_id, CONFIRMED) == 1
    return select(order_id).where(silent, confirmed, _not_made_good(order_id))


def _not_made_good(order_id: ColumnElement[str]) -> ColumnElement[bool]:
    """The order was not sent again, nor paid back for a loss."""
    again = orders.alias("again")
    lost = refunds.c.reason == RefundReason.LOST.value
    paid_back = refunds.c.status.in_([status.value for status in NOT_FAILED])
    return and_(
        _number(again, again.c.replaces == order_id) == 0,
        _number(refunds, refunds.c.order_id == order_id, lost, paid_back) == 0,
    )


def _number(table: FromClause, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    counted = select(func.count()).select_from(table).where(*conditions)
    return counted.correlate_except(table).scalar_subquery()
