"""More time to say that everything came."""

import asyncio
from datetime import timedelta

import pytest

from shopclerk.core.domain.errors import NotExtendable, NotFound
from shopclerk.core.domain.events import ReceiptExtended
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from tests.invariants import violations
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    """Delivered just now."""
    await shop.stocks("MUG", 5)
    order = await shop.pays(await shop.places(li, mug=1))
    await shop.delivers(await shop.ships(order))
    return await shop.order(order)


async def extends(shop: Shop, order: Order, by: Actor, request: str = "extends") -> Order:
    return await shop.extend_receipt(actor=by, request_id=request, order_id=order.id)


async def test_it_completes_itself_that_much_later(shop: Shop, li: Actor, order: Order) -> None:
    assert order.complete_at is not None
    extended = await extends(shop, order, li)
    assert extended.complete_at == order.complete_at + timedelta(days=3)
    assert ReceiptExtended(order.id) in await shop.untold()
    assert (await shop.timeline(order))[-1].move.why == "extended"
    shop.clock.advance_by(shop.terms.complete_after)
    await shop.complete_delivered()
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    shop.clock.advance(days=3)
    await shop.complete_delivered()
    assert (await shop.order(order)).status is OrderStatus.COMPLETED
    assert await violations(shop.store) == []


async def test_once_is_all(shop: Shop, li: Actor, order: Order) -> None:
    once = await extends(shop, order, li)
    assert (await extends(shop, order, li)).complete_at == once.complete_at
    with pytest.raises(NotExtendable) as refused:
        await extends(shop, order, li, "another press")
    assert refused.value.why == "extended"


async def test_two_presses_at_once_have_one_winner(shop: Shop, li: Actor, order: Order) -> None:
    asked = (extends(shop, order, li, f"tap {tap}") for tap in range(2))
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["NotExtendable", "Order"]


async def test_there_must_be_something_to_put_off(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    order = await shop.pays(await shop.places(li, mug=1))
    with pytest.raises(NotExtendable) as refused:
        await extends(shop, order, li)
    assert refused.value.why == "not_running"


async def test_it_is_nobody_elses_order(shop: Shop, wang: Actor, order: Order) -> None:
    with pytest.raises(NotFound):
        await extends(shop, order, wang)
