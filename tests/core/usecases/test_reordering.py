"""The same again, as far as it can be had."""

import pytest

from shopclerk.core.domain.cart import MOST_LINES
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.reordering import Reordered
from tests.invariants import violations
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 9)
    await shop.stocks("TEA", 9)
    return await shop.places(li, mug=2, tea=1)


async def again(shop: Shop, li: Actor, order: Order, request: str = "again") -> Reordered:
    return await shop.order_again(actor=li, request_id=request, order_id=order.id)


async def has(shop: Shop, li: Actor) -> list[int]:
    return [line.quantity for line in (await shop.cart(li)).lines]


async def test_all_of_it_is_in_the_cart_at_the_prices_of_now(shop: Shop, li: Actor, order: Order) -> None:
    await shop.stocks("MUG", 9, price="49.00")
    assert (await again(shop, li, order)).missing == ()
    assert await has(shop, li) == [2, 1]
    assert (await shop.show_cart(actor=li)).total.minor == 2 * 4_900 + 3_900


async def test_what_cannot_be_had_is_told(shop: Shop, li: Actor, order: Order) -> None:
    await shop.stocks("MUG", 3)
    await shop.stocks("TEA", 9, published=False)
    done = await again(shop, li, order)
    assert [(one.line.sku_id, one.units) for one in done.missing] == [
        (order.lines[0].sku_id, 1),
        (order.lines[1].sku_id, 1),
    ]
    assert await has(shop, li) == [1]
    assert (await again(shop, li, order)).missing == done.missing


async def test_what_is_in_the_cart_stays_and_counts(shop: Shop, li: Actor, order: Order) -> None:
    await shop.stocks("MUG", 5)
    await shop.fills(li, mug=1)
    assert (await again(shop, li, order)).missing == ()
    assert await has(shop, li) == [2, 1]
    await shop.fills(li, mug=3)
    await again(shop, li, order, "another press")
    assert await has(shop, li) == [3, 1]


async def test_a_second_tap_adds_nothing(shop: Shop, li: Actor, order: Order) -> None:
    first, second = await again(shop, li, order), await again(shop, li, order)
    assert first.missing == second.missing
    assert await has(shop, li) == [2, 1]
    await again(shop, li, order, "another press")
    assert await has(shop, li) == [2, 1]


async def test_a_full_cart_takes_no_more(shop: Shop, li: Actor, order: Order) -> None:
    for number in range(MOST_LINES):
        await shop.stocks(f"S{number}", 1)
        await shop.fills(li, **{f"s{number}": 1})
    assert len((await again(shop, li, order)).missing) == 2
    assert len(await has(shop, li)) == MOST_LINES


async def test_it_is_nobody_elses_order(shop: Shop, wang: Actor, order: Order) -> None:
    with pytest.raises(NotFound):
        await again(shop, wang, order)
    assert await violations(shop.store) == []
