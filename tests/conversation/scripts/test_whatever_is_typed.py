"""Text that nobody waited for, or that is not what was waited for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopclerk.conversation.incoming import Command, Contact, Document, Heard, Location, Photo, Press, Text
from shopclerk.core.domain.ids import FileId
from tests.conversation.scripts.goods import MUG
from tests.conversation.scripts.walks import puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.mark.parametrize("typed", ["", " \n\t", "\u200f\u202e"])
async def test_nothing_at_all_is_not_understood(ana: Visitor, typed: str) -> None:
    await ana.says(typed)
    ana.sees("Sorry, I did not understand that.")
    ana.sees_button("🛍 Browse the shop", "🛒 Cart", "📦 My orders", "🏠 Home")


@pytest.mark.parametrize("typed", ["hello", "x" * 100_000, "1", "💥" * 300, "{0} %s <i>", "\x00?"])
async def test_what_leads_to_nothing_is_answered_with_the_ways_on(ana: Visitor, typed: str) -> None:
    await ana.says(typed)
    ana.sees("Nothing here is called that, or nearly so.")
    ana.sees_button("🛍 Browse the shop", "🛒 Cart", "📦 My orders", "🏠 Home")


async def test_an_unknown_order_number_leads_to_the_list(ana: Visitor) -> None:
    await ana.says("7K3F-22")
    ana.sees("There is no such order. Please check the number, or pick it from the list.", "📦 My orders")


@pytest.mark.parametrize("typed", ["abc", "", "  ", "0", "-1", "1.5", "1000", "9" * 5000, "two", "½"])
async def test_a_quantity_that_is_none_is_asked_for_again(
    shop: TalkingShop, ana: Visitor, typed: str
) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    await ana.says(typed)
    ana.sees("Please type a whole number from 1 to 999.", "How many would you like to add?")
    await ana.says("2")
    ana.sees("In your cart: 3")


@pytest.mark.parametrize("typed", ["２", " 2 ", "\u200f2", "٢", "02"])
async def test_a_quantity_is_understood_however_it_is_typed(ana: Visitor, typed: str) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    await ana.says(typed)
    ana.sees("In your cart: 3")


async def test_more_than_there_is_is_refused_with_what_there_is(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    await ana.says("5")
    ana.sees("Only 5 are left. Please take fewer.", "5 in stock")
    await ana.presses("‹ Back")
    ana.sees("Holds 350 ml.")


async def test_never_mind_the_quantity(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    await ana.says("/cancel")
    ana.sees("Holds 350 ml.")
    await ana.says("2")
    ana.sees("Nothing here is called that, or nearly so.")


async def test_commands_are_shortcuts_to_the_screens(ana: Visitor) -> None:
    for command, told in (
        ("/start", "Welcome!"),
        ("/home", "Welcome!"),
        ("/shop", "Where would you like to look?"),
        ("/cart", "Nothing in it yet."),
        ("/orders", "No orders yet."),
        ("/language", "Which language do you prefer?"),
        ("/help", "How this works"),
        ("/cancel", "Welcome!"),
        ("/dance", "Sorry, I did not understand that."),
    ):
        await ana.says(command)
        ana.sees(told)


SAID: st.SearchStrategy[Heard] = st.one_of(
    st.builds(Text, st.text()),
    st.builds(Press, st.text(max_size=70), st.sampled_from(["m1", "m2", "", "nothing"])),
    st.builds(Command, st.sampled_from(["start", "ship", "cart", "queue", "cancel", "x"]), st.text()),
    st.builds(Photo, st.just(FileId("ab" * 32)), st.text()),
    st.builds(Document, st.just(FileId("file")), st.text(), st.text()),
    st.builds(Contact, st.text(), st.text(), st.booleans()),
    st.builds(Location, st.floats(-90, 90), st.floats(-180, 180), st.text()),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(SAID, max_size=12), st.sampled_from(["zh-CN", "en"]))
async def test_whatever_is_said_is_answered_and_leads_on(said: list[Heard], locale: str) -> None:
    shop = TalkingShop()
    await shop.import_product(MUG, actor=shop.owner, sets_stock=True)
    for visitor in (shop.visitor("Ana", locale=locale), await shop.staff("Mei", locale=locale)):
        for each in said:
            await visitor.does(each)
            assert visitor.screen.buttons
            assert visitor.news
