"""What the merchant reads of a day and of what needs somebody's hand, in memory."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from shopclerk.adapters.memory.order_rows import is_open, order_rows
from shopclerk.adapters.memory.queries import answer as found
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports import counter_views as views
from shopclerk.core.ports.changeset import Key
from shopclerk.core.ports.counter_views import Trouble
from shopclerk.core.ports.queries.money import MoneyOf
from shopclerk.core.ports.queries.parcels import ParcelsSilent
from shopclerk.core.ports.views import OrderRow

ALL: Final = 1_000_000


def day_of(query: views.DayOf, memory: Memory) -> tuple[views.DayFigures, ...]:
    every = memory.find(Order)
    moved = [
        entry
        for order in every
        for entry in found(MoneyOf(order.id), memory)
        if query.since <= entry.at < query.until
    ]
    came = [entry for entry in moved if entry.kind is MoneyKind.CAPTURED]
    went = [entry for entry in moved if entry.kind is not MoneyKind.CAPTURED]
    return (
        views.DayFigures(
            placed=sum(query.since <= each.placed_at < query.until and not each.replaces for each in every),
            paid=len({entry.order_id for entry in came}),
            received=views.summed(entry.amount for entry in came),
            returned=views.summed(entry.amount for entry in went),
        ),
    )


def orders_unpaid(query: views.OrdersUnpaid, memory: Memory) -> tuple[OrderRow, ...]:
    waiting = sorted(memory.find(Order, "unpaid"), key=lambda order: order.id)
    page = [order for order in waiting if query.after is None or order.id > query.after]
    return order_rows(page[: query.limit], memory)


def exceptions(query: views.Exceptions, memory: Memory) -> tuple[views.ExceptionRow, ...]:
    troubles = _troubles(memory, query.silent_since)
    page = sorted(id for id in troubles if query.after is None or id > query.after)[: query.limit]
    orders = [record for id in page if isinstance(record := memory.records[Key(Order, id)], Order)]
    return tuple(
        views.ExceptionRow(order=row, troubles=frozenset(troubles[row.id]))
        for row in order_rows(orders, memory)
    )


def exception_counts(query: views.ExceptionCounts, memory: Memory) -> tuple[views.ExceptionCount, ...]:
    return (views.ExceptionCount(orders=len(_troubles(memory, query.silent_since))),)


def _troubles(memory: Memory, silent_since: datetime) -> dict[str, set[Trouble]]:
    troubles: defaultdict[str, set[Trouble]] = defaultdict(set)
    for trouble, parcels in (
        (Trouble.PARCEL, memory.find(Shipment, "in trouble")),
        (Trouble.SILENT, found(ParcelsSilent(silent_since, ALL), memory)),
    ):
        for parcel in parcels:
            if is_open(parcel, memory):
                troubles[parcel.order_id].add(trouble)
    for parcel in memory.find(Shipment, "unbooked"):
        if parcel.polls:
            troubles[parcel.order_id].add(Trouble.BOOKING)
    for refund in memory.find(Refund, "failed"):
        if not _is_made(refund, memory):
            troubles[refund.order_id].add(Trouble.REFUND)
    return dict(troubles)


def _is_made(failed: Refund, memory: Memory) -> bool:
    others = memory.find(Refund, "order", failed.order_id)
    same = (one for one in others if (one.attempt_id, one.amount) == (failed.attempt_id, failed.amount))
    return any(one.id > failed.id and one.status is not RefundStatus.FAILED for one in same)


ANSWERS: Final[Mapping[type[Any], Callable[[Any, Memory], tuple[Any, ...]]]] = {
    views.DayOf: day_of,
    views.OrdersUnpaid: orders_unpaid,
    views.Exceptions: exceptions,
    views.ExceptionCounts: exception_counts,
}
