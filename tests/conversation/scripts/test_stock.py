"""Staff count what is on the shelf, take in what arrives, and see why there is so much of it."""

from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import goods, stock
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import untranslated
from tests.conversation.scripts.test_goods import MERCHANTS_OWN, called
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final = (stock,)

AWAY: Final = ("🏠", "‹", "🟢", "📝", "🗄", "📚", "🔎", "✏️", "＋", "🚫", "↩️")
"""Leads to what has walks of its own."""


@pytest.fixture
async def bo(shop: TalkingShop) -> Visitor:
    """A clerk."""
    return await shop.staff("Bo")


def blue(shop: TalkingShop) -> SkuId:
    return called(shop, "Enamel mug").skus[0].id


async def on_hand(shop: TalkingShop, variant_id: SkuId) -> int:
    return shop.database.memory.levels[variant_id].on_hand


async def test_the_owner_sets_a_count_and_everybody_takes_in(
    shop: TalkingShop, mei: Visitor, bo: Visitor
) -> None:
    await mei.forges(goods.ShowVariant(blue(shop)))
    await mei.presses("🔢 Set the count")
    mei.sees("How many are on the shelf?", "The books say 5.")
    await mei.says("some")
    mei.sees("Please type a whole number", "How many are on the shelf?")
    await mei.says("4")
    mei.sees("On the shelf: 4")
    await mei.presses("🔔 Alert")
    await mei.says("3")
    mei.sees("Alert at 3 left")
    await bo.forges(goods.ShowVariant(blue(shop)))
    bo.does_not_see_button("🔢 Set the count", "🔔 Alert")
    await bo.presses("📥 Goods came in")
    await bo.says("20 pcs")
    bo.sees("On the shelf: 24")
    await bo.presses("🕒 History")
    bo.sees("🕒 History", "24 on the shelf", "+20 · came in · Bo", "-1 · counted · Mei", "+5 · came in")
    await bo.forges(stock.AskCount(blue(shop)))
    bo.sees("Only the owner of the shop can do that")


async def test_a_count_of_what_moved_meanwhile_is_asked_for_again(
    shop: TalkingShop, mei: Visitor, bo: Visitor
) -> None:
    await mei.forges(stock.AskCount(blue(shop)))
    await bo.forges(stock.AskArrived(blue(shop)))
    await bo.says("2")
    await mei.says("4")
    mei.sees("The stock moved meanwhile: there are 7 now.", "The books say 7.")
    await mei.says("6")
    assert await on_hand(shop, blue(shop)) == 6


async def test_less_than_is_promised_cannot_be_there(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await ana.says("/start")
    await shop.places(await shop.actor(ana), **{"enamel-mug": 3})
    await mei.forges(stock.AskCount(blue(shop)))
    mei.sees("3 of them are promised to orders.")
    await mei.says("2")
    mei.sees("How many are on the shelf?")
    assert await on_hand(shop, blue(shop)) == 5


async def test_several_codes_come_in_with_one_message_or_not_at_all(shop: TalkingShop, bo: Visitor) -> None:
    await bo.forges(goods.ShowCatalogue())
    await bo.presses("📥 Goods came in")
    await bo.says("MUG-BLUE 12\nNO-SUCH 3\ntea, many")
    bo.sees("Nothing was booked: I do not understand 2 lines, such as “NO-SUCH 3” and “tea, many”.")
    assert await on_hand(shop, blue(shop)) == 5
    await bo.says("mug-blue 12\nMUG-RED\t2\n\nTEA: 1,000 pcs")
    bo.sees("✅ 1,014 more on the shelf", "Enamel mug (Blue): +12, now 17", "Green tea: +1000, now 1010")
    await bo.repeats()
    assert await on_hand(shop, blue(shop)) == 17
    await bo.presses("📥 More came in")
    await bo.says("")
    bo.sees("Type or paste what came in")


async def test_what_runs_low_is_listed_with_a_count(shop: TalkingShop, mei: Visitor) -> None:
    await mei.forges(goods.ShowCatalogue())
    await mei.presses("📉 Running low (1)")
    await mei.presses("Enamel mug (Red) · sold out")
    await mei.presses("📥 Goods came in")
    await mei.says("9")
    await mei.forges(stock.ShowLow())
    mei.sees("📉 Running low (0)", "Nothing runs low. Well done!")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_stock_leads_on(shop: TalkingShop, language: str) -> None:
    boss = await shop.staff("老板", role=Role.OWNER, locale=language)
    await boss.forges(goods.ShowCatalogue())
    crawl = await Crawl(("9",), AWAY).through(boss)
    assert not crawl.dead_ends
    assert not crawl.unanswered
    assert language == "en" or untranslated(crawl) <= MERCHANTS_OWN
    if language == "en":
        must_be_mapped("stock", crawl)
    assert crawl.pressed >= set(get_args(stock.Action))
