"""What a customer says of a case: asks for it, shows pictures, withdraws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason, request
from shopclerk.core.domain.claims import Sale
from shopclerk.core.domain.errors import NotAllowed, NotForSale
from shopclerk.core.domain.ids import CaseId, FileId, OrderId, OrderLineId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.timeline import Axis
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.orders import TimelineOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.usecases.aftersales.casework import case_for, conclude, keep
from shopclerk.core.usecases.aftersales.exchanging import take_back
from shopclerk.core.usecases.arriving import REMEDY
from shopclerk.core.usecases.cancelling import Ended
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.ordering import on_sale
from shopclerk.core.usecases.terms import TermsOfNow, promised
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class RequestAfterSales:
    """Ask for money back, for a return, or for other goods instead. For the order's own customer.

    Of an exchange every line names the SKU wanted instead, in the same quantity. While the case is open its
    order does not complete itself, and takes no second case. Raises NotFound, NotAllowed, NotReturnable,
    NotThatMany, NotForSale, EvidenceRefused.
    """

    unit_of_work: UnitOfWork
    ids: IdSource
    terms: TermsOfNow

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        order_id: OrderId,
        kind: CaseKind,
        reason: CaseReason,
        lines: Sequence[CaseLine],
        note: str = "",
        evidence: Sequence[FileId] = (),
    ) -> AfterSalesCase:
        case_id = CaseId(self.ids.new())

        async def decide(work: Work) -> AfterSalesCase:
            order = must_see(actor, await work.get(Order, order_id))
            if order.customer_id != actor.person_id:
                raise NotAllowed("RequestAfterSales", "customers")
            if done := await work.already("request", request_id):
                return await work.get(AfterSalesCase, done)
            await self._check(work, order, kind, lines)
            case = request(
                case_id=case_id,
                order_id=order.id,
                kind=kind,
                reason=reason,
                lines=lines,
                note=note,
                due_at=work.at + self.terms.now.returns.remind_after,
                by=actor,
                at=work.at,
            ).with_evidence(*evidence)
            work.claim("request", request_id, case.id)
            keep(work, order.completing_at(None), case)
            return case

        return await self.unit_of_work.transact(decide)

    async def _check(self, work: Work, order: Order, kind: CaseKind, lines: Sequence[CaseLine]) -> None:
        sale = await _sale(work, order)
        sale.must_allow(kind, lines, at=work.at, window=promised(self.terms, order.placed_at).window)
        if kind is CaseKind.EXCHANGE:
            await on_sale(work, [line.instead for line in lines if line.instead])
        if any((line.instead is not None) != (kind is CaseKind.EXCHANGE) for line in lines):
            raise NotForSale("")


@dataclass(frozen=True, slots=True)
class CountClaimable:
    """How many units of each line of an order can be claimed so now; lines without any are left out.

    For its customer and staff. Nothing is decided by it: `RequestAfterSales` looks again. Raises NotFound,
    and NotReturnable when there are none.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor, order_id: OrderId, kind: CaseKind) -> Mapping[OrderLineId, int]:
        async def look(work: Work) -> Mapping[OrderLineId, int]:
            order = must_see(actor, await work.get(Order, order_id))
            sale = await _sale(work, order)
            window = promised(self.terms, order.placed_at).window
            left = {line.id: sale.left(kind, line.id, work.at, window) for line in order.lines}
            counted = {line_id: units for line_id, units in left.items() if units}
            first = next(iter(counted), order.lines[0].id)
            sale.must_allow(kind, (CaseLine(first, 1),), at=work.at, window=window)
            return counted

        return await self.unit_of_work.transact(look)


async def _sale(work: Work, order: Order) -> Sale:
    parcels = [parcel for parcel in await work.find(ShipmentsOf(order.id)) if parcel.has_left]
    return Sale(
        order=order,
        parcels=[parcel for parcel in parcels if await work.owner(REMEDY, parcel.id) is None],
        refunds=await work.find(RefundsOf(order.id)),
        cases=await work.find(CasesOf(order.id)),
        completed_at=await _completed_at(work, order),
    )


async def _completed_at(work: Work, order: Order) -> datetime | None:
    for row in await work.find(TimelineOf(order.id)):
        if row.move.axis is Axis.ORDER and row.move.to == OrderStatus.COMPLETED:
            return row.move.at
    return None


@dataclass(frozen=True, slots=True)
class AddEvidence:
    """More pictures to a case that nobody has decided. For its customer. Raises NotFound, EvidenceRefused."""

    unit_of_work: UnitOfWork

    async def __call__(
        self, *, actor: Actor, request_id: str, case_id: CaseId, pictures: Sequence[FileId]
    ) -> AfterSalesCase:
        async def decide(work: Work) -> AfterSalesCase:
            order, case = await case_for(work, actor, case_id)
            if await work.already("request", request_id):
                return case
            _must_be_own(actor, order, "AddEvidence")
            shown = case.with_evidence(*pictures)
            work.claim("request", request_id, case.id)
            work.save(order, shown)
            return shown

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class WithdrawCase:
    """The customer wants nothing any more, before anything came back; the order of an exchange ends with it.

    For its customer. Withdrawing twice answers the case as it is. Raises NotFound, and IllegalTransition once
    goods or money are on their way.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor, request_id: str, case_id: CaseId) -> AfterSalesCase:
        async def decide(work: Work) -> tuple[AfterSalesCase, Ended | None]:
            order, case = await case_for(work, actor, case_id)
            _must_be_own(actor, order, "WithdrawCase")
            if case.status is CaseStatus.WITHDRAWN:
                return case, None
            withdrawn = case.move_to(CaseStatus.WITHDRAWN, by=actor, at=work.at)
            work.claim("request", request_id, case.id)
            ended = await take_back(work, case, CancelReason.CUSTOMER, by=actor)
            await conclude(work, order, withdrawn, self.terms.now)
            return withdrawn, ended

        case, ended = await self.unit_of_work.transact(decide)
        if ended is not None:
            await ended.tell(self.unit_of_work, self.gateways)
        return case


def _must_be_own(actor: Actor, order: Order, what: str) -> None:
    if order.customer_id != actor.person_id:
        raise NotAllowed(what, "customers")
