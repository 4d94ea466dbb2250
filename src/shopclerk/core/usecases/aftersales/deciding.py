"""Staff's answer to what a customer asks."""

from dataclasses import dataclass

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind
from shopclerk.core.domain.claims import valued
from shopclerk.core.domain.errors import AlreadyDecided, ReasonNeeded
from shopclerk.core.domain.ids import CaseId, RefundId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.usecases.aftersales.casework import case_for, conclude, keep
from shopclerk.core.usecases.aftersales.exchanging import place_replacement
from shopclerk.core.usecases.aftersales.settling import carry_out, must_be_within, settle
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.ordering import NewNames, new_names
from shopclerk.core.usecases.terms import TermsOfNow, promised
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class ApproveCase:
    """Grant what the customer asks: the worth of the units, less the fee for the way back if the policy
    charges one. `amount` grants less, for a reason that must be given, or waives the fee.

    A refund alone is promised in the same commit and the provider asked for it. Else the goods are awaited;
    an exchange reserves its replacement now, priced at the difference, whose payment is awaited too, or whose
    rest goes back when the case is settled. Repeating a request changes nothing. Staff only.
    Raises NotAllowed, NotFound, AlreadyDecided with who was faster and when, NotRefundable, CurrencyMismatch,
    ReasonNeeded, and of an exchange NotForSale, NotPricedIn, OutOfStock.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways
    ids: IdSource
    terms: TermsOfNow

    async def __call__(
        self, *, actor: Actor, request_id: str, case_id: CaseId, amount: Money | None = None, why: str = ""
    ) -> AfterSalesCase:
        actor.must_be_staff("ApproveCase")
        approval = Approval(by=actor, amount=amount, why=why, names=new_names(self.ids), terms=self.terms)

        async def decide(work: Work) -> tuple[RefundId, ...]:
            order, case = await case_for(work, actor, case_id)
            if await work.already("request", request_id):
                return ()
            await _must_be_undecided(work, case)
            work.claim("request", request_id, case.id)
            return await approval.of(work, order, case)

        promised = await self.unit_of_work.transact(decide)
        return await carry_out(self.unit_of_work, self.gateways, self.terms.now, case_id, promised)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What staff, or the shop by its policy, decide of a case. `names` are for the order of an exchange."""

    by: Actor
    amount: Money | None
    why: str
    names: NewNames
    terms: TermsOfNow

    async def of(self, work: Work, order: Order, case: AfterSalesCase) -> tuple[RefundId, ...]:
        """Remember the approval; answers the refunds that it promises."""
        granted = await self._granted(work, order, case)
        approved = case.move_to(CaseStatus.APPROVED, by=self.by, at=work.at, why=self.why)
        if case.kind is CaseKind.REFUND_ONLY:
            return await settle(work, order, approved, granted, by=self.by, why="", terms=self.terms.now)
        until = work.at + self.terms.now.returns.send_back_within
        awaiting = approved.move_to(CaseStatus.AWAITING_RETURN, by=self.by, at=work.at, due_at=until)
        if case.kind is CaseKind.RETURN:
            keep(work, order, awaiting.decided(granted))
            return ()
        replacement, rest = await place_replacement(
            work, order, case, granted, self.names, by=self.by, until=until
        )
        keep(work, order, awaiting.decided(rest, replacement.id))
        return ()

    async def _granted(self, work: Work, order: Order, case: AfterSalesCase) -> Money:
        currency = order.total.currency
        refunds = await work.find(RefundsOf(order.id))
        worth = total((line.amount for line in valued(order, refunds, case.units)), currency)
        usual = promised(self.terms, order.placed_at).granted(case.kind, case.reason, worth)
        if self.amount is None:
            return usual
        must_be_within(order, self.amount, worth)
        if self.amount < usual and not self.why.strip():
            raise ReasonNeeded("ApproveCase")
        return self.amount


@dataclass(frozen=True, slots=True)
class RejectCase:
    """Refuse what the customer asks, and say why. Repeating a request changes nothing. Staff only.

    Raises NotAllowed, NotFound, ReasonNeeded, AlreadyDecided with who was faster and when.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor, request_id: str, case_id: CaseId, why: str) -> AfterSalesCase:
        actor.must_be_staff("RejectCase")
        if not why.strip():
            raise ReasonNeeded("RejectCase")

        async def decide(work: Work) -> AfterSalesCase:
            order, case = await case_for(work, actor, case_id)
            if await work.already("request", request_id):
                return case
            await _must_be_undecided(work, case)
            work.claim("request", request_id, case.id)
            rejected = case.move_to(CaseStatus.REJECTED, by=actor, at=work.at, why=why)
            await conclude(work, order, rejected, self.terms.now)
            return rejected

        return await self.unit_of_work.transact(decide)


async def _must_be_undecided(work: Work, case: AfterSalesCase) -> None:
    if case.status is CaseStatus.REQUESTED:
        return
    for row in await work.find(TimelineOf(case.order_id)):
        if row.move.entity_id == case.id and row.move.from_ == CaseStatus.REQUESTED:
            raise AlreadyDecided(case.id, row.move.to, row.move.by.person_id, row.move.at)
