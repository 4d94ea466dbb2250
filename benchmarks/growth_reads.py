"""Every read of a shop whose table grows with its orders, asked as the product asks it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, select

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.tables.catalogue import skus
from shopclerk.adapters.db.tables.orders import orders, payment_attempts, shipments
from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.ids import FileId, OrderId, PersonId, ShipmentId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.auditing import Families, MovementsOf
from shopclerk.core.ports.queries.aftersales import CasesDue, CasesOf, OpenCases
from shopclerk.core.ports.queries.catalogue import PicturesDue, ProductsOfSkus, ProductsPictured
from shopclerk.core.ports.queries.discounts import Counts, Discounts
from shopclerk.core.ports.queries.money import (
    AttemptsOf,
    AttemptsUnclear,
    DiscrepanciesOf,
    MoneyOf,
    MoneyReferenced,
    OpenDiscrepancies,
    RefundsDue,
    RefundsOf,
)
from shopclerk.core.ports.queries.orders import (
    CompletionsDue,
    LastContactOf,
    OrderNumbered,
    PaymentsDue,
    TimelineOf,
)
from shopclerk.core.ports.queries.parcels import ParcelsSilent, PollsDue, ScansOf, ShipmentsOf
from shopclerk.core.ports.queries.stock import Levels, ReservationsOf, WatchesOf
from shopclerk.core.ports.store import Query
from shopclerk.core.ports.views import (
    OrdersOf,
    OrdersToShip,
    OrdersUnderWay,
    ProductsIn,
    QueueCounts,
    SkuNames,
    ViewQuery,
)

Read = Callable[[], Awaitable[Any]]
PAGE: Final = 10
"""So many are due, or wait, in the smallest shop already: both shops answer as many rows."""
OF_THE_QUEUE: Final = frozenset({"how long the queues are"})
"""What counts takes as long as what is counted."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One order in the middle of the shop's life, and what belongs to it."""

    order_id: OrderId
    number: str
    customer_id: PersonId
    shipment_id: ShipmentId
    provider: str
    reference: str
    sku_id: SkuId


async def sample(database: Database) -> Sample:
    """Of an order with a parcel and a payment."""
    in_the_middle = (
        select(
            orders.c.id,
            orders.c.number,
            orders.c.customer_id,
            shipments.c.id,
            payment_attempts.c.provider,
            payment_attempts.c.reference,
        )
        .join(shipments, shipments.c.order_id == orders.c.id)
        .join(payment_attempts, payment_attempts.c.order_id == orders.c.id)
        .where(orders.c.id > "000003", payment_attempts.c.status == "captured")
        .order_by(orders.c.id)
        .limit(1)
    )

    def read(connection: Connection) -> Sample:
        sku_id = connection.execute(select(skus.c.id).order_by(skus.c.id).limit(1)).scalar_one()
        return Sample(*connection.execute(in_the_middle).one(), SkuId(sku_id))

    return await database.transactions.read(read)


def reads(database: Database, one: Sample, now: datetime) -> dict[str, Read]:
    """By what a person would call it."""

    def found(query: Query[Any]) -> Read:
        return lambda: database.store.find(query)

    def shown(query: ViewQuery[Any]) -> Read:
        return lambda: database.views.rows(query)

    address = f"web:{one.customer_id}"
    silent, later = now - timedelta(days=3), now + timedelta(days=60)
    return {
        "the cart": lambda: database.store.load(Cart, one.customer_id),
        "who owns a checkout": lambda: database.store.owner("checkout", "nobody's"),
        "goods of a cart": found(ProductsOfSkus((one.sku_id,))),
        "stock of a cart": found(Levels((one.sku_id,))),
        "uses of a discount": found(Counts(("discount:FIVER1",))),
        "the last recipient": found(LastContactOf(one.customer_id)),
        "an order": lambda: database.store.load(Order, one.order_id),
        "an order by its number": found(OrderNumbered(one.number)),
        "its attempts": found(AttemptsOf(one.order_id)),
        "its money": found(MoneyOf(one.order_id)),
        "a provider's reference": found(MoneyReferenced(one.provider, one.reference)),
        "its reservations": found(ReservationsOf(one.order_id)),
        "its parcels": found(ShipmentsOf(one.order_id)),
        "scans of a parcel": found(ScansOf(one.shipment_id)),
        "its timeline": found(TimelineOf(one.order_id)),
        "its refunds": found(RefundsOf(one.order_id)),
        "its cases": found(CasesOf(one.order_id)),
        "its discrepancies": found(DiscrepanciesOf(one.order_id)),
        "its stock movements": found(MovementsOf(one.order_id)),
        "a customer's orders": shown(OrdersOf(one.customer_id)),
        "a customer's orders, on": shown(OrdersOf(one.customer_id, one.order_id)),
        "to ship": shown(OrdersToShip()),
        "to ship, from the middle": shown(OrdersToShip(one.order_id)),
        "under way": shown(OrdersUnderWay()),
        "under way, from the middle": shown(OrdersUnderWay(one.order_id)),
        "open cases": found(OpenCases()),
        "open discrepancies": found(OpenDiscrepancies()),
        "how long the queues are": shown(QueueCounts(silent)),
        "a shelf": shown(ProductsIn(None)),
        "names of goods": shown(SkuNames((one.sku_id,))),
        "who waits for goods": found(WatchesOf(one.sku_id)),
        "goods in a picture": found(ProductsPictured(FileId("f" * 64))),
        "discounts": found(Discounts(limit=PAGE)),
        "sweep: unpaid": found(PaymentsDue(now, PAGE)),
        "sweep: to complete": found(CompletionsDue(later, PAGE)),
        "sweep: to track": found(PollsDue(later, PAGE)),
        "sweep: silent parcels": found(ParcelsSilent(now, PAGE)),
        "sweep: refunds": found(RefundsDue(later, PAGE)),
        "sweep: cases": found(CasesDue(later, PAGE)),
        "sweep: unclear payments": found(AttemptsUnclear(now, PAGE)),
        "sweep: pictures": found(PicturesDue(now, PAGE)),
        "audit: a page of orders": found(Families(one.order_id, 5)),
        "outbox: to direct": lambda: database.outbox.undirected(PAGE),
        "outbox: the next to tell": lambda: database.outbox.claim(now, timedelta(0), PAGE),
        "inbox: the next to handle": lambda: database.inbox.claim(("web",), now, timedelta(0), PAGE),
        "where an order is shown": lambda: database.placements.of(f"order:{one.order_id}"),
        "a chat's last lines": lambda: database.transcript.since(address, 0, PAGE),
        "where a chat stands": lambda: database.sessions.load(address, one.customer_id),
        "reach of a person": lambda: database.identities.reach(person_id=one.customer_id),
        "reach of the staff": lambda: database.identities.reach(roles=(Role.OWNER, Role.CLERK)),
    }
