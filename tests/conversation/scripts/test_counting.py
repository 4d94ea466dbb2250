"""The whole shelf is counted with a list, and no sale in between is undone."""

from types import ModuleType
from typing import Final

import pytest

from shopclerk.conversation.actions import counting
from shopclerk.conversation.actions.counting import BookCounts, ListShelf
from shopclerk.conversation.actions.goods import ShowCatalogue
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.goods import MUG, tea
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of
from tests.conversation.scripts.test_importing import sent
from tests.conversation.scripts.test_killed_anywhere import Killed, Killer
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (counting,)
HEADER: Final = "SKU,Product,On hand,Counted"


def table(*rows: str) -> str:
    return "\n".join((HEADER, *rows))


async def on_hand(shop: TalkingShop) -> dict[str, int]:
    skus = [sku for product in shop.kept(Product) for sku in product.skus]
    levels = {level.sku_id: level.on_hand for level in shop.database.memory.levels.values()}
    return {sku.code: levels.get(sku.id, 0) for sku in skus}


async def exported(staff: Visitor) -> list[str]:
    await staff.forges(ShowCatalogue())
    await staff.presses("🧮 Count the shelf")
    return sent(staff).content.decode("utf-8-sig").splitlines()


async def test_a_list_goes_out_comes_back_and_is_booked_after_a_look(shop: TalkingShop, mei: Visitor) -> None:
    lines = await exported(mei)
    assert lines[0] == HEADER
    assert set(lines[1:]) == {
        "MUG-BLUE,Enamel mug (Blue),5,",
        "MUG-RED,Enamel mug (Red),0,",
        "TEA,Green tea,10,",
    }
    filled = {"MUG-BLUE": "4", "TEA": "10"}
    rows = [line + filled.get(line.partition(",")[0], "") for line in lines[1:]]
    await mei.sends_file("shelf.csv", table(*rows))
    mei.sees("🧮 Book these counts?", "Corrected: 1", "As the list says: 1", "MUG-BLUE: 5 → 4 (-1)")
    mei.does_not_see("Left alone")
    assert (await on_hand(shop))["MUG-BLUE"] == 5
    await mei.presses("🧮 Yes, book them")
    mei.sees("✅ The counts are booked", "MUG-BLUE: 5 → 4 (-1)")
    assert await on_hand(shop) == {"MUG-BLUE": 4, "MUG-RED": 0, "TEA": 10}


async def test_a_list_is_titled_in_the_language_of_who_took_it_and_read_in_any(
    shop: TalkingShop, mei: Visitor
) -> None:
    lin = await shop.staff("Lin", locale="zh-CN")
    await lin.forges(ShowCatalogue())
    await lin.presses("🧮 盘点")
    titles, *lines = sent(lin).content.decode("utf-8-sig").splitlines()
    assert titles == "SKU,商品,账面数,实盘数"
    (tea,) = [line for line in lines if line.startswith("TEA,")]
    await mei.sends_file("shelf.csv", f"{titles}\n{tea}9")
    mei.sees("TEA: 10 → 9 (-1)")


async def test_what_was_sold_since_the_list_was_made_is_not_undone(
    shop: TalkingShop, mei: Visitor, ana: Visitor
) -> None:
    await mei.sends_file("shelf.csv", table("MUG-BLUE,,5,3", "TEA,,10,9"))
    order = await buys_a_mug(ana)
    await mei.says(f"ship {order.number} SF1234567")
    (confirm,) = [
        button.action
        for message in mei.messages
        for button in message.buttons
        if isinstance(button.action, BookCounts)
    ]
    await mei.forges(confirm)
    mei.sees("Corrected: 1", "Left alone: 1", "MUG-BLUE: moved since, 4 in the books now: count it again")
    assert await on_hand(shop) == {"MUG-BLUE": 4, "MUG-RED": 0, "TEA": 9}
    await shop.correct_stock(
        actor=shop.owner, request_id="back", sku_id=await shop.sku("enamel-mug"), expected=4, counted=5
    )
    await mei.forges(confirm)
    mei.sees("MUG-BLUE: moved since, 4 in the books now")
    assert (await on_hand(shop))["MUG-BLUE"] == 5


async def test_fewer_than_are_promised_are_not_booked(shop: TalkingShop, mei: Visitor, ana: Visitor) -> None:
    await buys_a_mug(ana)
    await mei.sends_file("shelf.csv", table("MUG-BLUE,,5,0"))
    mei.sees("🧮 There is nothing to book", "MUG-BLUE: fewer than the 1 that orders are promised")
    mei.does_not_see_button("🧮 Yes")
    assert (await on_hand(shop))["MUG-BLUE"] == 5


async def test_lines_that_are_not_understood_are_named_and_the_others_booked(
    shop: TalkingShop, mei: Visitor
) -> None:
    await mei.sends_file(
        "shelf.csv", table("TEA,,10,8", "TEA,,10,7", "MUG-RED,,0,two", "MUG-BLUE,,-5,5", "POT,,1,2")
    )
    mei.sees(
        "Corrected: 1",
        "Left alone: 4",
        "TEA: 10 → 8 (-2)",
        "Line 3: its code stands above already",
        "Line 4: Counted says “two”, no whole number",
        "Line 5: On hand says “-5”, no whole number",
        "POT: no variant has that code",
    )
    await mei.presses("🧮 Yes, book them")
    assert await on_hand(shop) == {"MUG-BLUE": 5, "MUG-RED": 0, "TEA": 8}


async def test_more_lines_than_a_screen_holds_come_as_a_table(mei: Visitor) -> None:
    await mei.sends_file("shelf.csv", table("TEA,,10,8", *(f"POT{n},,1,2" for n in range(11))))
    lines = sent(mei).content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Line,SKU,On hand,Counted,What becomes of it"
    assert lines[1] == "2,TEA,10,8,10 → 8 (-2)"
    assert len(lines) == 13


async def test_a_list_in_which_nothing_is_counted_changes_nothing(mei: Visitor) -> None:
    await mei.sends_file("shelf.csv", table("TEA,,10,"))
    mei.sees("Nothing is counted in that list: its last column is empty.")


async def test_clerks_take_the_list_and_only_the_owner_books(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    bo = await shop.staff("Bo")
    assert len(await exported(bo)) == 4
    await bo.sends_file("shelf.csv", table("TEA,,10,8"))
    bo.sees("Only the owner of the shop can do that.")
    await bo.forges(BookCounts("x"))
    bo.sees("Only the owner of the shop can do that.")
    await ana.forges(ListShelf())
    ana.sees("Only the shop's staff can do that.")
    await mei.forges(BookCounts("x"))
    mei.sees("That list is not here any more.")
    assert (await on_hand(shop))["TEA"] == 10


@pytest.mark.invariant(38)
@pytest.mark.parametrize("hook", ["before_commit", "after_commit"])
async def test_killed_at_any_commit_each_count_is_booked_once_and_told_as_it_was(hook: str) -> None:
    reports = set[str]()
    kills = 0
    for at in range(1, 99):
        shop = await stocked()
        mei = await shop.staff("Mei", role=Role.OWNER)
        await mei.sends_file("shelf.csv", table("MUG-BLUE,,5,3", "TEA,,10,12", "MUG-RED,,0,0"))
        setattr(shop.database.memory, hook, Killer(at))
        try:
            await mei.presses("🧮 Yes, book them")
            break
        except (Killed, BaseExceptionGroup):
            kills += 1
            setattr(shop.database.memory, hook, lambda: None)
            await mei.repeats()
            await shop.works()
        assert await on_hand(shop) == {"MUG-BLUE": 3, "MUG-RED": 0, "TEA": 12}, at
        reports.add(mei.showing("✅ The counts are booked")[-1].text)
    assert kills > 3
    assert len(reports) == 1, reports


async def stocked() -> TalkingShop:
    shop = TalkingShop()
    for draft in (MUG, tea()):
        await shop.import_product(draft, actor=shop.owner, sets_stock=True)
    return shop


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_counting_leads_on(shop: TalkingShop, language: str) -> None:
    mei = await shop.staff("Mei", role=Role.OWNER, locale=language)
    await mei.sends_file("shelf.csv", table("TEA,,10,8", "MUG-RED,,0,two"))
    crawl = await Crawl(within=kinds_of(CRAWLED)).through(mei)
    assert not crawl.dead_ends
    assert not crawl.unanswered
    if language == "en":
        must_be_mapped("counting-the-shelf", crawl)
    assert crawl.pressed >= {BookCounts}
