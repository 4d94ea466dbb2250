"""Whether a payment may be made now, for providers that ask before they take the money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.ids import AttemptId, OrderId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.domain.stock import Reservation
from shopclerk.core.ports.queries.money import AttemptsOf, MoneyOf
from shopclerk.core.ports.queries.stock import ReservationsOf
from shopclerk.core.ports.store import Identified
from shopclerk.core.usecases.paying import still_due
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

TAKES: Final = timedelta(seconds=20)
"""So long before the order ends no payment is begun: the money would come too late."""

UNDER_WAY: Final = timedelta(seconds=30)
"""So long after one payment was let through no other of the order is: by then its money has come, or it went
wrong.
"""

SCOPE: Final = "payment under way"


class Objection(StrEnum):
    """Why a payment must not be made now."""

    UNKNOWN = "unknown"
    """It is none of ours."""
    PAID = "paid"
    OVER = "over"
    """The order takes no payment any more, or will not in a moment."""
    REPLACED = "replaced"
    """Something else is due since, or is to be paid in another way."""
    UNDER_WAY = "under_way"
    """Another payment of the order has just been let through."""


@dataclass(frozen=True, slots=True)
class CheckPayment:
    """Whether a provider may take `amount` for that attempt now: answers what there is against it, or None.

    It may while the order is to be paid, its goods are held for long enough, the attempt is open, and the
    amount is what is due. Who lets a payment through says so in a commit, so that nobody lets another one of
    the same order through at the same time: of money that would have to go back it is best never taken.
    Asking again by the same `question` has the same answer. Whoever pays, pays: it need not be the customer.
    """

    unit_of_work: UnitOfWork

    async def __call__(
        self, *, provider: str, attempt_id: AttemptId, amount: Money, question: str
    ) -> Objection | None:
        async def decide(work: Work) -> Objection | None:
            tried = await work.peek(PaymentAttempt, attempt_id)
            if tried is None or tried.provider != provider:
                return Objection.UNKNOWN
            order_id = tried.order_id
            await work.foresee(
                Identified(Order, order_id), AttemptsOf(order_id), MoneyOf(order_id), ReservationsOf(order_id)
            )
            order = await work.get(Order, order_id)
            held = await work.find(ReservationsOf(order_id))
            if objection := _against(order, tried, held, at=work.at):
                return objection
            if not tried.amount == amount == await still_due(work, order):
                return Objection.REPLACED
            work.expect(order)
            return await _lets_through(work, order_id, question)

        return await self.unit_of_work.transact(decide)


def _against(
    order: Order, tried: PaymentAttempt, held: Sequence[Reservation], *, at: datetime
) -> Objection | None:
    if order.status in (OrderStatus.CONFIRMED, OrderStatus.COMPLETED):
        return Objection.PAID
    enough = at + TAKES
    if not order.is_payable or order.pay_by is None or order.pay_by <= enough:
        return Objection.OVER
    if any(one.expires_at is not None and one.expires_at <= enough for one in held):
        return Objection.OVER
    return None if tried.is_open else Objection.REPLACED


async def _lets_through(work: Work, order_id: OrderId, question: str) -> Objection | None:
    """Claims are for ever: each payment that is let through has a number of its own, and the last counts."""
    number, last = 1, None
    while claimed := await work.owner(SCOPE, f"{order_id}#{number}"):
        number, last = number + 1, claimed
    if last:
        asked, _, moment = last.rpartition("@")
        if asked == question:
            return None
        if work.at < datetime.fromisoformat(moment) + UNDER_WAY:
            return Objection.UNDER_WAY
    work.claim(SCOPE, f"{order_id}#{number}", f"{question}@{work.at.isoformat()}")
    return None
