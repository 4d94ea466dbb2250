"""Ending an order that was not paid."""

from dataclasses import dataclass

from shopclerk.core.domain.errors import CannotCancel
from shopclerk.core.domain.events import OrderCancelled
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.store import AttemptsOf, ReservationsOf
from shopclerk.core.usecases.paying import Gateways, void_open
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import UnitOfWork, Work


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """End an unpaid order by its customer's or the merchant's word, and give back all it holds.

    Cancelling what is cancelled answers it as it is. Raises CannotCancel once it was paid.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways

    async def __call__(self, *, actor: Actor, request_id: str, order_id: OrderId) -> Order:
        async def decide(work: Work) -> tuple[Order, tuple[PaymentAttempt, ...]]:
            order = must_see(actor, await work.get(Order, order_id))
            if order.status is OrderStatus.CANCELLED:
                return order, ()
            if not order.is_payable:
                raise CannotCancel(order.id, order.status.value)
            own = order.customer_id == actor.person_id
            work.claim("request", request_id, order.id)
            reason = CancelReason.CUSTOMER if own else CancelReason.MERCHANT
            return await cancel_unpaid(work, order, reason, by=actor)

        order, closed = await self.unit_of_work.transact(decide)
        await self.gateways.void(closed)
        return order


async def cancel_unpaid(
    work: Work, order: Order, reason: CancelReason, *, by: Actor
) -> tuple[Order, tuple[PaymentAttempt, ...]]:
    """Cancel the order, release its stock and close its attempts, all in one commit."""
    cancelled = order.cancel(reason, by=by, at=work.at)
    work.save(cancelled)
    for reservation in await work.find(ReservationsOf(order.id)):
        work.release(reservation)
    closed = void_open(work, await work.find(AttemptsOf(order.id)), by=by)
    work.tell(OrderCancelled(order.id))
    return cancelled, closed
