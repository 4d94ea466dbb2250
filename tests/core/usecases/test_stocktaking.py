"""The shelf: what is received, counted and watched."""

import asyncio

import pytest

from shopclerk.core.domain.errors import InvalidQuantity, NotAllowed, NotFound, OutOfStock, StockMoved
from shopclerk.core.domain.events import StockRanLow
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import MovementReason
from tests.shopfloor.shop import Shop


@pytest.fixture
async def mug(shop: Shop) -> SkuId:
    return await shop.stocks("MUG", 5)


async def corrects(shop: Shop, mug: SkuId, expected: int, counted: int, by: Actor | None = None) -> int:
    level = await shop.correct_stock(
        actor=by or shop.owner,
        request_id=shop.request(),
        sku_id=mug,
        expected=expected,
        counted=counted,
    )
    return level.on_hand


async def test_what_is_received_is_on_the_shelf_once(shop: Shop, mug: SkuId, clerk: Actor) -> None:
    for _ in range(3):
        await shop.receive_stock(actor=clerk, request_id="delivery", sku_id=mug, units=7)
    assert (await shop.level("MUG")).on_hand == 12
    assert await shop.store.owner("request", "delivery") == clerk.person_id


async def test_a_count_puts_the_books_right(shop: Shop, mug: SkuId) -> None:
    assert await corrects(shop, mug, 5, 3) == 3
    record = await shop.show_stock(actor=shop.owner, sku_id=mug)
    assert record.level.on_hand == sum(row.quantity for row in record.movements) == 3
    assert (record.movements[-1].quantity, record.movements[-1].reason) == (-2, MovementReason.CORRECTED)


async def test_the_ledger_says_who_moved_what(shop: Shop, mug: SkuId, clerk: Actor, li: Actor) -> None:
    await shop.receive_stock(actor=clerk, request_id="delivery", sku_id=mug, units=7)
    await corrects(shop, mug, 12, 11)
    await shop.ships(await shop.pays(await shop.places(li, mug=2)))
    record = await shop.show_stock(actor=shop.owner, sku_id=mug)
    told = {row.reason: row.by for row in record.movements[1:]}
    assert told == {
        MovementReason.RECEIVED: clerk.person_id,
        MovementReason.CORRECTED: shop.owner.person_id,
        MovementReason.SHIPPED: shop.owner.person_id,
    }


@pytest.mark.invariant(12)
async def test_a_count_of_what_has_moved_meanwhile_is_refused(shop: Shop, mug: SkuId) -> None:
    await shop.receive_stock(actor=shop.owner, request_id=shop.request(), sku_id=mug, units=1)
    with pytest.raises(StockMoved) as refused:
        await corrects(shop, mug, 5, 4)
    assert refused.value == StockMoved(mug, 6)
    assert (await shop.level("MUG")).on_hand == 6


@pytest.mark.invariant(12)
async def test_of_two_counts_at_once_one_holds(shop: Shop, mug: SkuId) -> None:
    """Under concurrency."""
    answers = await asyncio.gather(
        *(corrects(shop, mug, 5, counted) for counted in (3, 4, 6)), return_exceptions=True
    )
    assert sum(isinstance(answer, StockMoved) for answer in answers) == 2
    assert (await shop.level("MUG")).on_hand == answers[0]


@pytest.mark.invariant(3)
async def test_less_cannot_be_counted_than_is_promised(shop: Shop, mug: SkuId, li: Actor) -> None:
    await shop.places(li, mug=3)
    with pytest.raises(OutOfStock):
        await corrects(shop, mug, 5, 2)
    assert await corrects(shop, mug, 5, 3) == 3


@pytest.mark.invariant(13)
async def test_the_safety_stock_decides_when_staff_are_alerted(shop: Shop, mug: SkuId, li: Actor) -> None:
    await shop.set_safety_stock(actor=shop.owner, request_id=shop.request(), sku_id=mug, units=3)
    await shop.places(li, mug=1)
    assert StockRanLow(mug, 3) not in await shop.untold()
    await shop.places(li, mug=1)
    await shop.places(li, mug=1)
    low = [event for event in await shop.untold() if isinstance(event, StockRanLow)]
    assert low == [StockRanLow(mug, 3)]


async def test_the_shelf_is_counted_in_whole_units_of_what_there_is(shop: Shop, mug: SkuId) -> None:
    for units in (0, -1):
        with pytest.raises(InvalidQuantity):
            await shop.receive_stock(actor=shop.owner, request_id="r", sku_id=mug, units=units)
    with pytest.raises(InvalidQuantity):
        await corrects(shop, mug, 5, -1)
    with pytest.raises(NotFound):
        await corrects(shop, SkuId("nothing"), 0, 1)


async def test_clerks_receive_and_the_owner_corrects(shop: Shop, mug: SkuId, li: Actor, clerk: Actor) -> None:
    with pytest.raises(NotAllowed):
        await shop.receive_stock(actor=li, request_id="r", sku_id=mug, units=1)
    with pytest.raises(NotAllowed):
        await corrects(shop, mug, 5, 4, by=clerk)
    with pytest.raises(NotAllowed):
        await shop.set_safety_stock(actor=clerk, request_id="r", sku_id=mug, units=1)
    with pytest.raises(NotAllowed):
        await shop.show_stock(actor=li, sku_id=mug)
