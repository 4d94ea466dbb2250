"""What customers and staff do after the sale."""

from collections.abc import Mapping
from dataclasses import dataclass

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason, Inspected
from shopclerk.core.domain.ids import FileId, SkuId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.usecases.aftersales.deciding import ApproveCase, RejectCase
from shopclerk.core.usecases.aftersales.expiring import ExpireCases
from shopclerk.core.usecases.aftersales.requesting import (
    AddEvidence,
    CountClaimable,
    RequestAfterSales,
    WithdrawCase,
)
from shopclerk.core.usecases.aftersales.returning import InspectReturn, ReceiveReturn, RecordReturn
from shopclerk.core.usecases.aftersales.settling import SettleCase
from shopclerk.core.usecases.aftersales.showing import ListCases, ShowCase
from tests.shopfloor.sending import SendingShop


@dataclass(slots=True, kw_only=True)
class AfterSalesShop(SendingShop):
    """Staff's words are the owner's unless said otherwise. Cases are answered as they are kept."""

    @property
    def request_after_sales(self) -> RequestAfterSales:
        return RequestAfterSales(self.unit_of_work, self.ids, self.terms_of_now)

    @property
    def count_claimable(self) -> CountClaimable:
        return CountClaimable(self.unit_of_work, self.terms_of_now)

    @property
    def add_evidence(self) -> AddEvidence:
        return AddEvidence(self.unit_of_work)

    @property
    def withdraw_case(self) -> WithdrawCase:
        return WithdrawCase(self.unit_of_work, self.gateways, self.terms_of_now)

    @property
    def approve_case(self) -> ApproveCase:
        return ApproveCase(self.unit_of_work, self.gateways, self.ids, self.terms_of_now)

    @property
    def reject_case(self) -> RejectCase:
        return RejectCase(self.unit_of_work, self.terms_of_now)

    @property
    def record_return(self) -> RecordReturn:
        return RecordReturn(self.unit_of_work, self.terms_of_now)

    @property
    def receive_return(self) -> ReceiveReturn:
        return ReceiveReturn(self.unit_of_work)

    @property
    def inspect_return(self) -> InspectReturn:
        return InspectReturn(self.unit_of_work, self.terms_of_now)

    @property
    def settle_case(self) -> SettleCase:
        return SettleCase(self.unit_of_work, self.gateways, self.terms_of_now)

    @property
    def expire_cases(self) -> ExpireCases:
        return ExpireCases(self.unit_of_work, self.gateways, self.ids, self.terms_of_now)

    @property
    def list_cases(self) -> ListCases:
        return ListCases(self.store)

    @property
    def show_case(self) -> ShowCase:
        return ShowCase(self.store, self.database.people)

    async def cases(self, order: Order) -> tuple[AfterSalesCase, ...]:
        return await self.store.find(CasesOf(order.id))

    async def case(self, case: AfterSalesCase) -> AfterSalesCase:
        kept = await self.store.load(AfterSalesCase, case.id)
        assert kept is not None
        return kept

    async def asks(
        self,
        order: Order,
        kind: CaseKind,
        units: Mapping[int, int] | int = 1,
        *,
        instead: SkuId | None = None,
        reason: CaseReason = CaseReason.DAMAGED,
        by: Actor | None = None,
        request_id: str | None = None,
        evidence: tuple[FileId, ...] = (),
    ) -> AfterSalesCase:
        """So many units of the first line, or of the lines at these places; `instead` for an exchange."""
        wanted = {0: units} if isinstance(units, int) else units
        asked = await self.request_after_sales(
            actor=by or _buyer(order),
            request_id=request_id or self.request(),
            order_id=order.id,
            kind=kind,
            reason=reason,
            lines=[CaseLine(order.lines[place].id, many, instead) for place, many in wanted.items()],
            evidence=evidence,
        )
        return await self.case(asked)

    async def exchanges(self, order: Order, instead: str, units: int = 1) -> AfterSalesCase:
        """Ask for so many of another SKU instead of the first line's."""
        return await self.asks(order, CaseKind.EXCHANGE, units, instead=await self.sku(instead))

    async def approves(
        self,
        case: AfterSalesCase,
        amount: str | None = None,
        *,
        why: str = "",
        by: Actor | None = None,
        request_id: str | None = None,
    ) -> AfterSalesCase:
        done = await self.approve_case(
            actor=by or self.owner,
            request_id=request_id or self.request(),
            case_id=case.id,
            amount=self._money(amount),
            why=why,
        )
        return await self.case(done)

    async def rejects(
        self, case: AfterSalesCase, why: str = "not damaged", *, by: Actor | None = None
    ) -> AfterSalesCase:
        done = await self.reject_case(
            actor=by or self.owner, request_id=self.request(), case_id=case.id, why=why
        )
        return await self.case(done)

    async def withdraws(self, case: AfterSalesCase, *, by: Actor) -> AfterSalesCase:
        await self.withdraw_case(actor=by, request_id=self.request(), case_id=case.id)
        return await self.case(case)

    async def goods_arrive(self, case: AfterSalesCase, *, by: Actor | None = None) -> AfterSalesCase:
        """The goods arrive."""
        await self.receive_return(actor=by or self.owner, request_id=self.request(), case_id=case.id)
        return await self.case(case)

    async def inspects(
        self, case: AfterSalesCase, received: int, resellable: int, *, request_id: str | None = None
    ) -> AfterSalesCase:
        """So many units of the case's first line came, and can be sold again."""
        found = [Inspected(case.lines[0].order_line_id, received, resellable)]
        await self.inspect_return(
            actor=self.owner, request_id=request_id or self.request(), case_id=case.id, found=found
        )
        return await self.case(case)

    async def settles(
        self,
        case: AfterSalesCase,
        amount: str | None = None,
        *,
        why: str = "",
        by: Actor | None = None,
        request_id: str | None = None,
    ) -> AfterSalesCase:
        await self.settle_case(
            actor=by or self.owner,
            request_id=request_id or self.request(),
            case_id=case.id,
            amount=self._money(amount),
            why=why,
        )
        return await self.case(case)

    async def takes_back(self, case: AfterSalesCase, units: int, resellable: int) -> AfterSalesCase:
        """Everything from the arrival of the goods to the settlement."""
        await self.goods_arrive(case)
        await self.inspects(case, units, resellable)
        return await self.settles(case)

    def _money(self, amount: str | None) -> Money | None:
        return None if amount is None else Money.parse(amount, self.terms.currency)


def _buyer(order: Order) -> Actor:
    return Actor(order.customer_id, Role.CUSTOMER)
