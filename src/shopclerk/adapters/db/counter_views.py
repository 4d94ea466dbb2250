"""What the merchant reads of a day and of what needs somebody's hand, in SQL."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, true

from shopclerk.adapters.db.mapping.orders import ORDER
from shopclerk.adapters.db.order_rows import order_rows
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.aftersales import FAILED_REFUND, refunds
from shopclerk.adapters.db.tables.orders import UNBOOKED, UNPAID, money_entries, orders, shipments
from shopclerk.adapters.db.troubles import orders_in_trouble, orders_silent
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.refund import NOT_FAILED
from shopclerk.core.ports import counter_views as views
from shopclerk.core.ports.counter_views import Trouble
from shopclerk.core.ports.views import OrderRow


def day_of(query: views.DayOf, connection: Connection, sealer: Sealer) -> tuple[views.DayFigures, ...]:
    table = money_entries
    placed = select(func.count()).select_from(orders)
    placed = placed.where(_within(orders.c.placed_at, query), orders.c.replaces.is_(None))
    moved = (
        select(table.c.kind, table.c.currency, func.sum(table.c.amount).label("sum"))
        .where(_within(table.c.at, query))
        .group_by(table.c.kind, table.c.currency)
        .order_by(table.c.currency)
    )
    paid = select(func.count(table.c.order_id.distinct())).where(
        _within(table.c.at, query), table.c.kind == MoneyKind.CAPTURED.value
    )
    sums: defaultdict[str, list[Money]] = defaultdict(list)
    for row in connection.execute(moved):
        sums["came" if row.kind == MoneyKind.CAPTURED else "went"].append(Money(int(row.sum), row.currency))
    figures = views.DayFigures(
        placed=connection.execute(placed).scalar_one(),
        paid=connection.execute(paid).scalar_one(),
        received=views.summed(sums["came"]),
        returned=views.summed(sums["went"]),
    )
    return (figures,)


def _within(moment: ColumnElement[Any], query: views.DayOf) -> ColumnElement[bool]:
    return and_(moment >= query.since, moment < query.until)


def orders_unpaid(query: views.OrdersUnpaid, connection: Connection, sealer: Sealer) -> tuple[OrderRow, ...]:
    beyond = true() if query.after is None else orders.c.id > query.after
    page = ORDER.all().where(UNPAID, beyond).order_by(orders.c.id)
    return order_rows(connection, page.limit(query.limit), sealer)


def exceptions(
    query: views.Exceptions, connection: Connection, sealer: Sealer
) -> tuple[views.ExceptionRow, ...]:
    troubles = _troubles(connection, query.silent_since)
    page = sorted(id for id in troubles if query.after is None or id > query.after)[: query.limit]
    found = ORDER.all().where(orders.c.id.in_(page)).order_by(orders.c.id)
    rows = order_rows(connection, found, sealer) if page else ()
    return tuple(views.ExceptionRow(order=row, troubles=frozenset(troubles[row.id])) for row in rows)


def exception_counts(
    query: views.ExceptionCounts, connection: Connection, sealer: Sealer
) -> tuple[views.ExceptionCount, ...]:
    return (views.ExceptionCount(orders=len(_troubles(connection, query.silent_since))),)


def _troubles(connection: Connection, silent_since: datetime) -> dict[str, set[Trouble]]:
    """By order: each kind has an index of the few that there are."""
    asked: Mapping[Trouble, Select[Any]] = {
        Trouble.PARCEL: orders_in_trouble(),
        Trouble.SILENT: orders_silent(silent_since),
        Trouble.BOOKING: select(shipments.c.order_id).where(UNBOOKED, shipments.c.polls > 0),
        Trouble.REFUND: _refunds_to_make(),
    }
    found: defaultdict[str, set[Trouble]] = defaultdict(set)
    for trouble, statement in asked.items():
        for (order_id,) in connection.execute(statement):
            found[order_id].add(trouble)
    return dict(found)


def _refunds_to_make() -> Select[Any]:
    """Of refunds that failed: those that no later one of the same payment and amount stands for."""
    later = refunds.alias("later")
    stands_for = and_(
        later.c.order_id == refunds.c.order_id,
        later.c.attempt_id == refunds.c.attempt_id,
        later.c.amount == refunds.c.amount,
        later.c.id > refunds.c.id,
        later.c.status.in_([status.value for status in NOT_FAILED]),
    )
    made = select(func.count()).select_from(later).where(stands_for).correlate(refunds).scalar_subquery()
    return select(refunds.c.order_id).where(FAILED_REFUND, made == 0)


ANSWERS: Final[Mapping[type[Any], Callable[[Any, Connection, Sealer], tuple[Any, ...]]]] = {
    views.DayOf: day_of,
    views.OrdersUnpaid: orders_unpaid,
    views.Exceptions: exceptions,
    views.ExceptionCounts: exception_counts,
}
