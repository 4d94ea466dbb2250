"""Staff look through what is for sale, and change it."""

from io import StringIO
from typing import Final, get_args

import pytest

from shopclerk.adapters.catalogue_csv.reader import read_shopify
from shopclerk.conversation.actions import goods
from shopclerk.conversation.reply import Attachment
from shopclerk.core.domain.catalogue import Product, ProductState
from shopclerk.core.domain.ids import ProductId, SkuId
from shopclerk.core.domain.importing import ProductDraft
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.product_changes import Reprice
from shopclerk.core.ports.files import File
from shopclerk.core.usecases.imported import Outcome
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, untranslated
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final = (goods,)

MERCHANTS_OWN: Final = {
    *("Enamel", "ENAMEL", "mug", "Green", "GREEN", "tea", "Holds", "ml", "Spring", "harvest"),
    *("Colour", "Blue", "Red", "EUR", "MUG", "US", "ENG", "CSV"),
}
"""What staff who read Chinese see in English too: it is what they wrote in it."""


@pytest.fixture
async def bo(shop: TalkingShop) -> Visitor:
    """A clerk."""
    return await shop.staff("Bo")


def called(shop: TalkingShop, title: str) -> Product:
    (product,) = [each for each in shop.kept(Product) if title in dict(each.title.texts).values()]
    return product


async def opens(visitor: Visitor, title: str) -> None:
    """The page of a product, from home."""
    await visitor.says("/start")
    await visitor.presses("🗂 Office")
    await visitor.presses("🏷 Catalogue")
    await visitor.presses("🟢 In the shop")
    await visitor.presses(title)


async def test_from_the_office_a_product_is_two_lists_away(shop: TalkingShop, bo: Visitor) -> None:
    await opens(bo, "Enamel mug")
    bo.sees(
        "Enamel mug",
        "🟢 In the shop · CN¥39.00",
        "Holds 350 ml.",
        "5 in stock · 2 variants",
        "Category: Cups",
    )
    await bo.presses("‹ Catalogue")
    bo.sees_button("🟢 In the shop (2)", "📝 Drafts (0)", "🗄 Archived (0)")
    await bo.presses("📚 By category")
    await bo.presses("Cups")
    bo.sees("🟢 In the shop · Cups")
    bo.does_not_see_button("Green tea")
    await bo.presses("Enamel mug")
    bo.sees("2 variants")


async def test_a_part_of_a_title_in_any_language_or_a_code_finds_it(bo: Visitor) -> None:
    await bo.forges(goods.SearchGoods())
    for text in ("ENAM", "搪瓷", "mug-r"):
        await bo.says(text)
        bo.sees_button("🟢 Enamel mug · 5 in stock")
        bo.does_not_see_button("tea")
    await bo.says("nothing like it")
    bo.sees("Nothing has “nothing like it” in a title or a code")


async def test_title_and_description_are_changed_in_every_language(shop: TalkingShop, bo: Visitor) -> None:
    await opens(bo, "Enamel mug")
    await bo.presses("✏️ Title")
    bo.sees("What is it called in English?", "Now: Enamel mug")
    await bo.says("x" * 121)
    bo.sees("A title is one line of 1 to 120 characters", "What is it called")
    await bo.says("Tin mug")
    bo.sees("Tin mug", "Last changed by Bo, just now")
    await bo.presses("✏️ Description")
    await bo.says("Light.\nHard to break.")
    bo.sees("Light.\nHard to break.")
    await bo.presses("🌐 Translations")
    bo.sees("English: Tin mug", "简体中文: 搪瓷杯")
    await bo.presses("✏️ 简体中文: title")
    await bo.says("铁皮杯")
    bo.sees("简体中文: 铁皮杯")
    await bo.presses("✏️ 简体中文: title")
    await bo.says("-")
    bo.sees("简体中文: –")
    mug = called(shop, "Tin mug")
    assert mug.title.texts == (("en", "Tin mug"),)
    assert mug.description.in_("en") == "Light.\nHard to break."


async def test_pictures_are_added_ordered_and_removed(shop: TalkingShop, bo: Visitor) -> None:
    await opens(bo, "Enamel mug")
    await bo.presses("🖼 Pictures (0)")
    await bo.presses("＋ Add a picture")
    for content in ("front", "back", "handle"):
        await bo.sends_picture(content, album="1")
    bo.sees("Picture 3 of 3")
    front, back, handle = called(shop, "Enamel mug").pictures
    await bo.presses("⭐ Show first")
    bo.sees("Picture 1 of 3")
    assert called(shop, "Enamel mug").pictures == (handle, front, back)
    await bo.presses("Next ›")
    await bo.presses("🗑 Remove")
    assert called(shop, "Enamel mug").pictures == (handle, back)


async def test_a_category_is_chosen_or_typed(shop: TalkingShop, bo: Visitor) -> None:
    await opens(bo, "Enamel mug")
    await bo.presses("📚 Category")
    await bo.says("Kitchen")
    bo.sees("Category: Kitchen")
    await bo.presses("📚 Category")
    await bo.presses("Cups")
    bo.sees("Category: Cups")
    await bo.presses("📚 Category")
    await bo.presses("No category")
    assert called(shop, "Enamel mug").category_id is None


async def test_prices_codes_and_currencies_of_a_variant(shop: TalkingShop, bo: Visitor) -> None:
    await opens(bo, "Enamel mug")
    await bo.presses("💰 Variants (2)")
    await bo.presses("Blue · CN¥39.00 · 5 in stock")
    bo.sees("Enamel mug · Blue", "Code: MUG-BLUE", "On the shelf: 5 · promised: 0 · to sell: 5")
    await bo.presses("✏️ Price in CNY")
    await bo.says("dear")
    bo.sees("That is not an amount in CNY", "What does one cost in CNY?", "Now: CN¥39.00")
    await bo.says("45.50")
    await bo.presses("＋ Other currency")
    for wrong in ("7", "7 XYZ"):
        await bo.says(wrong)
        bo.sees("What does one cost in another currency?")
    await bo.says("7.20 usd")
    bo.sees("CN¥45.50 · $7.20")
    blue = called(shop, "Enamel mug").skus[0]
    assert blue.prices == (Money(4550, "CNY"), Money(720, "USD"))
    await bo.presses("✏️ Price in USD")
    await bo.presses("🚫 Not in this currency")
    bo.does_not_see("$7.20")
    await bo.presses("✏️ Code")
    await bo.says("TEA")
    bo.sees("Another product has the code TEA", "Which code should it have?")
    await bo.says("MUG-B")
    bo.sees("Code: MUG-B")


async def test_a_variant_is_added_and_another_sold_no_more(
    shop: TalkingShop, bo: Visitor, ana: Visitor
) -> None:
    await opens(bo, "Enamel mug")
    await bo.presses("💰 Variants")
    await bo.presses("＋ Another variant")
    await bo.says("Black")
    bo.sees("A variant has one value for each option")
    await bo.says("blue, 50")
    bo.sees("There is such a variant already")
    await bo.says("Black, 50")
    bo.sees("Enamel mug · Black", "CN¥50.00", "ENAMEL-MUG--BLACK")
    await bo.presses("🚫 Stop selling it")
    bo.sees("This variant is not sold.")
    await bo.presses("↩️ Sell it again")
    assert [sku.archived for sku in called(shop, "Enamel mug").skus] == [False, False, False]


async def test_what_has_no_options_is_told_what_its_variants_differ_in(
    shop: TalkingShop, bo: Visitor
) -> None:
    await opens(bo, "Green tea")
    await bo.presses("💰 Price, stock")
    await bo.presses("＋ Another variant")
    bo.sees("How do its variants differ")
    await bo.says("Weight: 100 g")
    bo.sees("Type the new variant and its price in CNY: Weight, price")
    await bo.says("200 g, 240")
    product = called(shop, "Green tea")
    assert [sku.label("en") for sku in product.skus] == ["100 g", "200 g"]


async def test_archived_it_says_who_notices_and_can_be_brought_back(
    shop: TalkingShop, bo: Visitor, ana: Visitor
) -> None:
    await ana.says("/start")
    buyer = await shop.actor(ana)
    await shop.places(buyer, **{"enamel-mug": 1})
    await shop.fills(buyer, **{"enamel-mug": 2})
    await opens(bo, "Enamel mug")
    await bo.presses("🗄 Archive")
    bo.sees("🗄 Archive Enamel mug?", "It is in 1 cart", "1 open order has it: that goes on as it is.")
    assert called(shop, "Enamel mug").state is ProductState.PUBLISHED
    await bo.presses("🗄 Yes, archive it")
    bo.sees("🗄 Archived")
    await ana.says("/cart")
    ana.sees("No longer for sale")
    await bo.presses("‹ Catalogue")
    await bo.presses("🗄 Archived (1)")
    await bo.presses("Enamel mug")
    await bo.presses("↩️ Bring it back")
    bo.sees("📝 Draft")
    await bo.presses("✅ Publish")
    bo.sees("🟢 In the shop")
    await bo.presses("🙈 Take off sale")
    bo.sees("📝 Draft")


async def test_of_two_at_once_one_wins_and_the_other_sees_who(
    shop: TalkingShop, bo: Visitor, mei: Visitor
) -> None:
    for visitor in (bo, mei):
        await opens(visitor, "Enamel mug")
        await visitor.presses("✏️ Title")
    await bo.says("Tin mug")
    await mei.says("Steel mug")
    mei.sees("Somebody changed this product meanwhile", "Now: Tin mug", "What is it called")
    await mei.says("Steel mug")
    mei.sees("Steel mug", "Last changed by Mei")
    await bo.presses("🙈 Take off sale")
    bo.sees("Somebody changed this product meanwhile", "Steel mug", "Last changed by Mei, just now")
    assert called(shop, "Steel mug").state is ProductState.PUBLISHED


async def test_pressed_twice_a_change_is_made_once(shop: TalkingShop, bo: Visitor) -> None:
    await opens(bo, "Enamel mug")
    await bo.presses("✏️ Title")
    await bo.says("Tin mug")
    before = called(shop, "Tin mug")
    await bo.repeats()
    assert called(shop, "Tin mug") == before


async def test_a_draft_put_up_by_its_picture_goes_on_into_the_same(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("a pot", "Tea pot, 128, 3")
    await bo.presses("✅ Publish")
    await bo.presses("✏️ Change it")
    bo.sees("Tea pot", "🟢 In the shop · CN¥128.00", "3 in stock")


async def test_the_catalogue_is_sent_as_a_table_that_comes_back_unchanged(
    shop: TalkingShop, bo: Visitor
) -> None:
    """Also what is a draft or archived, in several languages and currencies."""
    await opens(bo, "Green tea")
    await bo.presses("✏️ Description")
    await bo.says('Spring & <b>first</b> harvest.\n\nDrink it, say, "plain".')
    await bo.presses("🗄 Archive")
    await bo.presses("🗄 Yes, archive it")
    await bo.forges(goods.AskVariant(called(shop, "Enamel mug").skus[0].id, "price"))
    await bo.says("7.20 USD")
    await bo.sends_picture("a pot", "Tea pot, 128, 3")
    await bo.presses("✅ Publish")
    await bo.presses("✏️ Change it")
    await bo.presses("🙈 Take off sale")
    await bo.forges(goods.ShowCatalogue())
    await bo.presses("💾 As a table")
    bo.sees("The catalogue as a table", "🏷 Catalogue")
    (shown,) = [message.shown for message in bo.news if message.shown]
    assert isinstance(shown, Attachment)
    assert isinstance(shown.file, File)
    before = shop.kept(Product)
    text = StringIO(shown.file.content.decode("utf-8-sig"), newline="")
    for draft in read_shopify(text, currency="CNY", language="en"):
        assert isinstance(draft, ProductDraft), draft
        imported = await shop.import_product(draft, actor=shop.owner, sets_stock=True)
        assert (imported.outcome, imported.stocked, imported.problems) == (Outcome.UNCHANGED, 0, ())
    assert len(before) == 3
    assert shop.kept(Product) == before


async def test_customers_see_nothing_of_it(shop: TalkingShop, ana: Visitor) -> None:
    mug = called(shop, "Enamel mug")
    for action in (
        goods.ShowCatalogue(),
        goods.ListGoods("published"),
        goods.SearchGoods(),
        goods.ShowGoods(mug.id),
        goods.HideGoods(mug.id, mug.version),
        goods.ShowVariant(mug.skus[0].id),
        goods.AskPicture(mug.id),
    ):
        await ana.forges(action)
        ana.sees("Only the shop's staff can do that")
    assert called(shop, "Enamel mug") == mug


async def test_what_is_gone_or_never_was_leads_home(bo: Visitor) -> None:
    for action in (
        goods.ShowGoods(ProductId("no")),
        goods.ShowVariant(SkuId("no")),
        goods.ListGoods("nowhere"),
    ):
        await bo.forges(action)
        bo.sees_button("🗂 Office" if not isinstance(action, goods.ListGoods) else "🏠 Home")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_the_catalogue_leads_on(shop: TalkingShop, language: str) -> None:
    boss = await shop.staff("老板", role=Role.OWNER, locale=language)
    (mug,) = [each for each in shop.kept(Product) if each.handle == "enamel-mug"]
    await shop.edit_product(
        actor=shop.owner,
        request_id="euros",
        product_id=mug.id,
        version=mug.version,
        change=Reprice(mug.skus[0].id, Money(500, "EUR")),
    )
    await boss.forges(goods.AskPicture(mug.id))
    for content in ("front", "back"):
        await boss.sends_picture(content)
    await boss.forges(goods.ShowCatalogue())
    crawl = await Crawl(("杯", "红, 88"), within=kinds_of(CRAWLED)).through(boss)
    assert not crawl.dead_ends
    assert not crawl.unanswered
    assert language == "en" or untranslated(crawl) <= MERCHANTS_OWN
    if language == "en":
        must_be_mapped("the-catalogue", crawl)
    assert crawl.pressed | {goods.ShowCatalogue} >= set(get_args(goods.Action))
