"""Cases whose time has come."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.events import CaseMoved
from shopclerk.core.domain.lifecycle import CaseStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.policy import Undecided
from shopclerk.core.ports.queries.aftersales import CasesDue
from tests.shopfloor.shop import Shop


def approves_undecided(shop: Shop) -> None:
    shop.terms = replace(shop.terms, returns=replace(shop.terms.returns, undecided=Undecided.APPROVE))


async def undecided(shop: Shop) -> None:
    """The time to remind passes, and then the time to decide."""
    for span in (shop.terms.returns.remind_after, shop.terms.returns.decide_within):
        shop.clock.advance_by(span)
        await asyncio.gather(shop.expire_cases(), shop.expire_cases())


@pytest.mark.invariant(39)
async def test_staff_are_reminded_once_of_a_case_that_waits(shop: Shop, order: Order) -> None:
    case = await shop.asks(order, CaseKind.RETURN)
    shop.clock.advance(hours=23)
    assert await shop.expire_cases() == 0
    shop.clock.advance(hours=1)
    await asyncio.gather(shop.expire_cases(), shop.expire_cases())
    shop.clock.advance(hours=1)
    assert await shop.expire_cases() == 0
    assert (await shop.untold()).count(CaseMoved(order.id, case.id, CaseStatus.REQUESTED)) == 2


async def test_an_undecided_case_expires_by_default(shop: Shop, order: Order) -> None:
    case = await shop.asks(order, CaseKind.REFUND_ONLY)
    await undecided(shop)
    assert (await shop.case(case)).status is CaseStatus.EXPIRED
    assert await shop.refunds(order) == ()
    assert (await shop.order(order)).complete_at is not None


async def test_a_shop_may_approve_what_it_never_decided(shop: Shop, order: Order) -> None:
    approves_undecided(shop)
    case = await shop.asks(order, CaseKind.REFUND_ONLY)
    await undecided(shop)
    assert (await shop.case(case)).status is CaseStatus.CLOSED
    (refund,) = await shop.refunds(order)
    assert refund.amount.minor == 3337
    (approved,) = [row for row in await shop.timeline(order) if row.move.to == CaseStatus.APPROVED]
    assert approved.move.by == SYSTEM


async def test_what_cannot_be_approved_any_more_expires(shop: Shop, order: Order) -> None:
    approves_undecided(shop)
    await shop.stocks("PLATE", 1)
    case = await shop.exchanges(order, "plate")
    await shop.stocks("PLATE", 0)
    await undecided(shop)
    assert (await shop.case(case)).status is CaseStatus.EXPIRED


@pytest.mark.parametrize("kind", [CaseKind.RETURN, CaseKind.EXCHANGE])
async def test_goods_that_never_come_back_end_the_case(shop: Shop, order: Order, kind: CaseKind) -> None:
    await shop.stocks("PLATE", 1)
    plate = await shop.sku("plate") if kind is CaseKind.EXCHANGE else None
    case = await shop.approves(await shop.asks(order, kind, 1, instead=plate))
    shop.clock.advance_by(shop.terms.returns.send_back_within)
    await shop.expire_cases()
    assert (await shop.case(case)).status is CaseStatus.EXPIRED
    assert (await shop.level("PLATE")).available == 1
    assert await shop.refunds(order) == ()
    assert await shop.store.find(CasesDue(shop.clock.now())) == ()


@pytest.mark.parametrize("first", ["arrival", "expiry"])
async def test_goods_that_arrive_in_the_last_moment_have_one_outcome(
    shop: Shop, order: Order, first: str
) -> None:
    case = await shop.approves(await shop.asks(order, CaseKind.RETURN))
    shop.clock.advance_by(shop.terms.returns.send_back_within)
    racers = [shop.goods_arrive(case), shop.expire_cases()]
    await asyncio.gather(*(racers if first == "arrival" else reversed(racers)), return_exceptions=True)
    last = [row.move.to for row in await shop.timeline(order) if row.move.entity_id == case.id][-1]
    assert last == (await shop.case(case)).status
    assert last in (CaseStatus.RECEIVED, CaseStatus.EXPIRED)


async def test_received_goods_wait_for_staff_without_end(shop: Shop, order: Order) -> None:
    case = await shop.approves(await shop.asks(order, CaseKind.RETURN))
    await shop.goods_arrive(case)
    shop.clock.advance(days=90)
    assert await shop.expire_cases() == 0
