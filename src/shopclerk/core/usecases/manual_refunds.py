"""Refunds that a provider would not make, and that the owner has made otherwise."""

from dataclasses import dataclass

from shopclerk.core.domain.errors import IllegalTransition, NotRefundable
from shopclerk.core.domain.ids import RefundId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund, by_hand
from shopclerk.core.ports.store import Identified
from shopclerk.core.usecases.books import open_books, questions_of_books
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class RecordManualRefund:
    """The owner has sent a failed refund back by hand: in the provider's dashboard, by transfer, in cash.

    It is booked as gone back by the owner's word; no provider is asked, and reconciliation does not look for
    it there. Of what was recorded, or went back in the meantime, the refund is answered as it is. Its amount
    must still be there: when it was promised anew since, that refund stands for it. The owner only. Raises
    NotAllowed, NotFound, NotRefundable, and IllegalTransition while the provider may yet send it.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, refund_id: RefundId) -> Refund:
        actor.must_be_owner("RecordManualRefund")

        async def decide(work: Work) -> Refund:
            one = await work.get(Refund, refund_id)
            if one.status is RefundStatus.SUCCEEDED:
                return one
            if one.status is not RefundStatus.FAILED:
                raise IllegalTransition(one.status.value, RefundStatus.SUCCEEDED.value)
            await work.foresee(
                Identified(Order, one.order_id),
                Identified(PaymentAttempt, one.attempt_id),
                *questions_of_books(one.order_id),
            )
            order = await work.get(Order, one.order_id)
            tried = await work.get(PaymentAttempt, one.attempt_id)
            books = await open_books(work, order)
            left = books.balance.left(tried.id)
            if one.amount.minor > left:
                raise NotRefundable(order.id, one.amount.minor, left, books.currency)
            work.claim("request", request_id, one.id)
            work.save(order)
            books.succeed(one, tried, reference=by_hand(one.id), at=work.at, by=actor)
            return await work.get(Refund, one.id)

        return await self.unit_of_work.transact(decide)
