"""What people are told: the simulation's `Notifier`. Nobody in it knows anything of the shop but by this."""

from dataclasses import dataclass, field
from typing import Final

from shopclerk.app.simulation.shop import Shop
from shopclerk.core.domain.events import (
    CaseMoved,
    DiscrepancyOpened,
    Event,
    OrderConfirmed,
    ParcelMoved,
    ParcelSilent,
    PaymentDeclined,
    PaymentDue,
    PaymentShort,
    RefundMoved,
    StockCameBack,
    StockRanLow,
)
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.notifier import Unreachable
from shopclerk.core.ports.outbox import Delivery
from shopclerk.core.usecases.relaying import RelayOutbox
from shopclerk.core.usecases.watching import ForgetWatch, ListWatchers

STAFF: Final = "staff"
DOWN: Final = 0.01
UNHEARD: Final = 0.01
GONE: Final = 0.002


@dataclass(slots=True)
class Post:
    """`letters` are what people were told and have not read yet."""

    shop: Shop
    letters: list[tuple[str, Event]] = field(default_factory=list)

    async def recipients(self, event: Event) -> tuple[str, ...]:
        match event:
            case StockCameBack():
                return await ListWatchers(self.shop.store)(event.sku_id)
            case OrderConfirmed() | ParcelSilent() | DiscrepancyOpened() | StockRanLow():
                return (STAFF,)
            case CaseMoved(status=CaseStatus.REQUESTED) | RefundMoved(status=RefundStatus.FAILED):
                return (STAFF,)
            case CaseMoved(status=CaseStatus.AWAITING_RETURN):
                return await self._customer(event)
            case ParcelMoved(status=ShipmentStatus.DELIVERED):
                return await self._customer(event)
            case PaymentDeclined() | PaymentShort() | PaymentDue():
                return await self._customer(event)
            case _:
                return ()

    async def tell(self, delivery: Delivery) -> None:
        dice, recipient = self.shop.dice, delivery.recipient
        if dice.happens(DOWN):
            raise Unavailable(recipient)
        if recipient != STAFF and dice.happens(GONE):
            raise Unreachable
        self.letters.append((recipient, delivery.event))
        if isinstance(delivery.event, StockCameBack):
            await ForgetWatch(self.shop.work)(delivery.event.sku_id, PersonId(recipient))
        if dice.happens(UNHEARD):
            raise OutcomeUnknown(recipient)

    async def carry(self) -> None:
        """Carry everything that can be carried now."""
        relay = RelayOutbox(self.shop.database.outbox, self, self.shop.world)
        while await self.shop.do(relay):
            continue

    def read(self) -> list[tuple[str, Event]]:
        """Every letter once."""
        letters, self.letters = self.letters, []
        return letters

    async def _customer(
        self, event: CaseMoved | ParcelMoved | PaymentDeclined | PaymentShort | PaymentDue
    ) -> tuple[str, ...]:
        order = await self.shop.store.load(Order, event.order_id)
        return () if order is None else (order.customer_id,)
