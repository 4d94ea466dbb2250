"""Ending an order that was not paid."""

import asyncio

import pytest

from shopclerk.core.domain.errors import CannotCancel, NotFound
from shopclerk.core.domain.events import OrderCancelled
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.people import Actor
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    await shop.stocks("TEA", 5)
    return await shop.places(li, mug=2, tea=1)


async def test_cancelling_gives_back_everything_that_was_held(shop: Shop, order: Order) -> None:
    cancelled = await shop.cancels(order)
    assert (cancelled.status, cancelled.cancelled_because) == (OrderStatus.CANCELLED, CancelReason.CUSTOMER)
    assert (cancelled.pay_by, cancelled.remind_at) == (None, None)
    assert await shop.holds(order) == ()
    assert [(await shop.level(sku)).available for sku in ("MUG", "TEA")] == [5, 5]
    assert OrderCancelled(order.id) in await shop.untold()


async def test_cancelling_closes_the_open_payment_here_and_at_the_provider(shop: Shop, order: Order) -> None:
    attempt = await shop.starts_paying(order)
    await shop.cancels(order)
    assert (await shop.attempt(attempt)).status is AttemptStatus.VOIDED
    assert shop.gateway.voided == [attempt.reference]


async def test_a_provider_that_cannot_be_asked_does_not_keep_an_order_from_being_cancelled(
    shop: Shop, order: Order
) -> None:
    await shop.starts_paying(order)
    shop.gateway.is_down()
    assert (await shop.cancels(order)).status is OrderStatus.CANCELLED


async def test_cancelling_twice_has_one_effect(shop: Shop, order: Order) -> None:
    await shop.cancels(order, request_id="tap")
    await shop.cancels(order, request_id="tap")
    await shop.cancels(order)
    assert (await shop.level("MUG")).available == 5
    assert (await shop.untold()).count(OrderCancelled(order.id)) == 1


async def test_the_merchant_may_cancel_an_unpaid_order(shop: Shop, order: Order, clerk: Actor) -> None:
    assert (await shop.cancels(order, by=clerk)).cancelled_because is CancelReason.MERCHANT


async def test_nobody_cancels_somebody_elses_order(shop: Shop, order: Order, wang: Actor) -> None:
    with pytest.raises(NotFound):
        await shop.cancels(order, by=wang)
    assert (await shop.order(order)).is_payable


async def test_a_paid_order_cannot_be_cancelled(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    with pytest.raises(CannotCancel) as refused:
        await shop.cancels(order)
    assert refused.value == CannotCancel(order.id, "confirmed")


@pytest.mark.parametrize("first", ["cancel", "pay"])
async def test_cancelling_racing_a_payment_has_one_winner(shop: Shop, order: Order, first: str) -> None:
    await shop.starts_paying(order)
    paying = shop.hears(shop.gateway.pay("fake-1"))
    racers = [shop.cancels(order), paying]
    outcomes = await asyncio.gather(
        *(racers if first == "cancel" else reversed(racers)), return_exceptions=True
    )
    ended = await shop.order(order)
    lost = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    if ended.status is OrderStatus.CONFIRMED:
        assert lost == [CannotCancel(order.id, "confirmed")]
        assert [hold.held for hold in await shop.holds(order)] == [2, 1]
    else:
        assert lost == []
        assert await shop.holds(order) == ()
    assert len(await shop.money(order)) == 1
