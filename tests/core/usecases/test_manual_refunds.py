"""What the owner sent back by hand."""

import asyncio

import pytest

from shopclerk.core.domain.errors import IllegalTransition, NotAllowed, NotFound, NotRefundable
from shopclerk.core.domain.events import RefundMoved
from shopclerk.core.domain.ids import RefundId
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.domain.refund import Refund
from shopclerk.core.ports.payments import FactKind
from tests.invariants import violations
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.pays(await shop.places(li, mug=2))


@pytest.fixture
async def failed(shop: Shop, order: Order) -> Refund:
    shop.gateway.refuses_refund("in_the_dashboard")
    (refund,) = await shop.refunds_amount(order, "78.00")
    assert refund.status is RefundStatus.FAILED
    return refund


async def records(shop: Shop, refund: Refund, by: Actor | None = None, request: str = "by hand") -> Refund:
    return await shop.record_manual_refund(actor=by or shop.owner, request_id=request, refund_id=refund.id)


async def test_it_is_booked_by_the_owners_word_and_the_customer_is_told(
    shop: Shop, order: Order, failed: Refund
) -> None:
    done = await records(shop, failed)
    assert (done.status, done.failure) == (RefundStatus.SUCCEEDED, None)
    (back,) = [one for one in await shop.money(order) if one.kind is MoneyKind.REFUNDED]
    assert back.amount == Money(7_800, "CNY")
    assert RefundMoved(order.id, failed.id, RefundStatus.SUCCEEDED) in await shop.untold()
    last = (await shop.timeline(order))[-1].move
    assert (last.by, last.from_, last.to) == (shop.owner, "failed", "succeeded")
    assert shop.gateway.refund_calls[failed.id] == 1
    assert await violations(shop.store) == []


async def test_it_counts_once_however_often_it_is_said(shop: Shop, order: Order, failed: Refund) -> None:
    await asyncio.gather(*(records(shop, failed, request=f"tap {tap}") for tap in range(3)))
    assert len([one for one in await shop.money(order) if one.kind is MoneyKind.REFUNDED]) == 1


async def test_the_provider_is_not_asked_about_it(shop: Shop, failed: Refund) -> None:
    await records(shop, failed)
    shop.clock.advance(minutes=10)
    (report,) = await shop.reconcile_payments(actor=SYSTEM)
    assert report.missing == []


async def test_only_the_owner_says_so(shop: Shop, li: Actor, failed: Refund) -> None:
    for somebody in (li, shop.clerk("Clara")):
        with pytest.raises(NotAllowed):
            await records(shop, failed, somebody)


async def test_what_was_promised_anew_is_not_paid_back_by_hand_too(
    shop: Shop, order: Order, failed: Refund
) -> None:
    await shop.refunds_amount(order, "50.00")
    with pytest.raises(NotRefundable) as refused:
        await records(shop, failed)
    assert refused.value.left == 2_800


async def test_what_the_provider_may_still_send_is_not_settled_by_hand(shop: Shop, order: Order) -> None:
    shop.gateway.refund_answer_gets_lost()
    (unknown,) = await shop.refunds_amount(order, "10.00")
    with pytest.raises(IllegalTransition):
        await records(shop, unknown)
    with pytest.raises(NotFound):
        await shop.record_manual_refund(actor=shop.owner, request_id="x", refund_id=RefundId("none"))


async def test_when_the_provider_sends_it_back_too_both_are_booked_and_the_owner_looks(
    shop: Shop, order: Order, failed: Refund
) -> None:
    await records(shop, failed)
    await shop.hears(
        shop.gateway.tells(
            shop.gateway.payment_of(failed.attempt_id),
            kind=FactKind.REFUNDED,
            amount=failed.amount,
            reference="late",
            refund_id=failed.id,
        )
    )
    assert len([one for one in await shop.money(order) if one.kind is MoneyKind.REFUNDED]) == 2
    assert await shop.list_discrepancies(actor=shop.owner, order_id=order.id)
    assert await violations(shop.store) == []
