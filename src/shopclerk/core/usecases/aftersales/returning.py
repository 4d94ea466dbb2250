"""The way back of the goods."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopclerk.core.domain.aftersales import AfterSalesCase, Inspected
from shopclerk.core.domain.events import ReturnSent
from shopclerk.core.domain.ids import CaseId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import tracking_number
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.usecases.aftersales.casework import case_for, keep
from shopclerk.core.usecases.aftersales.exchanging import counted, replacement_of
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class RecordReturn:
    """The customer's number of the parcel that comes back; another one corrects it. The goods are then
    awaited a full time more.

    For its customer, and staff on the customer's behalf. Raises NotFound, InvalidTrackingNumber, and
    IllegalTransition when no goods are awaited.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(
        self, *, actor: Actor, request_id: str, case_id: CaseId, number: str
    ) -> AfterSalesCase:
        tracking = tracking_number(number)

        async def decide(work: Work) -> AfterSalesCase:
            order, case = await case_for(work, actor, case_id)
            if await work.already("request", request_id):
                return case
            until = work.at + self.terms.now.returns.send_back_within
            sent = case.on_its_way(tracking, due_at=until, by=actor, at=work.at)
            work.claim("request", request_id, case.id)
            work.save(order, sent)
            work.tell(ReturnSent(order.id, case.id))
            return sent

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class ReceiveReturn:
    """The goods arrived: from now on the order of an exchange may leave.

    Receiving what was received answers the case as it is. Staff only. Raises NotAllowed, NotFound,
    IllegalTransition.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, case_id: CaseId) -> AfterSalesCase:
        actor.must_be_staff("ReceiveReturn")

        async def decide(work: Work) -> AfterSalesCase:
            order, case = await case_for(work, actor, case_id)
            if case.status is CaseStatus.RECEIVED:
                return case
            received = case.move_to(CaseStatus.RECEIVED, by=actor, at=work.at)
            work.claim("request", request_id, case.id)
            replacement = await replacement_of(work, case)
            if replacement is not None and replacement.status is not OrderStatus.CANCELLED:
                work.save(replacement.released())
            keep(work, order, received)
            return received

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class InspectReturn:
    """What came back, and what of it can be sold again: that goes back into stock at once, unless the policy
    keeps returns off the shelf. What is paid back is another decision.

    Repeating a request changes nothing. Staff only. Raises NotAllowed, NotFound, IllegalTransition, and
    NotThatMany for more units than were claimed, or more resellable ones than came.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(
        self, *, actor: Actor, request_id: str, case_id: CaseId, found: Sequence[Inspected]
    ) -> AfterSalesCase:
        actor.must_be_staff("InspectReturn")

        async def decide(work: Work) -> AfterSalesCase:
            order, case = await case_for(work, actor, case_id)
            if await work.already("request", request_id):
                return case
            inspected = (await counted(work, case)).inspect(found, by=actor, at=work.at)
            work.claim("request", request_id, case.id)
            if self.terms.now.returns.restocks:
                _restock(work, order, inspected.inspected, actor)
            keep(work, order, inspected)
            return inspected

        return await self.unit_of_work.transact(decide)


def _restock(work: Work, order: Order, found: Sequence[Inspected], by: Actor) -> None:
    for one in found:
        if one.resellable:
            work.move_stock(
                StockDelta(
                    sku_id=order.line(one.order_line_id).sku_id,
                    on_hand=one.resellable,
                    reason=MovementReason.RESTOCKED,
                    by=by.person_id,
                    order_id=order.id,
                )
            )
