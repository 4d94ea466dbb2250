"""How each query of the store is answered in memory."""

from collections.abc import Iterable
from datetime import datetime
from functools import singledispatch
from itertools import islice
from typing import Any, TypeVar

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.catalogue import Category, Product
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.picture import PictureJob, PictureStatus
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.stock import Reservation, StockItem, StockMovement
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports import store
from shopclerk.core.ports.changeset import Key

D = TypeVar("D", Order, Shipment, PictureJob)


@singledispatch
def answer(query: store.Query[Any], memory: Memory) -> tuple[Any, ...]:
    """The rows of a query in the order that its docstring gives."""
    raise TypeError(f"no answer to {type(query).__name__}")


@answer.register
def _(query: store.OrderNumbered, memory: Memory) -> tuple[Order, ...]:
    return tuple(order for order in memory.all(Order) if order.number == query.number)


@answer.register
def _(query: store.ProductsOfSkus, memory: Memory) -> tuple[Product, ...]:
    wanted = set(query.sku_ids)
    having = (each for each in memory.all(Product) if any(sku.id in wanted for sku in each.skus))
    return tuple(sorted(having, key=lambda product: product.id))


@answer.register
def _(query: store.ProductHandled, memory: Memory) -> tuple[Product, ...]:
    return tuple(product for product in memory.all(Product) if product.handle == query.handle)


@answer.register
def _(query: store.AllCategories, memory: Memory) -> tuple[Category, ...]:
    return tuple(sorted(memory.all(Category), key=lambda category: (category.position, category.id)))


@answer.register
def _(query: store.Levels, memory: Memory) -> tuple[StockItem, ...]:
    known = sorted(set(query.sku_ids) & memory.levels.keys())
    return tuple(memory.levels[sku_id] for sku_id in known)


@answer.register
def _(query: store.Movements, memory: Memory) -> tuple[StockMovement, ...]:
    ledger = (row for row in memory.ledger(StockMovement) if row.sku_id == query.sku_id)
    return tuple(sorted(ledger, key=lambda row: (row.at, row.id)))


@answer.register
def _(query: store.AttemptsOf, memory: Memory) -> tuple[PaymentAttempt, ...]:
    attempts = (each for each in memory.all(PaymentAttempt) if each.order_id == query.order_id)
    return tuple(sorted(attempts, key=lambda attempt: (attempt.created_at, attempt.id)))


@answer.register
def _(query: store.MoneyOf, memory: Memory) -> tuple[MoneyEntry, ...]:
    ledger = (row for row in memory.ledger(MoneyEntry) if row.order_id == query.order_id)
    return tuple(sorted(ledger, key=lambda row: (row.at, row.id)))


@answer.register
def _(query: store.ReservationsOf, memory: Memory) -> tuple[Reservation, ...]:
    held = (each for each in memory.all(Reservation) if each.order_id == query.order_id)
    return tuple(sorted(held, key=lambda reservation: reservation.sku_id))


@answer.register
def _(query: store.ShipmentsOf, memory: Memory) -> tuple[Shipment, ...]:
    parcels = (each for each in memory.all(Shipment) if each.order_id == query.order_id)
    return tuple(sorted(parcels, key=lambda parcel: (parcel.shipped_at, parcel.id)))


@answer.register
def _(query: store.ScansOf, memory: Memory) -> tuple[ParcelEvent, ...]:
    scans = (row for row in memory.ledger(ParcelEvent) if row.shipment_id == query.shipment_id)
    return tuple(sorted(scans, key=lambda row: (row.scan.at, row.id)))


@answer.register
def _(query: store.TimelineOf, memory: Memory) -> tuple[TimelineEntry, ...]:
    rows = (row for row in memory.ledger(TimelineEntry) if row.order_id == query.order_id)
    return tuple(sorted(rows, key=lambda row: (row.move.at, row.id)))


@answer.register
def _(query: store.LastContactOf, memory: Memory) -> tuple[Contact, ...]:
    known = [each for each in memory.all(Contact) if each.person_id == query.person_id]
    latest = max(known, key=lambda each: (memory.saved_at[Key(Contact, each.id)], each.id), default=None)
    return () if latest is None else (latest,)


@answer.register
def _(query: store.PaymentsDue, memory: Memory) -> tuple[Order, ...]:
    due = ((_payment_due_at(order), order) for order in memory.all(Order) if order.is_payable)
    return _due(due, query.now, query.limit)


@answer.register
def _(query: store.CompletionsDue, memory: Memory) -> tuple[Order, ...]:
    confirmed = (order for order in memory.all(Order) if order.status is OrderStatus.CONFIRMED)
    return _due(((order.complete_at, order) for order in confirmed), query.now, query.limit)


@answer.register
def _(query: store.PollsDue, memory: Memory) -> tuple[Shipment, ...]:
    due = ((parcel.next_poll_at, parcel) for parcel in memory.all(Shipment))
    return _due(due, query.now, query.limit)


@answer.register
def _(query: store.PicturesDue, memory: Memory) -> tuple[PictureJob, ...]:
    queued = (job for job in memory.all(PictureJob) if job.status is PictureStatus.QUEUED)
    return _due(((job.due_at, job) for job in queued), query.now, query.limit)


def _payment_due_at(order: Order) -> datetime | None:
    return min((at for at in (order.remind_at, order.pay_by) if at is not None), default=None)


def _due(timed: Iterable[tuple[datetime | None, D]], now: datetime, limit: int) -> tuple[D, ...]:
    """Earliest first, then by id."""
    due = [(at, record.id, record) for at, record in timed if at is not None and at <= now]
    return tuple(record for _, _, record in islice(sorted(due, key=lambda row: row[:2]), limit))
