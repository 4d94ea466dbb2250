"""What an audit reads. One query is answered in one transaction, so a page is never torn."""

from typing import Any

from sqlalchemy import Column, Connection, ScalarSelect, Select, Table, func, select

from shopclerk.adapters.db.mapping import entries
from shopclerk.adapters.db.mapping.orders import ORDER
from shopclerk.adapters.db.queries.answering import answer, entries_of
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.orders import orders
from shopclerk.adapters.db.tables.stock import reservations, stock_levels, stock_movements
from shopclerk.core.domain.stock import StockMovement
from shopclerk.core.ports import auditing
from shopclerk.core.ports.store import Query


@answer.register
def _(query: auditing.MovementsOf, connection: Connection, sealer: Sealer) -> tuple[StockMovement, ...]:
    table = stock_movements
    made = select(table).where(table.c.order_id == query.order_id).order_by(table.c.at, table.c.id)
    return entries_of(connection, made, entries.stock_movement, sealer)


@answer.register
def _(query: auditing.Families, connection: Connection, sealer: Sealer) -> tuple[auditing.Family, ...]:
    page = ORDER.all().where(orders.c.id > query.after).order_by(orders.c.id).limit(query.limit)
    return _families(page, connection, sealer)


@answer.register
def _(query: auditing.FamiliesOf, connection: Connection, sealer: Sealer) -> tuple[auditing.Family, ...]:
    named = ORDER.all().where(orders.c.id.in_(query.order_ids)).order_by(orders.c.id)
    return _families(named, connection, sealer)


def _families(page: Select[Any], connection: Connection, sealer: Sealer) -> tuple[auditing.Family, ...]:
    def ask(part: Query[Any], /) -> tuple[Any, ...]:
        return answer(part, connection, sealer)

    return tuple(auditing.family(order, ask) for order in ORDER.fetch(connection, page, sealer))


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
