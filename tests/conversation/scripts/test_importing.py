"""An owner brings products in by a table."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import importing
from shopclerk.conversation.actions.goods import ShowCatalogue
from shopclerk.conversation.actions.importing import ImportTable
from shopclerk.conversation.handlers import importing as handling
from shopclerk.conversation.reply import Attachment
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.errors import OutcomeUnknown
from shopclerk.core.ports.files import File
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, untranslated
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (importing,)

HEADER: Final = "Handle,Title,Title [zh-Hans],Variant SKU,Variant Inventory Qty,Variant Price"
POT: Final = "pot,Tea pot,茶壶,POT,3,128"


def table(*rows: str) -> str:
    return "\n".join((HEADER, *rows))


def titles(shop: TalkingShop) -> list[str]:
    return sorted(product.title.texts[0][1] for product in shop.kept(Product))


async def exported(owner: Visitor) -> str:
    await owner.forges(ShowCatalogue())
    await owner.presses("💾 As a table")
    return sent(owner).content.decode("utf-8-sig")


def sent(visitor: Visitor) -> File:
    (shown,) = [message.shown for message in visitor.news if isinstance(message.shown, Attachment)]
    assert isinstance(shown.file, File)
    return shown.file


async def test_what_a_table_would_do_is_shown_before_it_is_done(shop: TalkingShop, mei: Visitor) -> None:
    await mei.sends_file("goods.csv", table(POT, "cup,Cup,杯子,CUP,1,abc"))
    mei.sees(
        "📄 Bring this table in?",
        "Products: New: 1 · Changed: 0 · Unchanged: 0",
        "New variants: 1",
        "Lines that stay out: 1",
        "Line 3, Variant Price, “abc”: this is no amount",
    )
    assert titles(shop) == ["Enamel mug", "Green tea"]
    await mei.presses("📄 Yes, bring it in")
    mei.sees("✅ The table is in", "New: 1", "Line 3", "send the table again")
    assert titles(shop) == ["Enamel mug", "Green tea", "Tea pot"]


async def test_what_is_exported_and_sent_back_changes_nothing(shop: TalkingShop, mei: Visitor) -> None:
    before = shop.kept(Product)
    await mei.sends_file("goods.csv", await exported(mei))
    mei.sees("📄 This table changes nothing", "New: 0 · Changed: 0 · Unchanged: 2")
    mei.does_not_see_button("📄 Yes")
    assert shop.kept(Product) == before


async def test_a_change_in_the_table_is_signed_and_leaves_the_stock_alone(
    shop: TalkingShop, mei: Visitor
) -> None:
    levels = shop.kept(StockItem)
    text = await exported(mei)
    changed = text.replace("Green tea", "Jasmine tea").replace(",10,", ",99,")
    await mei.sends_file("goods.csv", changed)
    mei.sees("New: 0 · Changed: 1 · Unchanged: 1", "The stock stays as it is")
    await mei.presses("📄 Yes, bring it in")
    (tea,) = [each for each in shop.kept(Product) if "Jasmine" in each.title.texts[0][1]]
    assert tea.edited_by is not None
    assert shop.kept(StockItem) == levels


async def test_pressed_again_it_is_told_and_not_done_again(shop: TalkingShop, mei: Visitor) -> None:
    await mei.sends_file("goods.csv", table(POT))
    (confirm,) = [each.action for each in mei.screen.buttons if isinstance(each.action, ImportTable)]
    await mei.presses("📄 Yes, bring it in")
    (pot,) = [each for each in shop.kept(Product) if each.handle == "pot"]
    await mei.forges(ShowCatalogue())
    await mei.presses("🟢 In the shop")
    await mei.presses("Tea pot")
    await mei.presses("✏️ Title")
    await mei.says("Big tea pot")
    await mei.forges(confirm)
    mei.sees("✅ The table is in", "New: 1")
    assert "Big tea pot" in titles(shop)
    await mei.sends_file("goods.csv", table("pan,Pan,锅,PAN,1,10"))
    await mei.forges(confirm)
    mei.sees("That table is not here any more.", "🏷 Catalogue")
    assert pot.id in {each.id for each in shop.kept(Product)}


async def test_killed_in_the_middle_it_is_finished_by_the_same_press(
    shop: TalkingShop, mei: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handling, "PER_STEP", 1)
    await mei.sends_file("goods.csv", table(POT, "pan,Pan,锅,PAN,1,10", "cup,Cup,杯子,CUP,1,5"))
    shop.chat.failures = [OutcomeUnknown("chat")]
    with pytest.raises(Exception, match="chat"):
        await mei.presses("📄 Yes, bring it in")
    assert titles(shop) == ["Enamel mug", "Green tea", "Tea pot"]
    await shop.works()
    mei.sees("✅ The table is in")
    assert titles(shop) == ["Cup", "Enamel mug", "Green tea", "Pan", "Tea pot"]


async def test_how_far_it_is_stands_in_the_message_that_was_pressed(
    shop: TalkingShop, mei: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handling, "PER_STEP", 1)
    await mei.sends_file("goods.csv", table(POT, "pan,Pan,锅,PAN,1,10"))
    told = list[str]()
    shop.chat.edited = lambda screen: told.append("\n".join(each.text for each in screen.paragraphs))
    await mei.presses("📄 Yes, bring it in")
    assert "1 of 2" in told[0]
    mei.sees("✅ The table is in")


async def test_more_faults_than_a_screen_holds_come_as_a_table(mei: Visitor) -> None:
    bad = [f"cup{n},Cup,杯子,CUP{n},1,-1" for n in range(12)]
    await mei.sends_file("goods.csv", table(POT, *bad))
    mei.sees("Lines that stay out: 12", "Line 12, Variant Price")
    mei.does_not_see("Line 13")
    lines = sent(mei).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 12
    assert lines[-1] == "14,Variant Price,-1,this is below zero"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
async def test_a_table_may_be_written_as_spreadsheets_write_it(
    shop: TalkingShop, mei: Visitor, encoding: str
) -> None:
    text = table(POT).replace(",", ";" if encoding == "utf-8-sig" else ",")
    await mei.sends_file("商品.csv", text.encode(encoding))
    await mei.presses("📄 Yes, bring it in")
    (pot,) = [each for each in shop.kept(Product) if each.handle == "pot"]
    assert dict(pot.title.texts) == {"en": "Tea pot", "zh-Hans": "茶壶"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Handle,Titel,Variant Price\npot,Pot,1", "the table lacks Title."),
        ("handle,Title\npot,Pot", "the table lacks Handle and Variant Price."),
        (HEADER, "below its first row it is empty"),
        ("Handle,Title,Variant Price,Variant Price [XXZ]\npot,Pot,1,1", "currency"),
        ("A,B\n1,2", "I do not know what this table is."),
    ],
)
async def test_a_table_that_cannot_be_used_says_why(
    shop: TalkingShop, mei: Visitor, text: str, told: str
) -> None:
    await mei.sends_file("goods.csv", text)
    mei.sees(told)
    mei.does_not_see_button("📄 Yes")
    assert len(titles(shop)) == 2


async def test_a_table_of_too_much_is_refused_whole(
    shop: TalkingShop, mei: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handling, "MOST_PRODUCTS", 1)
    await mei.sends_file("goods.csv", table(POT, "pan,Pan,锅,PAN,1,10"))
    mei.sees("a table may hold 1 product")
    assert len(titles(shop)) == 2


async def test_a_code_that_another_product_has_stays_out(shop: TalkingShop, mei: Visitor) -> None:
    await mei.sends_file("goods.csv", table("pot,Tea pot,茶壶,MUG-RED,3,128"))
    mei.sees("Line 2: the code MUG-RED is another product’s")


async def test_clerks_and_customers_bring_nothing_in(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    bo = await shop.staff("Bo")
    await bo.sends_file("goods.csv", table(POT))
    bo.sees("Only the owner of the shop can do that.")
    for visitor in (bo, ana):
        await visitor.says("/start")
        await visitor.forges(ImportTable("x"))
        visitor.sees("Only the")
        visitor.does_not_see("📄")
    assert len(titles(shop)) == 2


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_a_table_leads_on(shop: TalkingShop, language: str) -> None:
    mei = await shop.staff("Mei", role=Role.OWNER, locale=language)
    await mei.sends_file("goods.csv", table(POT, "cup,Cup,杯子,CUP,1,abc"))
    crawl = await Crawl(within=kinds_of(CRAWLED)).through(mei)
    assert not crawl.dead_ends
    assert not crawl.unanswered
    assert language == "en" or untranslated(crawl) == {"Variant", "Price", "abc"}, "as it stands in the table"
    if language == "en":
        must_be_mapped("a-table-of-products", crawl)
    assert crawl.pressed >= {ImportTable}
