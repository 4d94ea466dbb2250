"""Staff change what is for sale, one thing at a time and one after the other."""

import asyncio

import pytest

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.errors import (
    DomainError,
    InvalidCategory,
    NotAllowed,
    NotFound,
    ProductChanged,
    SkuCodeTaken,
)
from shopclerk.core.domain.ids import ProductId, SkuId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.product_changes import AddVariant, Change, NameOption, Recode, Reprice, Retitle
from shopclerk.core.ports.queries.catalogue import AllCategories, ProductsCoded
from shopclerk.core.usecases.goods.showing import CountUses, FindGoods, ShowGoods
from shopclerk.core.usecases.goods.stock import Delivered, FindSku
from tests.shopfloor.shop import Shop


@pytest.fixture
async def mug(shop: Shop) -> Product:
    await shop.stocks("MUG", 5)
    (mug,) = await shop.store.find(ProductsCoded("MUG"))
    return mug


async def edits(
    shop: Shop, product: Product, change: Change, *, by: Actor | None = None, request: str = ""
) -> Product:
    return await shop.edit_product(
        actor=by or shop.owner,
        request_id=request or shop.request(),
        product_id=product.id,
        version=product.version,
        change=change,
    )


async def test_a_change_is_made_once_and_says_by_whom_and_when(
    shop: Shop, mug: Product, clerk: Actor
) -> None:
    await edits(shop, mug, Retitle("en", "Cup"), by=clerk, request="one")
    cup = await edits(shop, mug, Retitle("en", "Cup"), by=clerk, request="one")
    assert (cup.title.in_("en"), cup.version) == ("Cup", mug.version + 1)
    assert (cup.edited_by, cup.edited_at) == (clerk.person_id, shop.clock.now())


async def test_what_is_so_already_changes_nothing(shop: Shop, mug: Product) -> None:
    assert await edits(shop, mug, Retitle("en", mug.title.in_("en"))) == mug


async def test_of_two_at_once_one_is_told_who_was_faster(shop: Shop, mug: Product, clerk: Actor) -> None:
    answers = await asyncio.gather(
        edits(shop, mug, Retitle("en", "Cup"), by=clerk),
        edits(shop, mug, Retitle("en", "Beaker"), by=shop.owner),
        return_exceptions=True,
    )
    (won,) = [each for each in answers if isinstance(each, Product)]
    (lost,) = [each for each in answers if isinstance(each, ProductChanged)]
    assert (lost.by, lost.at) == (won.edited_by, won.edited_at)


async def test_a_code_belongs_to_one_variant_for_ever(shop: Shop, mug: Product) -> None:
    await shop.stocks("TEA", 1)
    with pytest.raises(SkuCodeTaken):
        await edits(shop, mug, Recode(mug.skus[0].id, "TEA"))
    cup = await edits(shop, mug, Recode(mug.skus[0].id, "CUP"))
    with pytest.raises(SkuCodeTaken):
        await edits(
            shop,
            await edits(shop, cup, NameOption("en", "Colour", "Red")),
            AddVariant(SkuId("new"), "en", ("Blue",), Money(100, "CNY"), "MUG"),
        )
    (cup,) = await shop.store.find(ProductsCoded("CUP"))
    assert (await edits(shop, cup, Recode(cup.skus[0].id, "MUG"))).skus[0].code == "MUG"


async def test_orders_keep_their_price_and_carts_show_the_new_one(
    shop: Shop, mug: Product, li: Actor
) -> None:
    order = await shop.places(li, mug=1)
    await shop.fills(li, mug=1)
    await edits(shop, mug, Reprice(mug.skus[0].id, Money(5000, "CNY")))
    assert (await shop.order(order)).total == order.total
    assert (await shop.show_cart(actor=li)).total == Money(5000, "CNY")
    uses = await CountUses(shop.store, shop.database.views)(actor=shop.owner, product_id=mug.id)
    assert (uses.carts, uses.orders) == (1, 1)


async def test_a_category_is_made_once_whatever_its_letter_case(shop: Shop) -> None:
    made = [
        await shop.add_category(actor=shop.owner, language="en", name=name)
        for name in ("Cups", " cups ", "CUPS")
    ]
    assert len({category.id for category in made}) == 1
    assert await shop.store.find(AllCategories()) == (made[-1],)
    for name in ("", "x" * 61):
        with pytest.raises(InvalidCategory):
            await shop.add_category(actor=shop.owner, language="en", name=name)


async def test_customers_change_and_see_nothing_of_it(shop: Shop, mug: Product, li: Actor) -> None:
    views, store = shop.database.views, shop.store
    for attempt in (
        edits(shop, mug, Retitle("en", "Mine"), by=li),
        shop.add_category(actor=li, language="en", name="Mine"),
        FindGoods(views)(actor=li, text="mug"),
        ShowGoods(store, shop.database.people)(actor=li, product_id=mug.id),
        CountUses(store, views)(actor=li, product_id=mug.id),
        FindSku(store)(actor=li, code="MUG"),
        shop.receive_delivery(actor=li, request_id="r", lines=[Delivered(mug.skus[0].id, 1)]),
    ):
        with pytest.raises(NotAllowed):
            await attempt


async def test_what_is_not_there_is_not_found(shop: Shop, mug: Product) -> None:
    for attempt in (
        shop.edit_product(
            actor=shop.owner, request_id="r", product_id=ProductId("no"), version=1, change=Retitle("en", "x")
        ),
        ShowGoods(shop.store, shop.database.people)(actor=shop.owner, sku_id=SkuId("no")),
        CountUses(shop.store, shop.database.views)(actor=shop.owner, product_id=ProductId("no")),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert await FindSku(shop.store)(actor=shop.owner, code="no") is None
    found = await FindSku(shop.store)(actor=shop.owner, code="mug")
    assert found == (mug, mug.skus[0])


async def test_a_delivery_comes_in_whole_or_not_at_all_and_once(shop: Shop, mug: Product) -> None:
    tea = await shop.stocks("TEA", 1)
    lines = [Delivered(mug.skus[0].id, 3), Delivered(tea, 4), Delivered(tea, 1)]
    for _ in range(2):
        await shop.receive_delivery(actor=shop.owner, request_id="one", lines=lines)
    assert ((await shop.level("MUG")).on_hand, (await shop.level("TEA")).on_hand) == (8, 6)
    for wrong in ([*lines, Delivered(SkuId("no"), 1)], [*lines, Delivered(tea, 0)], []):
        with pytest.raises(DomainError):
            await shop.receive_delivery(actor=shop.owner, request_id=shop.request(), lines=wrong)
    assert ((await shop.level("MUG")).on_hand, (await shop.level("TEA")).on_hand) == (8, 6)
