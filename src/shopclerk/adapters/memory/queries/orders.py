"""Orders and who gets them, in memory."""

from datetime import datetime

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.queries.due import due
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.changeset import Key
from shopclerk.core.ports.queries.orders import (
    CompletionsDue,
    LastContactOf,
    OrderNumbered,
    PaymentsDue,
    TimelineOf,
)


@answer.register
def _(query: OrderNumbered, memory: Memory) -> tuple[Order, ...]:
    return tuple(memory.find(Order, "number", query.number))


@answer.register
def _(query: TimelineOf, memory: Memory) -> tuple[TimelineEntry, ...]:
    rows = memory.find(TimelineEntry, "order", query.order_id)
    return tuple(sorted(rows, key=lambda row: (row.move.at, row.id)))


@answer.register
def _(query: LastContactOf, memory: Memory) -> tuple[Contact, ...]:
    known = memory.find(Contact, "person", query.person_id)
    latest = max(known, key=lambda each: (memory.saved_at[Key(Contact, each.id)], each.id), default=None)
    return () if latest is None else (latest,)


@answer.register
def _(query: PaymentsDue, memory: Memory) -> tuple[Order, ...]:
    unpaid = memory.find(Order, "unpaid")
    return due(((_payment_due_at(order), order) for order in unpaid), query.now, query.limit)


@answer.register
def _(query: CompletionsDue, memory: Memory) -> tuple[Order, ...]:
    completing = memory.find(Order, "completing")
    return due(((order.complete_at, order) for order in completing), query.now, query.limit)


def _payment_due_at(order: Order) -> datetime | None:
    return min((at for at in (order.remind_at, order.pay_by) if at is not None), default=None)
