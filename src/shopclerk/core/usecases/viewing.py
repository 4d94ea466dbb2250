"""Reading orders: what each role may see of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import OrderId, PersonId, SkuId
from shopclerk.core.domain.labels import OrderLabel, label
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Actor, Contact
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.domain.threads import Thread
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.counter_views import OrdersUnpaid
from shopclerk.core.ports.people import People
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import AttemptsOf, RefundsOf
from shopclerk.core.ports.queries.orders import OrderNumbered, TimelineOf
from shopclerk.core.ports.queries.parcels import ScansOf, ShipmentsOf
from shopclerk.core.ports.queries.threads import ThreadsAbout
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import (
    OrderRow,
    OrdersOf,
    OrdersToShip,
    OrdersUnderWay,
    QueueCount,
    QueueCounts,
    SkuName,
    SkuNames,
    Views,
)
from shopclerk.core.usecases.terms import TermsOfNow, delivery_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDetails:
    """Everything of one order: scans oldest first over all parcels, timeline oldest first.

    `delivery` is the shipping option chosen, as the shop has it now, or had it then. `extend_by` is how much
    later its customer can have it complete by itself. `names` are those of the staff who did something to it,
    as far as they are known: for other staff only. `thread` is the latest that its customer asked about it.
    """

    order: Order
    label: OrderLabel
    shipments: tuple[Shipment, ...]
    scans: tuple[ParcelEvent, ...]
    timeline: tuple[TimelineEntry, ...]
    attempts: tuple[PaymentAttempt, ...]
    contact: Contact | None
    cases: tuple[AfterSalesCase, ...] = ()
    refunds: tuple[Refund, ...] = ()
    delivery: ShippingOption | None = None
    extend_by: timedelta = timedelta()
    names: Mapping[PersonId, str] = field(default_factory=dict)
    thread: Thread | None = None


def colleagues(timeline: Sequence[TimelineEntry]) -> frozenset[PersonId]:
    """The staff who did something to it."""
    return frozenset(entry.move.by.person_id for entry in timeline if entry.move.by.is_colleague)


def must_see(actor: Actor, order: Order, *, asked_for: str = "") -> Order:
    """The order, if the actor may know of it: staff see every order, customers their own.

    Else NotFound, in the words it was `asked_for`: just as when there is no such order.
    """
    if not actor.is_staff and order.customer_id != actor.person_id:
        raise NotFound("order", asked_for or order.id)
    return order


@dataclass(frozen=True, slots=True)
class ShowOrder:
    """One order by its id, or by the number people type."""

    store: Store
    terms: TermsOfNow
    people: People

    async def __call__(
        self, *, actor: Actor, order_id: OrderId | None = None, number: str = ""
    ) -> OrderDetails:
        order = must_see(actor, await self._order(order_id, number), asked_for=order_id or number)
        shipments = await self.store.find(ShipmentsOf(order.id))
        cases = await self.store.find(CasesOf(order.id))
        refunds = await self.store.find(RefundsOf(order.id))
        timeline = await self.store.find(TimelineOf(order.id))
        scans = [scan for parcel in shipments for scan in await self.store.find(ScansOf(parcel.id))]
        return OrderDetails(
            order=order,
            label=label(order, shipments, cases, refunds),
            shipments=shipments,
            scans=tuple(sorted(scans, key=lambda event: event.scan.at)),
            timeline=timeline,
            attempts=await self.store.find(AttemptsOf(order.id)),
            contact=await self.store.load(Contact, order.contact_id),
            cases=cases,
            refunds=refunds,
            delivery=delivery_of(self.terms, order),
            thread=next(iter(await self.store.find(ThreadsAbout(order.id))), None),
            extend_by=self.terms.now.extend_by,
            names=await self.people.names(colleagues(timeline)) if actor.is_staff else {},
        )

    async def _order(self, order_id: OrderId | None, number: str) -> Order:
        found = (
            (await self.store.load(Order, order_id),)
            if order_id
            else await self.store.find(OrderNumbered(number))
        )
        order = next(iter(found), None)
        if order is None:
            raise NotFound("order", order_id or number)
        return order


@dataclass(frozen=True, slots=True)
class ListOrders:
    """A page of orders: a customer's own, or one of the merchant's queues."""

    views: Views

    async def __call__(
        self, query: OrdersOf | OrdersToShip | OrdersUnderWay | OrdersUnpaid, *, actor: Actor
    ) -> tuple[OrderRow, ...]:
        own = isinstance(query, OrdersOf) and query.customer_id == actor.person_id
        if not own:
            actor.must_be_staff("ListOrders")
        return await self.views.rows(query)


@dataclass(frozen=True, slots=True)
class CountQueues:
    """How much waits for the merchant; a parcel is silent when nothing was heard since `silent_since`."""

    views: Views

    async def __call__(self, *, actor: Actor, silent_since: datetime | None = None) -> QueueCount:
        actor.must_be_staff("CountQueues")
        (counts,) = await self.views.rows(QueueCounts(silent_since))
        return counts


@dataclass(frozen=True, slots=True)
class NameSkus:
    """What SKUs are called."""

    views: Views

    async def __call__(self, *sku_ids: SkuId) -> tuple[SkuName, ...]:
        return await self.views.rows(SkuNames(sku_ids))
