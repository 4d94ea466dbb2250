"""Cases whose time has come."""

import asyncio
from dataclasses import dataclass

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.events import CaseMoved
from shopclerk.core.domain.ids import CaseId, RefundId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.aftersales import CasesDue
from shopclerk.core.usecases.aftersales.casework import case_for, conclude
from shopclerk.core.usecases.aftersales.deciding import Approval
from shopclerk.core.usecases.aftersales.exchanging import counted, take_back
from shopclerk.core.usecases.aftersales.settling import LOOK_AGAIN, carry_out, close_if_paid, settle
from shopclerk.core.usecases.cancelling import Ended
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.ordering import new_names
from shopclerk.core.usecases.sweeping import raise_all
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Done:
    """What providers must hear of a step, once that is committed."""

    promised: tuple[RefundId, ...] = ()
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class ExpireCases:
    """Go on with every case that is due: remind staff of an undecided one, then approve or end it as the
    policy says; end one whose goods never came back, with the order of its exchange; close one whose money
    went back.

    What cannot be approved any more (sold out, paid back otherwise) expires. By the shop itself; repeating
    it, or two at once, is harmless. Answers how many were due.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways
    ids: IdSource
    terms: TermsOfNow

    async def __call__(self) -> int:
        due = await self.unit_of_work.store.find(CasesDue(self.unit_of_work.clock.now()))
        answers = await asyncio.gather(*(self._go_on(case.id) for case in due), return_exceptions=True)
        raise_all("going on with cases", answers)
        return len(due)

    async def _go_on(self, case_id: CaseId) -> None:
        approves = self.terms.now.returns.undecided is Undecided.APPROVE
        try:
            done = await self._step(case_id, approves=approves)
        except DomainError:
            if not approves:
                raise
            done = await self._step(case_id, approves=False)
        if done.ended is not None:
            await done.ended.tell(self.unit_of_work, self.gateways)
        if done.promised:
            await carry_out(self.unit_of_work, self.gateways, self.terms.now, case_id, done.promised)

    async def _step(self, case_id: CaseId, *, approves: bool) -> Done:
        names = new_names(self.ids)
        approval = Approval(by=SYSTEM, amount=None, why="undecided", names=names, terms=self.terms)

        async def decide(work: Work) -> Done:
            order, case = await case_for(work, SYSTEM, case_id)
            if case.due_at is None or case.due_at > work.at:
                return Done()
            decide_by = case.opened_at + self.terms.now.returns.decide_within
            match case.status:
                case CaseStatus.SETTLING:
                    return Done(promised=await self._settle(work, order, case))
                case CaseStatus.REQUESTED if work.at < decide_by:
                    work.save(order, case.waiting(decide_by))
                    work.tell(CaseMoved(order.id, case.id, case.status))
                    return Done()
                case CaseStatus.REQUESTED if approves:
                    return Done(promised=await approval.of(work, order, case))
            return Done(ended=await self._expire(work, order, case))

        return await self.unit_of_work.transact(decide)

    async def _expire(self, work: Work, order: Order, case: AfterSalesCase) -> Ended | None:
        expired = case.move_to(CaseStatus.EXPIRED, by=SYSTEM, at=work.at)
        ended = await take_back(work, case, CancelReason.MERCHANT, by=SYSTEM)
        await conclude(work, order, expired, self.terms.now)
        return ended

    async def _settle(self, work: Work, order: Order, case: AfterSalesCase) -> tuple[RefundId, ...]:
        """Close it if it is paid; of an exchange that has ended meanwhile, pay the credit first."""
        now = await counted(work, case)
        if now != case and now.refund is not None:
            return await settle(work, order, now, now.refund, by=SYSTEM, why="", terms=self.terms.now)
        if not await close_if_paid(work, order, case, self.terms.now):
            work.save(order, case.waiting(work.at + LOOK_AGAIN))
        return ()
