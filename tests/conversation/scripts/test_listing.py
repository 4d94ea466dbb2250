"""Staff put something up for sale with a picture."""

from datetime import timedelta
from functools import partial

import pytest

from shopclerk.conversation.actions.listing import PublishListing
from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.test_evidence import is_asked_for_more
from tests.conversation.scripts.test_killed_anywhere import Killed, Killer
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.fixture
async def bo(shop: TalkingShop) -> Visitor:
    """A clerk."""
    return await shop.staff("Bo")


def made(shop: TalkingShop, title: str) -> list[Product]:
    return [product for product in shop.kept(Product) if product.title.in_("en") == title]


async def the(shop: TalkingShop, title: str) -> tuple[Product, int]:
    """The only product of that title, and how many of it there are."""
    (product,) = made(shop, title)
    (sku,) = product.skus
    return product, (await shop.level(sku.code)).on_hand


async def test_a_picture_with_a_caption_is_one_press_from_the_shop(
    shop: TalkingShop, bo: Visitor, ana: Visitor
) -> None:
    await bo.sends_picture("a pot", "Tea pot, 128, 3\nHolds one litre.")
    bo.sees("🆕 Tea pot", "¥128.00", "3 to sell", "Holds one litre.", "Nobody sees it in the shop before")
    bo.sees_button("✅ Publish", "✏️ Title", "✏️ Price", "✏️ Stock", "🗑 Discard")
    picture = bo.screen.screen.picture
    assert made(shop, "Tea pot") == []
    await bo.presses("✅ Publish")
    bo.sees("✅ Tea pot is in the shop", "TEA-POT")
    product, units = await the(shop, "Tea pot")
    assert (units, product.pictures) == (3, (picture,))
    assert product.skus[0].price_in("CNY") == Money(12800, "CNY")
    await bo.presses("👀 See it in the shop")
    bo.sees("Tea pot", "Holds one litre.")
    await ana.says("/shop")
    await ana.presses("All products")
    await ana.presses("Tea pot")
    await ana.presses("＋ Add to cart")
    ana.sees("In your cart: 1")


async def test_what_is_missing_is_asked_for_one_by_one(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("a pot")
    bo.sees("What is it called?")
    assert bo.screen.screen.picture is not None
    await bo.says("x" * 121)
    bo.sees("A title is one line of 1 to 120 characters", "What is it called?")
    await bo.says("Tea pot")
    bo.sees("🆕 Tea pot", "What does one cost?")
    await bo.says("dear")
    bo.sees("That is not an amount in CNY", "What does one cost?")
    await bo.says("$12")
    bo.sees("This shop sells in CNY", "What does one cost?")
    await bo.says("128 元")
    bo.sees("How many are there to sell?")
    await bo.says("many")
    bo.sees("Please type a whole number", "How many are there to sell?")
    await bo.says("3")
    await bo.presses("✅ Publish")
    assert (await the(shop, "Tea pot"))[1] == 3


async def test_of_a_caption_only_the_rest_is_asked_for(bo: Visitor) -> None:
    await bo.sends_picture("a pot", "茶壶 88元")
    bo.sees("🆕 茶壶", "¥88.00", "How many are there to sell?")
    await bo.sends_picture("a cup", "Cup, $12, 5")
    bo.sees("This shop sells in CNY. Please give the price in it.", "🆕 Cup", "What does one cost?")
    await bo.says("12")
    bo.sees("5 to sell")


async def test_never_mind_leads_to_what_is_known_and_stock_can_wait(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("a pot")
    await bo.presses("✖ Never mind")
    bo.sees("🆕 A new product")
    bo.does_not_see_button("✅ Publish")
    await bo.presses("✏️ Title")
    await bo.says("Tea pot")
    await bo.says("128")
    await bo.presses("✖ Never mind")
    bo.sees("None in stock yet: it shows as sold out.")
    await bo.presses("✅ Publish")
    assert (await the(shop, "Tea pot"))[1] == 0


async def test_everything_can_be_changed_before_it_is_published(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("a pot", "Tea pit, 12, 30")
    for button, answer in (("✏️ Title", "Tea pot"), ("✏️ Price", "128"), ("✏️ Stock", "3")):
        await bo.presses(button)
        await bo.says(answer)
        bo.sees_button("✅ Publish")
    await bo.presses("✅ Publish")
    product, units = await the(shop, "Tea pot")
    assert (product.skus[0].price_in("CNY").minor, units) == (12800, 3)


async def test_a_code_of_ones_own_can_be_given_and_one_that_is_taken_is_asked_for_again(
    shop: TalkingShop, bo: Visitor
) -> None:
    await bo.sends_picture("a pot", "Tea pot, 128, 3")
    await bo.presses("✏️ Code")
    await bo.says("no code!")
    bo.sees("A code has 1 to 64 letters", "Which code should it have?")
    await bo.says("ｔｅａ")
    bo.sees("tea")
    await bo.presses("✏️ Code")
    await bo.says("TEA")
    await bo.presses("✅ Publish")
    bo.sees("Another product has the code TEA.", "Which code should it have?")
    assert made(shop, "Tea pot") == []
    await bo.says("POT-1")
    await bo.presses("✅ Publish")
    assert [product.skus[0].code for product in made(shop, "Tea pot")] == ["POT-1"]


@pytest.mark.parametrize("hook", ["before_commit", "after_commit"])
async def test_killed_anywhere_it_is_put_up_once(hook: str) -> None:
    for at in range(1, 16):
        shop = TalkingShop()
        bo = await shop.staff("Bo")
        setattr(shop.database.memory, hook, Killer(at))
        for act in (partial(bo.sends_picture, "a pot", "Tea pot, 128, 3"), partial(bo.presses, "✅ Publish")):
            before = bo.last
            try:
                await act()
            except (Killed, BaseExceptionGroup):
                await (bo.repeats() if bo.last is not before else act())
                await shop.time_passes(minutes=2)
        assert (await the(shop, "Tea pot"))[1] == 3
        assert len(bo.messages) == 2


async def test_pressed_twice_it_is_published_once(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("a pot", "Tea pot, 128, 3")
    (button,) = [each for each in bo.screen.buttons if isinstance(each.action, PublishListing)]
    for _ in range(2):
        await bo.forges(button.action, on=bo.screen.id)
        bo.sees("✅ Tea pot is in the shop")
    await bo.repeats()
    assert len(made(shop, "Tea pot")) == 1


async def test_what_is_discarded_never_was(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("a pot", "Tea pot, 128, 3")
    (button,) = [each for each in bo.screen.buttons if isinstance(each.action, PublishListing)]
    await bo.presses("🗑 Discard")
    bo.sees("🗑 Discarded", "send the picture once more")
    await bo.forges(button.action)
    bo.sees("That button was from before.")
    assert made(shop, "Tea pot") == []


async def test_several_are_put_up_side_by_side(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("a pot", "Tea pot, 128, 3")
    pot = bo.screen
    (edit,) = [button.action for button in pot.buttons if button.label == "✏️ Price"]
    await bo.sends_picture("a cup", "Cup, 12, 30")
    await bo.presses("✅ Publish")
    await bo.presses("✅ Publish", on=pot)
    assert [(await the(shop, title))[1] for title in ("Tea pot", "Cup")] == [3, 30]
    await bo.forges(edit)
    bo.sees("That button was from before.", "✅ Tea pot is in the shop")


async def test_an_album_is_one_product_wherever_its_caption_stands(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("front", album="1")
    bo.sees("What is it called?")
    await bo.sends_picture("back", "Tea pot, 128, 3", album="1")
    bo.sees("🆕 Tea pot", "📷 2 pictures")
    await bo.sends_picture("lid", album="1")
    bo.sees("📷 3 pictures")
    assert len(bo.showing("Tea pot")) == 1
    await bo.presses("✅ Publish")
    assert len((await the(shop, "Tea pot"))[0].pictures) == 3
    await bo.sends_picture("too late", album="1")
    bo.sees("✅ Tea pot is in the shop")


async def test_of_two_albums_at_once_none_is_shown_over_the_other(bo: Visitor) -> None:
    await bo.sends_picture("pot", "Tea pot, 128, 3", album="1")
    await bo.sends_picture("cup", "Cup, 12, 30", album="2")
    await bo.sends_picture("pot's lid", album="1")
    await bo.sends_picture("cup's back", album="2")
    assert [message.text.splitlines()[0] for message in bo.news] == ["🆕 Cup"]
    assert len(bo.showing("🆕 Cup")) == 2


async def test_a_picture_that_follows_the_question_is_of_the_same(shop: TalkingShop, bo: Visitor) -> None:
    await bo.sends_picture("front")
    await bo.sends_picture("back")
    bo.sees("What is it called?")
    for answer in ("Tea pot", "128", "3"):
        await bo.says(answer)
    bo.sees("📷 2 pictures")


async def test_a_picture_that_a_case_waits_for_is_evidence_with_its_note(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    """Also of somebody who was invited behind the counter meanwhile."""
    order = await is_asked_for_more(ana, mei)
    token = shop.ids.token()
    await shop.database.identities.invite(token, Role.CLERK, shop.clock.now() + timedelta(days=1))
    await shop.database.identities.join(token, (await shop.actor(ana)).person_id, shop.clock.now())
    await ana.sends_picture("front", "The glaze is cracked, 12, 40")
    ana.sees("The glaze is cracked, 12, 40", "📷 1 picture")
    await ana.presses("✅ Send the request")
    (case,) = await shop.cases(order)
    assert (len(case.evidence), case.note) == (1, "The glaze is cracked, 12, 40")


async def test_what_customers_send_is_nothing_to_sell(shop: TalkingShop, ana: Visitor) -> None:
    await ana.sends_picture("a pot", "Tea pot, 128, 3")
    ana.sees("I do not know what this picture is for")
    await ana.forges(PublishListing("AAAAAAAAAAAAAAAAAAAAAA"))
    ana.sees("That button was from before.")
    assert made(shop, "Tea pot") == []


async def test_help_for_staff_tells_how(bo: Visitor) -> None:
    await bo.says("/help")
    bo.sees("send its picture and write under it: Green tea, 12.50, 40")
