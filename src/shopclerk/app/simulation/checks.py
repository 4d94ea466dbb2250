"""What no audit can see in the shop's own data: that it agrees with the world outside."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from shopclerk.app.simulation.discounts import Discounts
from shopclerk.app.simulation.shop import Shop
from shopclerk.core.domain.discount import uses
from shopclerk.core.domain.events import Event, ParcelMoved
from shopclerk.core.domain.ids import OrderId, ShipmentId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyKind, PaymentAttempt
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.timeline import Axis, Move
from shopclerk.core.ports.payments import FactKind, PaymentFact
from shopclerk.core.ports.queries.discounts import Counts
from shopclerk.core.ports.queries.money import DiscrepanciesOf, MoneyReferenced
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.usecases.auditing.breach import spelled

HEARD_BY: Final = timedelta(days=2)
"""By then reconciliation has told the shop what its provider knows."""
OVER_BY: Final = timedelta(days=150)
"""By then every paid order has come to its end: whoever waits is told, and looks after it."""
MONEY: Final = {
    FactKind.CAPTURED: MoneyKind.CAPTURED,
    FactKind.REFUNDED: MoneyKind.REFUNDED,
    FactKind.CHARGED_BACK: MoneyKind.CHARGED_BACK,
}


@dataclass(slots=True)
class Checks:
    """`seen` is how many of the provider's facts were looked at before, `arrived` the parcels that customers
    were told to have today.
    """

    shop: Shop
    discounts: Discounts
    seen: int = 0
    arrived: list[ShipmentId] = field(default_factory=list)

    def hears(self, event: Event) -> None:
        """Note what somebody is told."""
        if isinstance(event, ParcelMoved):
            self.arrived.append(event.shipment_id)

    async def nightly(self) -> AsyncIterator[str]:
        """What does not agree, a line each."""
        async for line in self._money():
            yield line
        async for line in self._arrivals():
            yield line
        for order in self.shop.database.memory.find(Order, "confirmed"):
            if order.placed_at < self.shop.world.at - OVER_BY:
                yield f"order {order.number} is not over since {order.placed_at}"
        for code in self.discounts.codes:
            async for line in self._uses(code):
                yield line

    async def _money(self) -> AsyncIterator[str]:
        """Every movement of money at the provider is booked, or lies with the owner."""
        told, until = self.shop.provider.told, self.shop.world.at - HEARD_BY
        while self.seen < len(told) and told[self.seen].at <= until:
            fact = told[self.seen]
            self.seen += 1
            if fact.kind in MONEY and not await self._is_known(fact):
                yield f"{fact.kind} {spelled(fact.amount)} {fact.reference} is told, and nobody knows of it"

    async def _is_known(self, fact: PaymentFact) -> bool:
        store = self.shop.store
        for entry in await store.find(MoneyReferenced(fact.provider, fact.reference)):
            if (entry.kind, entry.amount) == (MONEY[fact.kind], fact.amount):
                return True
        tried = await store.load(PaymentAttempt, fact.attempt_id)
        reported = await store.find(DiscrepanciesOf(tried.order_id)) if tried else ()
        return any((one.reference, one.told) == (fact.reference, fact.amount) for one in reported)

    async def _arrivals(self) -> AsyncIterator[str]:
        """No parcel is there before its carrier brought it, whatever became of its number before."""
        arrived, self.arrived = self.arrived, []
        for shipment_id in arrived:
            parcel = await self.shop.store.load(Shipment, shipment_id)
            brought_at = self.shop.carrier.arrivals.get(parcel.tracking_number) if parcel else None
            if brought_at is None or brought_at > self.shop.world.at:
                yield f"parcel {shipment_id} is said to be delivered, its carrier brings it: {brought_at}"

    async def _uses(self, code: str) -> AsyncIterator[str]:
        """A code is counted as often as orders have it, and had by no more than it is good for."""
        (counted,) = await self.shop.store.find(Counts((uses(code),)))
        ways = [await self._way(order_id) for order_id in self.discounts.used[code]]
        given_back = sum(ended for ended, _ in ways)
        revived = sum(came_back for _, came_back in ways)
        used = len(ways) - given_back + revived
        if counted != used:
            yield f"discount {code}: {counted} uses are counted, {used} orders have it"
        if code.startswith("FIVER") and used - revived > self.discounts.most_uses:
            yield f"discount {code}: {used} orders have it, it was good for {self.discounts.most_uses}"

    async def _way(self, order_id: OrderId) -> tuple[int, int]:
        """How often the order ended unpaid, and how often it came back."""
        moves = [row.move for row in await self.shop.store.find(TimelineOf(order_id))]
        return (
            sum(_went(move, OrderStatus.PENDING_PAYMENT, OrderStatus.CANCELLED) for move in moves),
            sum(_went(move, OrderStatus.CANCELLED, OrderStatus.CONFIRMED) for move in moves),
        )


def _went(move: Move, from_: OrderStatus, to: OrderStatus) -> bool:
    return move.axis is Axis.ORDER and (move.from_, move.to) == (from_, to)
