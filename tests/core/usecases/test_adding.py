"""A product put up for sale without a catalogue file."""

import asyncio

import pytest

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.errors import (
    InvalidAmount,
    InvalidQuantity,
    InvalidSkuCode,
    InvalidTitle,
    NotAllowed,
    SkuCodeTaken,
)
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.usecases.adding import NewProduct
from shopclerk.core.usecases.filling import Add
from tests.invariants import violations
from tests.shopfloor.shop import Shop

PICTURE = FileId("ab" * 32)


def pot(**changes: object) -> NewProduct:
    known: dict[str, object] = {
        "language": "en",
        "title": "Tea pot",
        "price": Money(12800, "CNY"),
        "units": 3,
        "description": "Holds 1 l.",
        "pictures": (PICTURE,),
    }
    return NewProduct(**known | changes)  # type: ignore[arg-type]


async def adds(shop: Shop, by: Actor, request_id: str = "", **changes: object) -> Product:
    return await shop.add_product(actor=by, request_id=request_id or shop.request(), new=pot(**changes))


async def test_it_is_for_sale_at_once_with_its_units(shop: Shop, clerk: Actor, li: Actor) -> None:
    product = await adds(shop, clerk)
    (sku,) = product.on_sale()
    assert (product.handle, sku.code, product.title.in_("zh-Hans")) == ("tea-pot", "TEA-POT", "Tea pot")
    assert (sku.price_in("CNY"), product.pictures) == (Money(12800, "CNY"), (PICTURE,))
    record = await shop.show_stock(actor=shop.owner, sku_id=sku.id)
    assert [(row.quantity, row.reason, row.by) for row in record.movements] == [
        (3, MovementReason.RECEIVED, clerk.person_id)
    ]
    await shop.fill_cart(Add(sku.id, 1), actor=li, request_id="cart")


async def test_a_request_makes_one_product(shop: Shop, clerk: Actor) -> None:
    made = await asyncio.gather(*(adds(shop, clerk, "photo-7") for _ in range(5)))
    assert len({product.id for product in made}) == 1
    assert (await shop.level("TEA-POT")).on_hand == 3
    assert await violations(shop.store) == []


async def test_products_of_one_title_get_names_of_their_own(shop: Shop, clerk: Actor) -> None:
    made = await asyncio.gather(*(adds(shop, clerk) for _ in range(4)))
    assert sorted(product.handle for product in made) == ["tea-pot", "tea-pot-2", "tea-pot-3", "tea-pot-4"]
    assert {product.skus[0].code for product in made} == {"TEA-POT", "TEA-POT-2", "TEA-POT-3", "TEA-POT-4"}


async def test_a_code_that_another_product_has_is_not_taken_from_it(shop: Shop, clerk: Actor) -> None:
    await shop.stocks("TEA-POT", 5)
    product = await adds(shop, clerk)
    assert product.skus[0].code == "TEA-POT-2"
    assert (await shop.level("TEA-POT")).on_hand == 5


@pytest.mark.parametrize("title", ["龙井茶", "🍵", "Größe 1½ → «XL»"])
async def test_a_title_in_any_script_makes_a_code(shop: Shop, clerk: Actor, title: str) -> None:
    first, second = await adds(shop, clerk, title=title), await adds(shop, clerk, title=title)
    assert first.title.in_("en") == title
    codes = [product.skus[0].code for product in (first, second)]
    assert len(set(codes)) == len(set(filter(str.isascii, codes))) == 2


async def test_a_code_of_ones_own_is_taken_as_it_is(shop: Shop, clerk: Actor) -> None:
    product = await adds(shop, clerk, code=" pot/1.L ")
    assert (product.handle, product.skus[0].code) == ("tea-pot", "pot/1.L")
    with pytest.raises(SkuCodeTaken):
        await adds(shop, clerk, code="pot/1.L")
    for code in (" ", "x" * 65, "茶", "a b", "-a"):
        with pytest.raises(InvalidSkuCode):
            await adds(shop, clerk, code=code)


async def test_what_is_not_there_yet_is_put_up_as_sold_out(shop: Shop, clerk: Actor) -> None:
    product = await adds(shop, clerk, units=0)
    assert (await shop.level("TEA-POT")).on_hand == 0
    assert product.on_sale()


async def test_what_cannot_be_a_product_is_refused(shop: Shop, clerk: Actor, li: Actor) -> None:
    for refusal, changes in (
        (InvalidTitle, {"title": "  "}),
        (InvalidTitle, {"title": "x" * 121}),
        (InvalidAmount, {"price": Money(-1, "CNY")}),
        (InvalidAmount, {"price": Money(10**15, "CNY")}),
        (InvalidQuantity, {"units": -1}),
        (InvalidQuantity, {"units": 10**10}),
    ):
        with pytest.raises(refusal):
            await adds(shop, clerk, **changes)
    with pytest.raises(NotAllowed):
        await adds(shop, li)
    assert (await shop.browse_shelf(None)).rows == ()
