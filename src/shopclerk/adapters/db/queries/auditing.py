"""What an audit reads. One query is answered in one transaction, so a page is never torn."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Column, Connection, ScalarSelect, Table, func, select

from shopclerk.adapters.db.mapping import entries
from shopclerk.adapters.db.mapping.orders import ORDER
from shopclerk.adapters.db.queries.answering import Keyed, answer, answer_each, answer_together, entries_in
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Selection
from shopclerk.adapters.db.tables.orders import orders
from shopclerk.adapters.db.tables.stock import reservations, stock_levels, stock_movements
from shopclerk.core.domain.order import Order
from shopclerk.core.ports import auditing

answer_together(
    auditing.MovementsOf,
    Keyed(
        "order_id",
        Selection(
            tuple(stock_movements.c), stock_movements.c.order_id, (stock_movements.c.at, stock_movements.c.id)
        ),
        entries_in(entries.stock_movement),
    ),
)


@answer.register
def _(query: auditing.Families, connection: Connection, sealer: Sealer) -> tuple[auditing.Family, ...]:
    page = ORDER.all().where(orders.c.id > query.after).order_by(orders.c.id).limit(query.limit)
    return _families(ORDER.fetch(connection, page, sealer), connection, sealer)


@answer.register
def _(query: auditing.FamiliesOf, connection: Connection, sealer: Sealer) -> tuple[auditing.Family, ...]:
    named = ORDER.load(sealer, connection, sorted(set(query.order_ids)))
    return _families([order for order in named if order is not None], connection, sealer)


def _families(orders: Sequence[Order], connection: Connection, sealer: Sealer) -> tuple[auditing.Family, ...]:
    """A statement for each of an order's tables, however many orders: one an order is slow where it crosses a
    network.
    """
    return auditing.families(orders, partial(answer_each, sealer, connection))


@answer.register
def _(query: auditing.StockBooks, connection: Connection, sealer: Sealer) -> tuple[auditing.StockBook, ...]:
    moved = _sum(stock_movements, stock_movements.c.quantity)
    held = _sum(reservations, reservations.c.held)
    beyond = select(stock_levels, moved.label("moved"), held.label("held")).where(
        stock_levels.c.sku_id > query.after
    )
    page = beyond.order_by(stock_levels.c.sku_id).limit(query.limit)
    rows = (dict(row) for row in connection.execute(page).mappings())
    return tuple(
        auditing.StockBook(moved=row.pop("moved"), held=row.pop("held"), level=entries.stock_level(row))
        for row in rows
    )


def _sum(table: Table, units: Column[int]) -> ScalarSelect[int]:
    """Of one SKU, the level of which is being read."""
    total = select(func.coalesce(func.sum(units), 0)).where(table.c.sku_id == stock_levels.c.sku_id)
    return total.correlate(stock_levels).scalar_subquery()
