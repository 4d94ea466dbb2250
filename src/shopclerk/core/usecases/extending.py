"""More time for a customer to say that everything came."""

from dataclasses import dataclass

from shopclerk.core.domain.events import ReceiptExtended
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class ExtendReceipt:
    """Have a delivered order complete itself later than it was about to, by what the terms say; once.

    For its customer and staff. Raises NotFound, and NotExtendable while nothing is about to complete, or when
    it was put off before.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor, request_id: str, order_id: OrderId) -> Order:
        async def decide(work: Work) -> Order:
            order = must_see(actor, await work.get(Order, order_id))
            if await work.already("request", request_id):
                return order
            extended = order.extend(self.terms.now.extend_by, by=actor, at=work.at)
            work.claim("request", request_id, order.id)
            work.save(extended)
            work.tell(ReceiptExtended(order.id))
            return extended

        return await self.unit_of_work.transact(decide)
