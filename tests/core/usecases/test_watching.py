"""Customers who asked to be told when something is there again."""

import asyncio

import pytest

from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.events import StockCameBack
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.people import Actor
from tests.shopfloor.shop import Shop


@pytest.fixture
async def mug(shop: Shop, wang: Actor) -> SkuId:
    """The last one is promised to somebody."""
    sku_id = await shop.stocks("MUG", 1)
    await shop.places(wang, mug=1)
    return sku_id


async def notices(shop: Shop) -> int:
    return sum(isinstance(event, StockCameBack) for event in await shop.untold())


async def test_asking_twice_is_asking_once(shop: Shop, mug: SkuId, li: Actor) -> None:
    await asyncio.gather(*(shop.watch_stock(actor=li, sku_id=mug) for _ in range(5)))
    assert await shop.list_watchers(mug) == (li.person_id,)


async def test_the_return_of_the_stock_is_told_once_to_each_who_waits(
    shop: Shop, mug: SkuId, li: Actor, clerk: Actor
) -> None:
    for person in (li, clerk):
        await shop.watch_stock(actor=person, sku_id=mug)
        shop.clock.advance(minutes=1)
    before = await notices(shop)
    await shop.receive_stock(actor=shop.owner, request_id=shop.request(), sku_id=mug, units=2)
    assert await notices(shop) == before + 1
    assert await shop.list_watchers(mug) == (li.person_id, clerk.person_id)
    assert [await shop.forget_watch(mug, li.person_id) for _ in range(2)] == [True, False]
    assert await shop.list_watchers(mug) == (clerk.person_id,)


async def test_more_of_what_is_there_already_is_no_return(shop: Shop, mug: SkuId) -> None:
    await shop.receive_stock(actor=shop.owner, request_id=shop.request(), sku_id=mug, units=2)
    before = await notices(shop)
    await shop.receive_stock(actor=shop.owner, request_id=shop.request(), sku_id=mug, units=2)
    assert await notices(shop) == before


async def test_an_order_that_ends_brings_its_stock_back(shop: Shop, mug: SkuId, li: Actor) -> None:
    await shop.watch_stock(actor=li, sku_id=mug)
    before = await notices(shop)
    shop.clock.advance(minutes=31)
    await shop.expire_unpaid()
    assert await notices(shop) == before + 1


async def test_who_was_told_can_ask_again(shop: Shop, mug: SkuId, li: Actor) -> None:
    await shop.watch_stock(actor=li, sku_id=mug)
    await shop.forget_watch(mug, li.person_id)
    await shop.watch_stock(actor=li, sku_id=mug)
    assert await shop.list_watchers(mug) == (li.person_id,)


async def test_who_asks_for_what_is_there_is_told_at_once(shop: Shop, mug: SkuId, li: Actor) -> None:
    await shop.receive_stock(actor=shop.owner, request_id=shop.request(), sku_id=mug, units=2)
    before = await notices(shop)
    await shop.watch_stock(actor=li, sku_id=mug)
    assert await notices(shop) == before + 1


async def test_stock_that_returns_while_somebody_asks_is_told_to_them(
    shop: Shop, mug: SkuId, li: Actor
) -> None:
    await asyncio.gather(
        shop.watch_stock(actor=li, sku_id=mug),
        shop.receive_stock(actor=shop.owner, request_id=shop.request(), sku_id=mug, units=2),
    )
    assert await shop.list_watchers(mug) == (li.person_id,)
    assert StockCameBack(mug, 2) in await shop.untold()


async def test_what_nobody_sells_cannot_be_waited_for(shop: Shop, li: Actor) -> None:
    with pytest.raises(NotFound):
        await shop.watch_stock(actor=li, sku_id=SkuId("nothing"))
