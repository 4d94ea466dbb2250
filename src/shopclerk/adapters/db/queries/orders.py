"""Orders, what they hold, and their parcels."""

from sqlalchemy import Connection, select

from shopclerk.adapters.db.mapping import entries
from shopclerk.adapters.db.mapping.families import RESERVATION, SHIPMENT
from shopclerk.adapters.db.mapping.orders import CONTACT, ORDER
from shopclerk.adapters.db.queries.answering import Keyed, answer, answer_together, entries_in, entries_of
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Selection
from shopclerk.adapters.db.tables import orders
from shopclerk.adapters.db.tables.people import contacts
from shopclerk.adapters.db.tables.stock import reservations
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.ports.queries.orders import (
    CompletionsDue,
    LastContactOf,
    OrderNumbered,
    PaymentsDue,
    TimelineOf,
)
from shopclerk.core.ports.queries.parcels import ParcelsSilent, PollsDue, ScansOf, ShipmentsOf
from shopclerk.core.ports.queries.stock import ReservationsOf

answer_together(OrderNumbered, Keyed("number", ORDER.by(orders.orders.c.number), ORDER.records))


answer_together(
    ReservationsOf,
    Keyed("order_id", RESERVATION.by(reservations.c.order_id, reservations.c.sku_id), RESERVATION.records),
)


answer_together(
    ShipmentsOf,
    Keyed(
        "order_id",
        SHIPMENT.by(
            orders.shipments.c.order_id, orders.shipments.c.shipped_at.nulls_last(), orders.shipments.c.id
        ),
        SHIPMENT.records,
    ),
)


@answer.register
def _(query: ScansOf, connection: Connection, sealer: Sealer) -> tuple[ParcelEvent, ...]:
    table = orders.parcel_events
    scans = select(table).where(table.c.shipment_id == query.shipment_id).order_by(table.c.at, table.c.id)
    return entries_of(connection, scans, entries.parcel_event, sealer)


answer_together(
    TimelineOf,
    Keyed(
        "order_id",
        Selection(
            tuple(orders.timeline.c),
            orders.timeline.c.order_id,
            (orders.timeline.c.at, orders.timeline.c.id),
        ),
        entries_in(entries.timeline_entry),
    ),
)


@answer.register
def _(query: LastContactOf, connection: Connection, sealer: Sealer) -> tuple[Contact, ...]:
    statement = CONTACT.all().where(contacts.c.person_id == query.person_id)
    latest = statement.order_by(contacts.c.saved_at.desc(), contacts.c.id.desc()).limit(1)
    return CONTACT.fetch(connection, latest, sealer)


@answer.register
def _(query: PaymentsDue, connection: Connection, sealer: Sealer) -> tuple[Order, ...]:
    due_at = orders.orders.c.payment_due_at
    due = ORDER.all().where(due_at <= query.now).order_by(due_at, orders.orders.c.id).limit(query.limit)
    return ORDER.fetch(connection, due, sealer)


@answer.register
def _(query: CompletionsDue, connection: Connection, sealer: Sealer) -> tuple[Order, ...]:
    table = orders.orders
    due = ORDER.all().where(table.c.complete_at <= query.now, orders.CONFIRMED)
    return ORDER.fetch(connection, due.order_by(table.c.complete_at, table.c.id).limit(query.limit), sealer)


@answer.register
def _(query: PollsDue, connection: Connection, sealer: Sealer) -> tuple[Shipment, ...]:
    table = orders.shipments
    due = SHIPMENT.all().where(table.c.next_poll_at <= query.now)
    return SHIPMENT.fetch(
        connection, due.order_by(table.c.next_poll_at, table.c.id).limit(query.limit), sealer
    )


@answer.register
def _(query: ParcelsSilent, connection: Connection, sealer: Sealer) -> tuple[Shipment, ...]:
    table = orders.shipments
    silent = SHIPMENT.all().where(table.c.heard_at <= query.since)
    return SHIPMENT.fetch(
        connection, silent.order_by(table.c.heard_at, table.c.id).limit(query.limit), sealer
    )
