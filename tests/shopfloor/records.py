"""What is true in a shop now."""

from dataclasses import dataclass
from typing import TypeVar

from shopclerk.core.domain.cart import Cart
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.events import Event
from shopclerk.core.domain.ids import OrderId, SkuId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.stock import Reservation, StockItem
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.queries.catalogue import ProductHandled
from shopclerk.core.ports.queries.money import AttemptsOf, DiscrepanciesOf, MoneyOf, RefundsOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.ports.queries.stock import Levels, ReservationsOf
from tests.shopfloor.composed import ComposedShop

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class KeptShop(ComposedShop):
    """Answers what is kept, read afresh each time."""

    async def sku(self, name: str) -> SkuId:
        (product,) = await self.store.find(ProductHandled(name.lower()))
        return product.skus[0].id

    async def cart(self, customer: Actor) -> Cart:
        return await self.store.load(Cart, customer.person_id) or Cart(id=customer.person_id)

    async def order(self, order: Order | OrderId) -> Order:
        order_id = order.id if isinstance(order, Order) else order
        return _there(await self.store.load(Order, order_id))

    async def parcel(self, parcel: Shipment) -> Shipment:
        return _there(await self.store.load(Shipment, parcel.id))

    async def attempt(self, attempt: PaymentAttempt) -> PaymentAttempt:
        return _there(await self.store.load(PaymentAttempt, attempt.id))

    async def attempts(self, order: Order) -> tuple[PaymentAttempt, ...]:
        return await self.store.find(AttemptsOf(order.id))

    async def parcels(self, order: Order) -> tuple[Shipment, ...]:
        return await self.store.find(ShipmentsOf(order.id))

    async def money(self, order: Order) -> tuple[MoneyEntry, ...]:
        return await self.store.find(MoneyOf(order.id))

    async def refunds(self, order: Order) -> tuple[Refund, ...]:
        return await self.store.find(RefundsOf(order.id))

    async def discrepancies(self, order: Order) -> tuple[Discrepancy, ...]:
        return await self.store.find(DiscrepanciesOf(order.id))

    async def holds(self, order: Order) -> tuple[Reservation, ...]:
        """What the order holds, without what it held once."""
        held = await self.store.find(ReservationsOf(order.id))
        return tuple(reservation for reservation in held if reservation.held)

    async def timeline(self, order: Order) -> tuple[TimelineEntry, ...]:
        return await self.store.find(TimelineOf(order.id))

    async def level(self, sku: str) -> StockItem:
        sku_id = await self.sku(sku)
        return next(iter(await self.store.find(Levels((sku_id,)))), StockItem(sku_id=sku_id))

    async def untold(self) -> tuple[Event, ...]:
        """The events that wait to be told, oldest first."""
        return tuple(entry.event for entry in await self.database.outbox.undirected(10_000))


def _there(record: T | None) -> T:
    assert record is not None
    return record
