"""Staff's answers."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.aftersales import CaseKind, CaseReason
from shopclerk.core.domain.errors import (
    AlreadyDecided,
    CurrencyMismatch,
    DomainError,
    IllegalTransition,
    NotAllowed,
    NotFound,
    NotRefundable,
    ReasonNeeded,
)
from shopclerk.core.domain.events import CaseMoved
from shopclerk.core.domain.ids import CaseId
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment
from tests.shopfloor.shop import Shop


def cny(text: str) -> Money:
    return Money.parse(text, "CNY")


async def paid_back(shop: Shop, order: Order) -> Money:
    gone = [one.amount.minor for one in await shop.refunds(order) if one.status is RefundStatus.SUCCEEDED]
    return Money(sum(gone), "CNY")


async def test_a_refund_alone_is_one_word_of_staff(shop: Shop, order: Order, clerk: Actor) -> None:
    case = await shop.approves(await shop.asks(order, CaseKind.REFUND_ONLY, 2), by=clerk)
    assert (case.status, case.refund) == (CaseStatus.CLOSED, cny("66.74"))
    (refund,) = await shop.refunds(order)
    assert (refund.amount, refund.case_id, refund.lines[0].quantity) == (cny("66.74"), case.id, 2)
    steps = [row.move.to for row in await shop.timeline(order) if row.move.entity_id == case.id]
    assert steps == ["requested", "approved", "settling", "closed"]
    assert (await shop.level("MUG")).on_hand == 6


async def test_a_return_awaits_the_goods_and_pays_nothing_yet(shop: Shop, order: Order) -> None:
    case = await shop.approves(await shop.asks(order, CaseKind.RETURN, 2))
    assert (case.status, case.refund) == (CaseStatus.AWAITING_RETURN, cny("66.74"))
    assert case.due_at == shop.clock.now() + shop.terms.returns.send_back_within
    assert await shop.refunds(order) == ()


async def test_staff_may_grant_less_and_say_why(shop: Shop, order: Order) -> None:
    case = await shop.asks(order, CaseKind.REFUND_ONLY, 1)
    with pytest.raises(ReasonNeeded):
        await shop.approves(case, "10.00")
    await shop.approves(case, "10.00", why="a scratch")
    assert await paid_back(shop, order) == cny("10.00")
    assert "a scratch" in [row.move.why for row in await shop.timeline(order)]


@pytest.mark.parametrize("amount", ["33.38", "100.11"])
async def test_nobody_grants_more_than_the_units_are_worth(shop: Shop, order: Order, amount: str) -> None:
    case = await shop.asks(order, CaseKind.REFUND_ONLY, 1)
    with pytest.raises(NotRefundable):
        await shop.approves(case, amount)
    assert (await shop.case(case)).status is CaseStatus.REQUESTED


async def test_another_currency_is_refused(shop: Shop, order: Order) -> None:
    case = await shop.asks(order, CaseKind.REFUND_ONLY, 1)
    with pytest.raises(CurrencyMismatch):
        await shop.approve_case(
            actor=shop.owner, request_id=shop.request(), case_id=case.id, amount=Money(100, "USD")
        )


@pytest.mark.parametrize(
    ("reason", "granted"), [(CaseReason.CHANGED_MIND, "28.37"), (CaseReason.DAMAGED, "33.37")]
)
async def test_who_pays_the_way_back_follows_the_policy(
    shop: Shop, order: Order, reason: CaseReason, granted: str
) -> None:
    shop.terms = replace(shop.terms, returns=replace(shop.terms.returns, fees=(cny("5.00"),)))
    case = await shop.approves(await shop.asks(order, CaseKind.RETURN, 1, reason=reason))
    assert case.refund == cny(granted)


async def test_staff_may_waive_the_fee_and_a_fee_takes_no_more_than_everything(
    shop: Shop, order: Order, li: Actor
) -> None:
    shop.terms = replace(shop.terms, returns=replace(shop.terms.returns, fees=(cny("50.00"),)))
    case = await shop.approves(await shop.asks(order, CaseKind.RETURN, 1, reason=CaseReason.OTHER))
    assert case.refund == cny("0.00")
    await shop.withdraws(case, by=li)
    case = await shop.asks(order, CaseKind.RETURN, 1, reason=CaseReason.OTHER)
    assert (await shop.approves(case, "33.37")).refund == cny("33.37")


@pytest.mark.invariant(27)
async def test_the_worth_of_units_sums_to_what_was_paid(shop: Shop, order: Order) -> None:
    for _ in range(3):
        await shop.approves(await shop.asks(order, CaseKind.REFUND_ONLY, 1))
    assert await paid_back(shop, order) == order.total == cny("100.11")


async def test_a_rejection_says_why_and_ends_the_case(shop: Shop, order: Order) -> None:
    case = await shop.asks(order, CaseKind.RETURN)
    with pytest.raises(ReasonNeeded):
        await shop.rejects(case, "  ")
    assert (await shop.rejects(case, "worn")).status is CaseStatus.REJECTED
    assert (await shop.timeline(order))[-1].move.why == "worn"
    assert CaseMoved(order.id, case.id, CaseStatus.REJECTED) in await shop.untold()


async def test_of_two_decisions_at_once_one_wins_and_the_other_learns_who(
    shop: Shop, order: Order, clerk: Actor
) -> None:
    case = await shop.asks(order, CaseKind.RETURN)
    answers = await asyncio.gather(shop.approves(case, by=clerk), shop.rejects(case), return_exceptions=True)
    (loser,) = [answer for answer in answers if isinstance(answer, DomainError)]
    status = (await shop.case(case)).status
    approved = status is CaseStatus.AWAITING_RETURN
    assert loser == AlreadyDecided(
        case.id,
        "approved" if approved else "rejected",
        "Clerk" if approved else "Owner",
        shop.clock.now(),
    )


@pytest.mark.parametrize("kind", list(CaseKind))
async def test_withdrawing_races_approving_with_one_outcome(
    shop: Shop, order: Order, li: Actor, kind: CaseKind
) -> None:
    await shop.stocks("PLATE", 1)
    plate = await shop.sku("plate") if kind is CaseKind.EXCHANGE else None
    case = await shop.asks(order, kind, 1, instead=plate)
    answers = await asyncio.gather(shop.withdraws(case, by=li), shop.approves(case), return_exceptions=True)
    lost = [answer for answer in answers if isinstance(answer, BaseException)]
    assert all(isinstance(answer, IllegalTransition | AlreadyDecided) for answer in lost)
    ended = await shop.case(case)
    refunds = await shop.refunds(order)
    if ended.status is CaseStatus.WITHDRAWN:
        assert refunds == ()
        assert (await shop.level("PLATE")).reserved == 0
    else:
        assert lost
        assert bool(refunds) is (kind is CaseKind.REFUND_ONLY)


async def test_approving_twice_by_one_request_pays_once(shop: Shop, order: Order) -> None:
    case = await shop.asks(order, CaseKind.REFUND_ONLY)
    await asyncio.gather(*(shop.approves(case, request_id="tap") for _ in range(4)))
    assert len(await shop.refunds(order)) == 1


async def test_only_staff_decide(shop: Shop, order: Order, li: Actor) -> None:
    case = await shop.asks(order, CaseKind.RETURN)
    for decision in (shop.approves(case, by=li), shop.rejects(case, by=li)):
        with pytest.raises(NotAllowed):
            await decision


@pytest.mark.invariant(15)
async def test_what_was_paid_back_meanwhile_is_not_paid_again(shop: Shop, order: Order) -> None:
    """The owner refunds everything while the customer's case is open."""
    case = await shop.asks(order, CaseKind.REFUND_ONLY, 2)
    await shop.refunds_amount(order, "100.11")
    with pytest.raises(NotRefundable):
        await shop.approves(case)
    assert (await shop.case(case)).status is CaseStatus.REQUESTED
    await shop.rejects(case, "paid back already")


@pytest.mark.invariant(16)
async def test_units_paid_back_meanwhile_are_worth_nothing_more(
    shop: Shop, sent: Order, parcel: Shipment
) -> None:
    case = await shop.asks(sent, CaseKind.REFUND_ONLY, 2)
    await shop.loses(parcel)
    await shop.repays(parcel)
    await shop.approves(case)
    assert await paid_back(shop, sent) == cny("100.11")
    assert sum(line.quantity for one in await shop.refunds(sent) for line in one.lines) == 3


async def test_a_case_that_is_not_there_cannot_be_decided(shop: Shop) -> None:
    with pytest.raises(NotFound):
        await shop.approve_case(actor=shop.owner, request_id=shop.request(), case_id=CaseId("none"))
