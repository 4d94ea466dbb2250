"""After the sale."""

from functools import partial
from typing import Final

from shopclerk.core.domain.aftersales import CaseKind, CaseLine, CaseReason, Inspected
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.aftersales.deciding import ApproveCase, RejectCase
from shopclerk.core.usecases.aftersales.requesting import (
    AddEvidence,
    CountClaimable,
    RequestAfterSales,
    WithdrawCase,
)
from shopclerk.core.usecases.aftersales.returning import InspectReturn, ReceiveReturn, RecordReturn
from shopclerk.core.usecases.aftersales.settling import SettleCase
from shopclerk.core.usecases.aftersales.showing import ListCases, ShowCase
from tests.core.usecases.matrix.rows.row import HOUSEHOLD, ITS_CUSTOMER, STAFF, About, Row
from tests.core.usecases.matrix.world import Stage

_LITTLE: Final = Money(100, "CNY")


async def _asks(at: Stage, by: Actor, request: str, kind: CaseKind) -> object:
    instead = await at.shop.sku("POT") if kind is CaseKind.EXCHANGE else None
    return await at.shop.request_after_sales(
        actor=by,
        request_id=request,
        order_id=at.scene.order_id,
        kind=kind,
        reason=CaseReason.DAMAGED,
        lines=(CaseLine(at.scene.line_ids[0], 1, instead),),
    )


async def _counts(at: Stage, by: Actor, _: str) -> object:
    return await at.shop.count_claimable(actor=by, order_id=at.scene.order_id, kind=CaseKind.RETURN)


async def _shows_a_picture(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.add_evidence(
        actor=by, request_id=request, case_id=at.scene.case_id, pictures=(FileId("picture"),)
    )


async def _approves_less(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.approve_case(
        actor=by, request_id=request, case_id=at.scene.case_id, amount=_LITTLE, why="worn"
    )


async def _records(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.record_return(
        actor=by, request_id=request, case_id=at.scene.case_id, number="SF5555555"
    )


async def _inspects(at: Stage, by: Actor, request: str) -> object:
    found = (Inspected(at.scene.line_ids[0], 1, 1),)
    return await at.shop.inspect_return(actor=by, request_id=request, case_id=at.scene.case_id, found=found)


async def _settles_less(at: Stage, by: Actor, request: str) -> object:
    return await at.shop.settle_case(
        actor=by, request_id=request, case_id=at.scene.case_id, amount=_LITTLE, why="worn"
    )


ROWS: Final = (
    *(
        Row(
            RequestAfterSales,
            ITS_CUSTOMER,
            About.ORDER,
            partial(_asks, kind=kind),
            f"for {kind.value.replace('_', ' ')}",
        )
        for kind in CaseKind
    ),
    Row(CountClaimable, HOUSEHOLD, About.ORDER, _counts),
    Row(AddEvidence, ITS_CUSTOMER, About.CASE, _shows_a_picture),
    Row(
        WithdrawCase,
        ITS_CUSTOMER,
        About.CASE,
        lambda at, by, one: at.shop.withdraw_case(actor=by, request_id=one, case_id=at.scene.case_id),
    ),
    Row(
        ApproveCase,
        STAFF,
        About.CASE,
        lambda at, by, one: at.shop.approve_case(actor=by, request_id=one, case_id=at.scene.case_id),
    ),
    Row(ApproveCase, STAFF, About.CASE, _approves_less, "for less"),
    Row(
        RejectCase,
        STAFF,
        About.CASE,
        lambda at, by, one: at.shop.reject_case(
            actor=by, request_id=one, case_id=at.scene.case_id, why="worn"
        ),
    ),
    Row(RecordReturn, HOUSEHOLD, About.CASE, _records),
    Row(
        ReceiveReturn,
        STAFF,
        About.CASE,
        lambda at, by, one: at.shop.receive_return(actor=by, request_id=one, case_id=at.scene.case_id),
    ),
    Row(InspectReturn, STAFF, About.CASE, _inspects),
    Row(
        SettleCase,
        STAFF,
        About.CASE,
        lambda at, by, one: at.shop.settle_case(actor=by, request_id=one, case_id=at.scene.case_id),
    ),
    Row(SettleCase, STAFF, About.CASE, _settles_less, "for less"),
    Row(
        ListCases,
        HOUSEHOLD,
        About.ORDER,
        lambda at, by, _: at.shop.list_cases(actor=by, order_id=at.scene.order_id),
        "of the order",
    ),
    Row(ListCases, STAFF, About.SHOP, lambda at, by, _: at.shop.list_cases(actor=by)),
    Row(
        ShowCase,
        HOUSEHOLD,
        About.CASE,
        lambda at, by, _: at.shop.show_case(actor=by, case_id=at.scene.case_id),
    ),
)
