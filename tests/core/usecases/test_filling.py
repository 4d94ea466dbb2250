"""The cart."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.cart import MOST_LINES
from shopclerk.core.domain.errors import CartFull, InvalidQuantity, NotForSale, NotPricedIn, OutOfStock
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.filling import Add, Clear, FillCart, Have
from shopclerk.core.usecases.terms import Terms
from tests.shopfloor.shop import Shop


@pytest.fixture
async def mug(shop: Shop) -> SkuId:
    return await shop.stocks("MUG", 5, price="39.00")


@pytest.mark.usefixtures("mug")
async def test_what_is_added_is_in_the_cart_at_its_present_price(shop: Shop, li: Actor) -> None:
    await shop.adds(li, mug=1)
    await shop.adds(li, mug=2)
    cart = await shop.show_cart(actor=li)
    assert (cart.units, cart.total) == (3, Money(11700, "CNY"))
    assert cart.entries[0].is_orderable


@pytest.mark.usefixtures("mug")
async def test_the_same_request_adds_once(shop: Shop, li: Actor) -> None:
    await asyncio.gather(*(shop.adds(li, mug=2, request_id="tap") for _ in range(3)))
    assert (await shop.adds(li, mug=2, request_id="tap")).lines[0].quantity == 2


@pytest.mark.usefixtures("mug")
async def test_different_requests_at_once_all_count(shop: Shop, li: Actor) -> None:
    await asyncio.gather(*(shop.adds(li, mug=1) for _ in range(4)))
    assert (await shop.show_cart(actor=li)).units == 4


@pytest.mark.usefixtures("mug")
async def test_carts_are_peoples_own(shop: Shop, li: Actor, wang: Actor) -> None:
    await shop.adds(li, mug=1)
    assert (await shop.show_cart(actor=wang)).entries == ()


@pytest.mark.usefixtures("mug")
async def test_a_cart_promises_nothing(shop: Shop, li: Actor) -> None:
    await shop.adds(li, mug=5)
    assert (await shop.level("MUG")).available == 5


@pytest.mark.usefixtures("mug")
async def test_more_than_there_is_is_refused_with_what_is_left(shop: Shop, li: Actor) -> None:
    await shop.adds(li, mug=3)
    with pytest.raises(OutOfStock) as refused:
        await shop.adds(li, mug=3)
    assert refused.value == OutOfStock(await shop.sku("mug"), 6, 5)
    assert (await shop.show_cart(actor=li)).units == 3


async def test_less_is_accepted_even_when_there_is_less_than_that(
    shop: Shop, li: Actor, wang: Actor, mug: SkuId
) -> None:
    await shop.fills(li, mug=5)
    await shop.places(wang, mug=5)
    assert not (await shop.show_cart(actor=li)).entries[0].is_orderable
    await shop.fills(li, mug=4)
    cart = await shop.fill_cart(Have(mug, 0), actor=li, request_id=shop.request())
    assert cart.lines == ()


async def test_a_cart_can_be_cleared(shop: Shop, li: Actor, mug: SkuId) -> None:
    await shop.fills(li, mug=2)
    assert (await shop.fill_cart(Clear(), actor=li, request_id="1")).lines == ()
    assert (await shop.fill_cart(Clear(), actor=li, request_id="2")).lines == ()


async def test_what_is_not_for_sale_is_refused(shop: Shop, li: Actor, mug: SkuId) -> None:
    with pytest.raises(NotForSale):
        await shop.fill_cart(Add(SkuId("nothing"), 1), actor=li, request_id="1")
    await shop.stocks("MUG", 5, published=False)
    with pytest.raises(NotForSale):
        await shop.fill_cart(Add(mug, 1), actor=li, request_id="2")


async def test_what_is_not_for_sale_any_more_is_shown_without_a_price(
    shop: Shop, li: Actor, mug: SkuId
) -> None:
    await shop.fills(li, mug=2)
    await shop.stocks("MUG", 5, published=False)
    (entry,) = (await shop.show_cart(actor=li)).entries
    assert (entry.price, entry.is_orderable) == (None, False)
    assert (await shop.show_cart(actor=li)).total == Money(0, "CNY")


@pytest.mark.usefixtures("mug")
async def test_what_has_no_price_in_the_shops_currency_is_shown_without_one(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=2)
    shop.terms = Terms(currency="JPY")
    assert (await shop.show_cart(actor=li)).entries[0].price is None


@pytest.mark.parametrize("quantity", [-1, 1000])
async def test_a_quantity_out_of_bounds_is_refused(shop: Shop, li: Actor, mug: SkuId, quantity: int) -> None:
    with pytest.raises(InvalidQuantity):
        await shop.fill_cart(Have(mug, quantity), actor=li, request_id="1")


async def test_a_cart_has_room_for_so_many_different_things(shop: Shop, li: Actor) -> None:
    for number in range(MOST_LINES):
        await shop.stocks(f"SKU{number}", 1)
        await shop.fills(li, **{f"sku{number}": 1})
    await shop.stocks("MUG", 5)
    with pytest.raises(CartFull):
        await shop.adds(li, mug=1)


@pytest.mark.usefixtures("mug")
async def test_what_has_no_price_in_the_shops_currency_is_not_let_in(shop: Shop, li: Actor) -> None:
    abroad = FillCart(shop.unit_of_work, replace(shop.terms, currency="USD"))
    sku_id = await shop.sku("mug")
    with pytest.raises(NotPricedIn) as refused:
        await abroad(Add(sku_id, 1), actor=li, request_id=shop.request())
    assert refused.value == NotPricedIn(sku_id, "USD")
    assert (await shop.show_cart(actor=li)).entries == ()
