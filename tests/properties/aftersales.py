"""What customers want after the sale, and what staff make of it."""

from collections.abc import Awaitable, Callable

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseLine, CaseReason, Inspected
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from tests.properties.floor import (
    Floor,
    Who,
    amounts,
    few,
    mostly_customer,
    mostly_staff,
    pick,
    taps,
    which,
)

GOODS = ("mug", "tea")
units = st.integers(0, 3)


class AfterSales(Floor):
    @rule(
        number=which,
        who=mostly_customer,
        kind=st.sampled_from(CaseKind),
        line=which,
        many=few,
        instead=st.sampled_from(GOODS),
        reason=st.sampled_from((CaseReason.DAMAGED, CaseReason.CHANGED_MIND)),
        times=taps,
    )
    def a_case_is_opened(
        self,
        *,
        number: int,
        who: Who,
        kind: CaseKind,
        line: int,
        many: int,
        instead: str,
        reason: CaseReason,
        times: int,
    ) -> None:
        """Also of what was claimed, and paid back, before."""
        closed = {case.order_id for case in self.cases() if case.status is CaseStatus.CLOSED}
        sent = {parcel.order_id for parcel in self.parcels() if parcel.has_left}
        if number % 2 and closed:
            sent = closed
        order = self.one(self.orders(), number, lambda each: each.id in sent)

        async def asks(actor: Actor, request: str) -> None:
            wanted = await self.shop.sku(instead) if kind is CaseKind.EXCHANGE else None
            await self.shop.request_after_sales(
                actor=actor,
                request_id=request,
                order_id=order.id,
                kind=kind,
                reason=reason,
                lines=[CaseLine(pick(order.lines, line).id, many, wanted)],
            )

        self.asks(who, order, asks, times)

    @precondition(lambda self: self.cases())
    @rule(number=which, who=mostly_customer, picture=st.integers(1, 9), times=taps)
    def pictures_are_shown(self, number: int, who: Who, picture: int, times: int) -> None:
        shown = [FileId(f"picture-{picture}")]
        self._of(
            self._case(number, CaseStatus.REQUESTED),
            who,
            lambda actor, request, case: self.shop.add_evidence(
                actor=actor, request_id=request, case_id=case.id, pictures=shown
            ),
            times,
        )

    @precondition(lambda self: self.cases())
    @rule(number=which, who=mostly_customer, times=taps)
    def a_case_is_withdrawn(self, number: int, who: Who, times: int) -> None:
        self._of(
            self._case(number, CaseStatus.REQUESTED, CaseStatus.AWAITING_RETURN),
            who,
            lambda actor, request, case: self.shop.withdraw_case(
                actor=actor, request_id=request, case_id=case.id
            ),
            times,
        )

    @precondition(lambda self: self.cases())
    @rule(number=which, who=mostly_staff, amount=st.none() | st.none() | amounts, times=taps)
    def a_case_is_approved(self, number: int, who: Who, amount: Money | None, times: int) -> None:
        self._of(
            self._case(number, CaseStatus.REQUESTED),
            who,
            lambda actor, request, case: self.shop.approve_case(
                actor=actor, request_id=request, case_id=case.id, amount=amount, why="so much"
            ),
            times,
        )

    @precondition(lambda self: self.cases())
    @rule(number=which, who=mostly_staff, times=taps)
    def a_case_is_rejected(self, number: int, who: Who, times: int) -> None:
        self._of(
            self._case(number, CaseStatus.REQUESTED),
            who,
            lambda actor, request, case: self.shop.reject_case(
                actor=actor, request_id=request, case_id=case.id, why="not damaged"
            ),
            times,
        )

    @precondition(lambda self: self.cases())
    @rule(number=which, who=mostly_customer, times=taps)
    def goods_are_sent_back(self, number: int, who: Who, times: int) -> None:
        self._of(
            self._case(number, CaseStatus.AWAITING_RETURN),
            who,
            lambda actor, request, case: self.shop.record_return(
                actor=actor, request_id=request, case_id=case.id, number="SF1234567"
            ),
            times,
        )

    @precondition(lambda self: self.cases())
    @rule(number=which, who=mostly_staff, times=taps)
    def goods_come_back(self, number: int, who: Who, times: int) -> None:
        self._of(
            self._case(number, CaseStatus.AWAITING_RETURN),
            who,
            lambda actor, request, case: self.shop.receive_return(
                actor=actor, request_id=request, case_id=case.id
            ),
            times,
        )

    @precondition(lambda self: self.cases())
    @rule(number=which, who=mostly_staff, received=units, resellable=units, times=taps)
    def goods_are_inspected(self, number: int, who: Who, received: int, resellable: int, times: int) -> None:
        async def inspects(actor: Actor, request: str, case: AfterSalesCase) -> None:
            found = [Inspected(case.lines[0].order_line_id, received, resellable)]
            await self.shop.inspect_return(actor=actor, request_id=request, case_id=case.id, found=found)
            restocks = self.shop.trades().now.returns.restocks
            self.shelved[f"case {case.id}"] = resellable if restocks else 0

        self._of(self._case(number, CaseStatus.RECEIVED), who, inspects, times)

    @precondition(lambda self: self.cases())
    @rule(number=which, who=mostly_staff, amount=st.none() | st.none() | amounts, times=taps)
    def a_case_is_settled(self, number: int, who: Who, amount: Money | None, times: int) -> None:
        self._of(
            self._case(number, CaseStatus.INSPECTED, CaseStatus.SETTLING),
            who,
            lambda actor, request, case: self.shop.settle_case(
                actor=actor, request_id=request, case_id=case.id, amount=amount, why="so much"
            ),
            times,
        )

    def _case(self, number: int, *statuses: CaseStatus) -> AfterSalesCase:
        return self.one(self.cases(), number, lambda each: each.status in statuses)

    def _of(
        self,
        case: AfterSalesCase,
        who: Who,
        command: Callable[[Actor, str, AfterSalesCase], Awaitable[object]],
        times: int,
    ) -> None:
        order = self.order_of(case)
        self.asks(who, order, lambda actor, request: command(actor, request, case), times)
