"""How each query of the store is answered in SQL."""

from collections.abc import Callable
from functools import singledispatch
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Select, literal, select

from shopclerk.adapters.db.mapping import entries
from shopclerk.adapters.db.mapping.catalogue import CATEGORY, PICTURE, PRODUCT
from shopclerk.adapters.db.mapping.families import ATTEMPT, RESERVATION, SHIPMENT
from shopclerk.adapters.db.mapping.kind import Row
from shopclerk.adapters.db.mapping.orders import CONTACT, ORDER
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables import orders
from shopclerk.adapters.db.tables.catalogue import categories, picture_jobs, products, skus
from shopclerk.adapters.db.tables.people import contacts
from shopclerk.adapters.db.tables.stock import reservations, stock_levels, stock_movements
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

T = TypeVar("T")

# Partial indexes serve only a status that is written out: a bound one is not known when the plan is made.
CONFIRMED: Final = literal(OrderStatus.CONFIRMED.value, literal_execute=True)
QUEUED: Final = literal(PictureStatus.QUEUED.value, literal_execute=True)


@singledispatch
def answer(query: store.Query[Any], connection: Connection, sealer: Sealer) -> tuple[Any, ...]:
    """The rows of a query in the order that its docstring gives."""
    raise TypeError(f"no answer to {type(query).__name__}")


def _entries(
    connection: Connection, statement: Select[Any], mapping: Callable[[Row, Sealer], T], sealer: Sealer
) -> tuple[T, ...]:
    return tuple(mapping(row, sealer) for row in connection.execute(statement).mappings())


@answer.register
def _(query: store.OrderNumbered, connection: Connection, sealer: Sealer) -> tuple[Order, ...]:
    return ORDER.fetch(connection, ORDER.all().where(orders.orders.c.number == query.number), sealer)


@answer.register
def _(query: store.ProductsOfSkus, connection: Connection, sealer: Sealer) -> tuple[Product, ...]:
    having = select(skus.c.product_id).where(skus.c.id.in_(query.sku_ids))
    return PRODUCT.fetch(
        connection, PRODUCT.all().where(products.c.id.in_(having)).order_by(products.c.id), sealer
    )


@answer.register
def _(query: store.ProductHandled, connection: Connection, sealer: Sealer) -> tuple[Product, ...]:
    return PRODUCT.fetch(connection, PRODUCT.all().where(products.c.handle == query.handle), sealer)


@answer.register
def _(query: store.AllCategories, connection: Connection, sealer: Sealer) -> tuple[Category, ...]:
    return CATEGORY.fetch(connection, CATEGORY.all().order_by(categories.c.position, categories.c.id), sealer)


@answer.register
def _(query: store.Levels, connection: Connection, sealer: Sealer) -> tuple[StockItem, ...]:
    levels = select(stock_levels).where(stock_levels.c.sku_id.in_(query.sku_ids))
    rows = connection.execute(levels.order_by(stock_levels.c.sku_id)).mappings()
    return tuple(entries.stock_level(row) for row in rows)


@answer.register
def _(query: store.Movements, connection: Connection, sealer: Sealer) -> tuple[StockMovement, ...]:
    ledger = select(stock_movements).where(stock_movements.c.sku_id == query.sku_id)
    in_order = ledger.order_by(stock_movements.c.at, stock_movements.c.id)
    return _entries(connection, in_order, entries.stock_movement, sealer)


@answer.register
def _(query: store.AttemptsOf, connection: Connection, sealer: Sealer) -> tuple[PaymentAttempt, ...]:
    table = orders.payment_attempts
    statement = ATTEMPT.all().where(table.c.order_id == query.order_id)
    return ATTEMPT.fetch(connection, statement.order_by(table.c.created_at, table.c.id), sealer)


@answer.register
def _(query: store.MoneyOf, connection: Connection, sealer: Sealer) -> tuple[MoneyEntry, ...]:
    table = orders.money_entries
    ledger = select(table).where(table.c.order_id == query.order_id).order_by(table.c.at, table.c.id)
    return _entries(connection, ledger, entries.money_entry, sealer)


@answer.register
def _(query: store.ReservationsOf, connection: Connection, sealer: Sealer) -> tuple[Reservation, ...]:
    statement = RESERVATION.all().where(reservations.c.order_id == query.order_id)
    return RESERVATION.fetch(connection, statement.order_by(reservations.c.sku_id), sealer)


@answer.register
def _(query: store.ShipmentsOf, connection: Connection, sealer: Sealer) -> tuple[Shipment, ...]:
    table = orders.shipments
    statement = SHIPMENT.all().where(table.c.order_id == query.order_id)
    return SHIPMENT.fetch(connection, statement.order_by(table.c.shipped_at, table.c.id), sealer)


@answer.register
def _(query: store.ScansOf, connection: Connection, sealer: Sealer) -> tuple[ParcelEvent, ...]:
    table = orders.parcel_events
    scans = select(table).where(table.c.shipment_id == query.shipment_id).order_by(table.c.at, table.c.id)
    return _entries(connection, scans, entries.parcel_event, sealer)


@answer.register
def _(query: store.TimelineOf, connection: Connection, sealer: Sealer) -> tuple[TimelineEntry, ...]:
    table = orders.timeline
    rows = select(table).where(table.c.order_id == query.order_id).order_by(table.c.at, table.c.id)
    return _entries(connection, rows, entries.timeline_entry, sealer)


@answer.register
def _(query: store.LastContactOf, connection: Connection, sealer: Sealer) -> tuple[Contact, ...]:
    statement = CONTACT.all().where(contacts.c.person_id == query.person_id)
    latest = statement.order_by(contacts.c.saved_at.desc(), contacts.c.id.desc()).limit(1)
    return CONTACT.fetch(connection, latest, sealer)


@answer.register
def _(query: store.PaymentsDue, connection: Connection, sealer: Sealer) -> tuple[Order, ...]:
    due_at = orders.orders.c.payment_due_at
    due = ORDER.all().where(due_at <= query.now).order_by(due_at, orders.orders.c.id).limit(query.limit)
    return ORDER.fetch(connection, due, sealer)


@answer.register
def _(query: store.CompletionsDue, connection: Connection, sealer: Sealer) -> tuple[Order, ...]:
    table = orders.orders
    due = ORDER.all().where(table.c.complete_at <= query.now, table.c.status == CONFIRMED)
    return ORDER.fetch(connection, due.order_by(table.c.complete_at, table.c.id).limit(query.limit), sealer)


@answer.register
def _(query: store.PollsDue, connection: Connection, sealer: Sealer) -> tuple[Shipment, ...]:
    table = orders.shipments
    due = SHIPMENT.all().where(table.c.next_poll_at <= query.now)
    return SHIPMENT.fetch(
        connection, due.order_by(table.c.next_poll_at, table.c.id).limit(query.limit), sealer
    )


@answer.register
def _(query: store.PicturesDue, connection: Connection, sealer: Sealer) -> tuple[PictureJob, ...]:
    table = picture_jobs
    due = PICTURE.all().where(table.c.due_at <= query.now, table.c.status == QUEUED)
    return PICTURE.fetch(connection, due.order_by(table.c.due_at, table.c.id).limit(query.limit), sealer)
