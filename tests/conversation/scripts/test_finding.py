"""Looking for something by words."""

from dataclasses import replace
from typing import Final

import pytest

from shopclerk.conversation.actions import finding
from shopclerk.conversation.actions.finding import ShowFound
from shopclerk.conversation.sought import LIMIT, carried, sought, uncarried
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.goods import tea, words
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.conversation.scripts.walks import puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final = (finding,)


async def many_teas(shop: TalkingShop) -> None:
    """Eight more, so that there are nine."""
    for number in range(8):
        draft = tea()
        (only,) = draft.variants
        named = replace(
            draft,
            handle=f"tea-{number}",
            title=words(f"Oolong tea {number}", f"乌龙茶{number}"),
            variants=(replace(only, code=f"TEA-{number}"),),
        )
        await shop.import_product(named, actor=shop.owner, sets_stock=True)


@pytest.mark.parametrize("typed", ["green tea", "lvcha", "lü chá", "lc", "ＧＲＥＥＮ", "绿茶", "TEA"])
async def test_words_typed_at_any_time_lead_to_what_is_called_so(ana: Visitor, typed: str) -> None:
    await ana.says(typed)
    ana.sees("Green tea", "Spring harvest.")
    ana.sees_button("＋ Add to cart")


@pytest.mark.parametrize("typed", ["green tee", "绿查", "grean tae"])
async def test_misspelt_words_lead_to_what_comes_near(ana: Visitor, typed: str) -> None:
    await ana.says(typed)
    ana.sees("Nothing is called just that. This comes near:")
    await ana.presses("Green tea")
    ana.sees("Spring harvest.")


async def test_a_search_is_a_button_and_a_question(ana: Visitor) -> None:
    await ana.says("/start")
    await ana.presses("🔎 Search")
    ana.sees("What are you looking for?")
    await ana.says("mug")
    ana.sees("Enamel mug", "Holds 350 ml.")


async def test_a_search_is_a_command_with_words_or_without(ana: Visitor) -> None:
    await ana.says("/search mug")
    ana.sees("Holds 350 ml.")
    await ana.says("/search")
    ana.sees("What are you looking for?")
    await ana.says("/cancel")
    ana.sees("Where would you like to look?")
    await ana.says("/search xylophone")
    ana.sees("Nothing here is called that")
    await ana.presses("🔎 Search again")
    ana.sees("What are you looking for?")


async def test_what_is_awaited_is_not_looked_for(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    await ana.says("Green tea")
    ana.sees("Which phone number may the courier call?")


async def test_long_results_have_pages_and_an_old_page_still_turns(shop: TalkingShop, ana: Visitor) -> None:
    await many_teas(shop)
    await ana.says("tea")
    ana.sees_button("Green tea", "Oolong tea 0", "More »")
    first = ana.screen
    await ana.says("/cart")
    await ana.presses("More »", on=first)
    ana.sees_button("Oolong tea 7", "« First page")
    ana.does_not_see_button("More »", "Green tea")
    await ana.forges(ShowFound(carried("tea"), 60))
    ana.sees("There is nothing more.")
    await ana.presses("« First page")
    ana.sees_button("Green tea")


async def test_what_is_sold_out_or_taken_away_is_told_so(shop: TalkingShop, ana: Visitor) -> None:
    await many_teas(shop)
    await shop.import_product(tea(quantity=0), actor=shop.owner, sets_stock=True)
    await ana.says("tea")
    ana.sees_button("Green tea · sold out")
    await shop.import_product(tea(published=False), actor=shop.owner, sets_stock=True)
    await ana.says("tea")
    ana.does_not_see_button("Green tea")


async def test_staff_look_for_something_when_they_say_so(mei: Visitor) -> None:
    await mei.says("/search mug")
    mei.sees("Holds 350 ml.")
    await mei.says("mug")
    mei.sees("Sorry, I did not understand that.")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_button_of_a_search_leads_on(shop: TalkingShop, language: str) -> None:
    await many_teas(shop)
    ana = shop.visitor("Ana", locale=language)
    await ana.says("/search")
    crawl = await Crawl(("茶", "绿查", "💥"), within=kinds_of(CRAWLED)).through(ana)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("the-search", crawl)
    assert crawl.pressed >= kinds_of(CRAWLED)


@pytest.mark.parametrize("token", ["", "4", "_" * 50, "-1"])
async def test_a_forged_search_asks_what_is_looked_for(ana: Visitor, token: str) -> None:
    await ana.forges(ShowFound(token))
    ana.sees("What are you looking for?")


@pytest.mark.parametrize("typed", ["green tea", "绿茶" * 20, "a" * 200, "👨‍👩‍👧‍👦" * 5, "ｔｅａ ", "a\nb"])
def test_what_is_looked_for_goes_along_in_a_button(typed: str) -> None:
    plain = sought(typed)
    assert len(plain.encode()) <= LIMIT
    assert uncarried(carried(plain)) == plain
