"""Taking what was authorised."""

import asyncio

import pytest

from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    order = await shop.places(li, mug=2)
    await shop.starts_paying(order)
    await shop.hears(shop.gateway.authorise("fake-1"))
    return order


async def test_an_authorised_payment_is_captured_and_confirms_its_order(shop: Shop, order: Order) -> None:
    assert await shop.capture_authorised() == 1
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert [entry.amount for entry in await shop.money(order)] == [order.total]
    assert await shop.capture_authorised() == 0


@pytest.mark.invariant(24, 39)
async def test_two_sweeps_capture_once(shop: Shop, order: Order) -> None:
    await asyncio.gather(shop.capture_authorised(), shop.capture_authorised())
    await shop.hears(*shop.gateway.told)
    assert [entry.amount for entry in await shop.money(order)] == [order.total]


async def test_a_provider_that_is_down_is_asked_at_the_next_sweep(shop: Shop, order: Order) -> None:
    shop.gateway.is_down()
    assert await shop.capture_authorised() == 0
    shop.gateway.is_down(down=False)
    assert await shop.capture_authorised() == 1
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED


async def test_nothing_is_captured_for_an_order_that_ended(shop: Shop, order: Order) -> None:
    await shop.cancels(order)
    assert await shop.capture_authorised() == 0
    (attempt,) = await shop.attempts(order)
    assert attempt.status is AttemptStatus.VOIDED
    assert shop.gateway.voided == ["fake-1"]
