"""Goods that come back, and money that goes back for them: two decisions."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, Inspected
from shopclerk.core.domain.errors import (
    IllegalTransition,
    InvalidTrackingNumber,
    NotAllowed,
    NotFound,
    NotRefundable,
    NotThatMany,
    ReasonNeeded,
)
from shopclerk.core.domain.events import RefundMoved
from shopclerk.core.domain.ids import OrderLineId
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.queries.stock import Movements
from tests.shopfloor.shop import Shop


@pytest.fixture
async def case(shop: Shop, order: Order) -> AfterSalesCase:
    """Two of three mugs may come back."""
    return await shop.approves(await shop.asks(order, CaseKind.RETURN, 2))


async def restocked(shop: Shop) -> int:
    ledger = await shop.store.find(Movements(await shop.sku("mug")))
    return sum(row.quantity for row in ledger if row.reason is MovementReason.RESTOCKED)


async def promised(shop: Shop, order: Order) -> list[int]:
    return [one.amount.minor for one in await shop.refunds(order) if one.holds]


async def test_a_return_goes_all_the_way(shop: Shop, order: Order, case: AfterSalesCase, li: Actor) -> None:
    await shop.record_return(actor=li, request_id=shop.request(), case_id=case.id, number="sf 7654321")
    assert (await shop.case(case)).return_tracking == "SF7654321"
    ended = await shop.takes_back(case, 2, 1)
    assert ended.status is CaseStatus.CLOSED
    assert (await restocked(shop), await promised(shop, order)) == (1, [6674])
    steps = [row.move.to for row in await shop.timeline(order) if row.move.entity_id == case.id]
    assert steps == [
        "requested",
        "approved",
        "awaiting_return",
        "awaiting_return",  # the way back was recorded
        "received",
        "inspected",
        "settling",
        "closed",
    ]


async def test_goods_sent_back_are_awaited_longer(shop: Shop, case: AfterSalesCase, li: Actor) -> None:
    shop.clock.advance(days=13)
    await shop.record_return(actor=li, request_id=shop.request(), case_id=case.id, number="SF7654321")
    shop.clock.advance(days=13)
    await shop.expire_cases()
    assert (await shop.case(case)).status is CaseStatus.AWAITING_RETURN


async def test_the_timeline_says_who_recorded_the_way_back(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    clerk = shop.clerk("Clerk")
    await shop.record_return(actor=clerk, request_id="told", case_id=case.id, number="SF2222222")
    last = (await shop.timeline(order))[-1].move
    assert (last.by, last.from_, last.to, last.why) == (
        clerk,
        "awaiting_return",
        "awaiting_return",
        "SF2222222",
    )


async def test_a_return_number_is_checked_and_is_the_customers_own(
    shop: Shop, case: AfterSalesCase, li: Actor, wang: Actor
) -> None:
    with pytest.raises(InvalidTrackingNumber):
        await shop.record_return(actor=li, request_id=shop.request(), case_id=case.id, number="?")
    with pytest.raises(NotFound):
        await shop.record_return(actor=wang, request_id=shop.request(), case_id=case.id, number="SF7654321")
    await shop.goods_arrive(case)
    with pytest.raises(IllegalTransition):
        await shop.record_return(actor=li, request_id=shop.request(), case_id=case.id, number="SF7654321")


async def test_less_than_was_sent_pays_less_unless_staff_say_otherwise(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    await shop.takes_back(case, 1, 1)
    assert await promised(shop, order) == [3337]
    assert await restocked(shop) == 1


async def test_nothing_in_the_parcel_pays_nothing_and_ends_the_case(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    await shop.goods_arrive(case)
    await shop.inspect_return(actor=shop.owner, request_id=shop.request(), case_id=case.id, found=[])
    assert (await shop.settles(case)).status is CaseStatus.CLOSED
    assert await promised(shop, order) == []


async def test_staff_settle_less_or_nothing_for_a_reason(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    await shop.goods_arrive(case)
    await shop.inspects(case, 2, 0)
    with pytest.raises(ReasonNeeded):
        await shop.settles(case, "0.00")
    with pytest.raises(NotRefundable):
        await shop.settles(case, "66.75")
    ended = await shop.settles(case, "0.00", why="used")
    assert (ended.status, await promised(shop, order)) == (CaseStatus.CLOSED, [])


@pytest.mark.invariant(37)
async def test_only_what_came_and_can_be_sold_goes_back_into_stock(shop: Shop, case: AfterSalesCase) -> None:
    with pytest.raises(IllegalTransition):
        await shop.inspects(case, 2, 2)
    await shop.goods_arrive(case)
    for received, resellable in ((3, 0), (1, 2), (-1, 0), (1, -1)):
        with pytest.raises(NotThatMany):
            await shop.inspects(case, received, resellable)
    await shop.inspects(case, 2, 1)
    assert await restocked(shop) == 1
    with pytest.raises(IllegalTransition):
        await shop.inspects(case, 2, 2)


async def test_an_inspection_names_each_line_of_the_case_once(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    await shop.goods_arrive(case)
    mine, other = order.lines[0].id, OrderLineId("another")
    for found, error in (([other], NotFound), ([mine, mine], NotThatMany)):
        with pytest.raises(error):
            await shop.inspect_return(
                actor=shop.owner,
                request_id=shop.request(),
                case_id=case.id,
                found=[Inspected(line_id, 1, 1) for line_id in found],
            )
    assert await restocked(shop) == 0


async def test_repeating_an_inspection_restocks_once(shop: Shop, case: AfterSalesCase) -> None:
    await shop.goods_arrive(case)
    await asyncio.gather(*(shop.inspects(case, 2, 2, request_id="tap") for _ in range(4)))
    assert await restocked(shop) == 2


@pytest.mark.invariant(37)
async def test_two_inspections_at_once_restock_once(shop: Shop, case: AfterSalesCase) -> None:
    await shop.goods_arrive(case)
    answers = await asyncio.gather(*(shop.inspects(case, 2, 2) for _ in range(4)), return_exceptions=True)
    assert sum(isinstance(answer, IllegalTransition) for answer in answers) == 3
    assert await restocked(shop) == 2


async def test_a_shop_that_sells_nothing_twice_restocks_nothing(shop: Shop, case: AfterSalesCase) -> None:
    shop.terms = replace(shop.terms, returns=replace(shop.terms.returns, restocks=False))
    await shop.takes_back(case, 2, 2)
    assert await restocked(shop) == 0


@pytest.mark.invariant(26)
async def test_a_failed_refund_keeps_the_case_in_settlement_until_it_is_settled_again(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    shop.gateway.refuses_refund()
    settling = await shop.takes_back(case, 2, 2)
    assert settling.status is CaseStatus.SETTLING
    (failed,) = await shop.refunds(order)
    assert RefundMoved(order.id, failed.id, RefundStatus.FAILED) in await shop.untold()
    shop.clock.advance(hours=1)
    await shop.expire_cases()
    assert (await shop.case(case)).status is CaseStatus.SETTLING
    assert (await shop.settles(case)).status is CaseStatus.CLOSED
    assert await promised(shop, order) == [6674]


async def test_a_refund_that_cannot_be_made_is_given_up_for_a_reason(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    shop.gateway.refuses_refund()
    await shop.takes_back(case, 2, 2)
    ended = await shop.settles(case, "0.00", why="paid in cash")
    assert (ended.status, ended.refund) == (CaseStatus.CLOSED, Money(0, "CNY"))
    assert await promised(shop, order) == []


async def test_a_case_closes_when_the_provider_says_that_the_money_went_back(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    shop.gateway.only_accepts_refund()
    assert (await shop.takes_back(case, 2, 2)).status is CaseStatus.SETTLING
    (refund,) = await shop.refunds(order)
    assert (await shop.settles(case)).status is CaseStatus.SETTLING
    with pytest.raises(NotRefundable):
        await shop.settles(case, "0.00", why="promised already")
    await shop.hears(shop.gateway.settles(refund.id))
    shop.clock.advance(hours=1)
    await shop.expire_cases()
    assert (await shop.case(case)).status is CaseStatus.CLOSED
    assert await promised(shop, order) == [6674]


async def test_settling_twice_at_once_promises_once(
    shop: Shop, order: Order, case: AfterSalesCase, clerk: Actor
) -> None:
    await shop.goods_arrive(case)
    await shop.inspects(case, 2, 2)
    await asyncio.gather(shop.settles(case, by=clerk), shop.settles(case), return_exceptions=True)
    assert await promised(shop, order) == [6674]


async def test_settling_races_a_refund_of_the_owner_within_the_money_there_is(
    shop: Shop, order: Order, case: AfterSalesCase
) -> None:
    await shop.goods_arrive(case)
    await shop.inspects(case, 2, 2)
    await asyncio.gather(shop.settles(case), shop.refunds_amount(order, "50.00"), return_exceptions=True)
    assert sum(await promised(shop, order)) in (6674, 5000)


async def test_only_staff_take_goods_back(shop: Shop, case: AfterSalesCase, li: Actor) -> None:
    for step in (
        shop.receive_return(actor=li, request_id=shop.request(), case_id=case.id),
        shop.inspect_return(actor=li, request_id=shop.request(), case_id=case.id, found=[]),
        shop.settle_case(actor=li, request_id=shop.request(), case_id=case.id),
    ):
        with pytest.raises(NotAllowed):
            await step


async def test_goods_are_received_once(shop: Shop, case: AfterSalesCase) -> None:
    await asyncio.gather(*(shop.goods_arrive(case) for _ in range(3)))
    assert (await shop.case(case)).status is CaseStatus.RECEIVED
