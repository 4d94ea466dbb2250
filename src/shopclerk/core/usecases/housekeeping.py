"""What the shop does by itself when its time has come. Repeating any of it, or running two at once, is
harmless.
"""

import asyncio
from dataclasses import dataclass

from shopclerk.core.domain.events import OrderCompleted, PaymentDue
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.orders import CompletionsDue, PaymentsDue
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.usecases.cancelling import Ended, end
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.shipping import order_named
from shopclerk.core.usecases.sweeping import raise_all
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class ExpireUnpaid:
    """Remind of unpaid orders, then end them: cancelled, the stock released, and what came short promised
    back, in one commit.

    A payment that arrives at the same moment and the expiry have exactly one winner: both save the order.
    Answers how many orders were due.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways

    async def __call__(self) -> int:
        due = await self.unit_of_work.store.find(PaymentsDue(self.unit_of_work.clock.now()))
        answers = await asyncio.gather(*(self._settle(order.id) for order in due), return_exceptions=True)
        raise_all("ending unpaid orders", answers)
        return len(due)

    async def _settle(self, order_id: OrderId) -> None:
        ended = await self._expired(order_id)
        await ended.tell(self.unit_of_work, self.gateways)

    async def _expired(self, order_id: OrderId) -> Ended:
        async def decide(work: Work) -> Ended:
            order = await work.get(Order, order_id)
            if order.pay_by is not None and order.pay_by <= work.at:
                return await end(work, order, CancelReason.TIMEOUT, by=SYSTEM)
            if order.remind_at is not None and order.remind_at <= work.at:
                work.save(order.reminded())
                work.tell(PaymentDue(order.id))
            return Ended(order)

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class CompleteDelivered:
    """Complete orders some days after everything of them was delivered, but never one with an open case: the
    end of its last case sets the time anew. Answers how many were due.
    """

    unit_of_work: UnitOfWork

    async def __call__(self) -> int:
        due = await self.unit_of_work.store.find(CompletionsDue(self.unit_of_work.clock.now()))
        answers = await asyncio.gather(*(self._complete(order.id) for order in due), return_exceptions=True)
        raise_all("completing delivered orders", answers)
        return len(due)

    async def _complete(self, order_id: OrderId) -> None:
        async def decide(work: Work) -> None:
            order = await order_named(work, order_id, "", CasesOf, ShipmentsOf)
            falls_due = order.complete_at is not None and order.complete_at <= work.at
            if order.status is not OrderStatus.CONFIRMED or not falls_due:
                return
            if any(case.is_open for case in await work.find(CasesOf(order.id))):
                work.save(order.completing_at(None))
                return
            parcels = await work.find(ShipmentsOf(order.id))
            completed = order.complete(by=SYSTEM, at=work.at, why="delivered")
            work.save(completed, *(parcel.unfollowed() for parcel in parcels))
            work.tell(OrderCompleted(order.id))

        await self.unit_of_work.transact(decide)
