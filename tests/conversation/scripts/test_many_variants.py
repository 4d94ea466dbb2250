"""A product with many variants is chosen option by option."""

from dataclasses import replace
from typing import Final

import pytest

from shopclerk.conversation.actions import variants
from shopclerk.conversation.actions.shopping import ShowProduct
from shopclerk.conversation.actions.variants import ChooseOption
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.importing import ProductDraft
from shopclerk.core.ports.queries.catalogue import ProductsCoded
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.goods import variant, words
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final = (variants,)
SIZES = ("S", "M", "L")
COLOURS = (("Blue", "蓝色"), ("Red", "红色"), ("Green", "绿色"), ("Moss", "苔绿"))
LEFT = {("M", "Blue"): 2, ("M", "Red"): 0, **{("L", colour): 0 for colour, _ in COLOURS}}
"""Nine of every other one; large in moss is not made."""


def shirt(*colours: tuple[str, str]) -> ProductDraft:
    made = [
        variant(
            f"SHIRT-{size}-{colour[0]}",
            "99.00",
            LEFT.get((size, colour[0]), 9),
            words(size, size),
            words(*colour),
        )
        for size in SIZES
        for colour in colours
        if (size, colour[0]) != ("L", "Moss")
    ]
    return ProductDraft(
        line=2,
        handle="linen-shirt",
        title=words("Linen shirt", "亚麻衬衫"),
        description=words("Washed twice.", "水洗两次。"),
        category=None,
        options=(words("Size", "尺码"), words("Colour", "颜色")),
        variants=tuple(made),
    )


async def sku(shop: TalkingShop, code: str) -> SkuId:
    (product,) = await shop.store.find(ProductsCoded(code))
    return next(each.id for each in product.skus if each.code == code)


@pytest.fixture
async def bo(shop: TalkingShop, ana: Visitor) -> Visitor:
    """In front of the shirts."""
    await shop.import_product(shirt(*COLOURS), actor=shop.owner, sets_stock=True)
    await ana.says("shirt")
    return ana


async def test_one_chooses_the_size_then_the_colour(shop: TalkingShop, bo: Visitor) -> None:
    bo.sees("Choose: Size")
    bo.sees_button("S", "M", "L · sold out")
    bo.does_not_see_button("Blue", "＋ Add to cart")
    await bo.presses("M")
    bo.sees("Size: M", "Choose: Colour")
    bo.sees_button("Blue · 2 left", "Red · sold out", "Green", "Moss")
    await bo.presses("Blue · 2 left")
    bo.sees("M / Blue · Only 2 left")
    await bo.presses("＋ Add to cart")
    cart = await shop.cart(await shop.actor(bo))
    assert [line.sku_id for line in cart.lines] == [await sku(shop, "SHIRT-M-Blue")]


async def test_back_is_the_option_before_and_then_the_product(bo: Visitor) -> None:
    await bo.presses("M")
    await bo.presses("‹ Back")
    bo.sees("Washed twice.", "Choose: Size")


async def test_another_colour_keeps_the_size_and_another_size_the_colour(bo: Visitor) -> None:
    await bo.presses("M")
    await bo.presses("Green")
    await bo.presses("✏️ Colour: Green")
    bo.sees("Size: M", "Choose: Colour")
    bo.sees_button("✓ Green")
    await bo.presses("Moss")
    bo.sees("M / Moss")
    await bo.presses("✏️ Size: M")
    bo.sees("Colour: Moss", "Choose: Size")
    await bo.presses("S")
    bo.sees("S / Moss")
    await bo.presses("✏️ Size: S")
    await bo.presses("L · sold out")
    bo.sees("Size: L", "Choose: Colour")
    bo.does_not_see_button("Moss")


async def test_a_variant_that_is_sold_out_can_be_waited_for(shop: TalkingShop, bo: Visitor) -> None:
    await bo.presses("M")
    await bo.presses("Red · sold out")
    bo.sees("M / Red · Sold out")
    await bo.presses("🔔 Tell me when it is back")
    await shop.receive_stock(
        actor=shop.owner, request_id=shop.request(), sku_id=await sku(shop, "SHIRT-M-Red"), units=3
    )
    await shop.relays()
    bo.sees("Linen shirt (M / Red)")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_button_of_a_choice_leads_on(shop: TalkingShop, language: str) -> None:
    await shop.import_product(shirt(*COLOURS), actor=shop.owner, sets_stock=True)
    ana = shop.visitor("Ana", locale=language)
    await ana.says("shirt")
    crawl = await Crawl(within={*kinds_of(CRAWLED), ShowProduct}).through(ana)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("many-variants", crawl)
    assert crawl.pressed >= kinds_of(CRAWLED)


async def test_very_many_values_have_pages(shop: TalkingShop, ana: Visitor) -> None:
    shades = tuple((f"Shade {number}", f"色{number}") for number in range(14))
    await shop.import_product(shirt(*shades), actor=shop.owner, sets_stock=True)
    await ana.says("shirt")
    await ana.presses("S")
    ana.sees_button("Shade 9", "More »")
    ana.does_not_see_button("Shade 10")
    await ana.presses("More »")
    ana.sees_button("Shade 13", "« First page")
    await ana.presses("Shade 13")
    ana.sees("S / Shade 13")


async def test_an_old_button_of_an_option_leads_to_how_the_product_stands_now(
    shop: TalkingShop, bo: Visitor
) -> None:
    await bo.presses("M")
    old = bo.screen
    few = shirt(COLOURS[0])
    await shop.import_product(few, actor=shop.owner, sets_stock=True)
    await bo.presses("Green", on=old)
    bo.sees_button("🏠 Home")
    await bo.forges(ChooseOption(await sku(shop, "SHIRT-M-Blue"), 9))
    bo.sees_button("🏠 Home")
    await bo.forges(ChooseOption(SkuId("none"), 0))
    bo.sees("Where would you like to look?")
    gone = replace(few, published=False)
    await shop.import_product(gone, actor=shop.owner, sets_stock=True)
    await bo.presses("Green", on=old)
    bo.sees("Where would you like to look?")
