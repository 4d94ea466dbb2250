"""The receipt of an order."""

from dataclasses import dataclass

from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Contact
from shopclerk.core.domain.receipt import Receipt, receipt
from shopclerk.core.ports.queries.money import AttemptsOf, MoneyOf
from shopclerk.core.ports.store import Store
from shopclerk.core.usecases.terms import TermsOfNow, delivery_of
from shopclerk.core.usecases.viewing import must_see


@dataclass(frozen=True, slots=True)
class ShowReceipt:
    """What was bought and paid, for its customer and staff. Raises NotFound, and NotPaid before anything
    was.
    """

    store: Store
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor, order_id: OrderId) -> Receipt:
        found = await self.store.load(Order, order_id)
        if found is None:
            raise NotFound("order", order_id)
        order = must_see(actor, found)
        option = delivery_of(self.terms, order)
        return receipt(
            order,
            attempts=await self.store.find(AttemptsOf(order.id)),
            money=await self.store.find(MoneyOf(order.id)),
            contact=await self.store.load(Contact, order.contact_id),
            delivery=option.name if option else None,
        )
