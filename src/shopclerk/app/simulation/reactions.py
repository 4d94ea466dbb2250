"""What people do when they are told of something."""

from dataclasses import dataclass
from functools import partial

from shopclerk.app.simulation.casework import Casework
from shopclerk.app.simulation.claims import Claims
from shopclerk.app.simulation.counter import Counter
from shopclerk.app.simulation.customers import Customers
from shopclerk.app.simulation.post import STAFF
from shopclerk.app.simulation.shop import Shop
from shopclerk.app.simulation.stockroom import Stockroom
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
from shopclerk.core.domain.ids import CaseId, PersonId
from shopclerk.core.domain.people import Actor, Role


@dataclass(frozen=True, slots=True)
class Reactions:
    shop: Shop
    customers: Customers
    claims: Claims
    counter: Counter
    casework: Casework
    stockroom: Stockroom

    def to(self, recipient: str, event: Event) -> None:
        """Note what comes of a letter."""
        if recipient == STAFF:
            self._staff(event)
        else:
            self._customer(Actor(PersonId(recipient), Role.CUSTOMER), event)

    def _staff(self, event: Event) -> None:
        later, dice = self.shop.later, self.shop.dice
        match event:
            case OrderConfirmed():
                later(partial(self.counter.sends, event.order_id), hours=dice.between(1, 18))
            case StockRanLow():
                self.stockroom.runs_low(event.sku_id)
            case CaseMoved():
                later(partial(self.casework.decides, event.case_id), hours=dice.between(0, 40))
            case ParcelSilent():
                later(partial(self.casework.looks_after, event.shipment_id), hours=dice.between(1, 30))
            case RefundMoved():
                retry = partial(self.casework.refund_failed, event.order_id, event.refund_id)
                later(retry, hours=dice.between(1, 60))
            case DiscrepancyOpened():
                settle = partial(self.casework.settles_discrepancy, event.discrepancy_id)
                later(settle, hours=dice.between(1, 100))

    def _customer(self, person: Actor, event: Event) -> None:
        later, dice = self.shop.later, self.shop.dice
        match event:
            case PaymentDeclined() | PaymentShort() | PaymentDue():
                later(partial(self.customers.is_reminded, event.order_id, person), hours=0)
            case StockCameBack():
                later(partial(self.customers.visits, person, event.sku_id), hours=dice.between(0, 3))
            case ParcelMoved():
                later(partial(self.claims.delivered, event.order_id, person), hours=0)
            case CaseMoved():
                act = partial(self._sends_back, event.case_id, person)
                later(act, hours=dice.between(1, 48))

    async def _sends_back(self, case_id: CaseId, person: Actor) -> None:
        if await self.claims.sends_back(case_id, person):
            self.shop.later(partial(self.casework.receives, case_id), hours=self.shop.dice.between(30, 90))
