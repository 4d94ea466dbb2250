"""What people share instead of typing it, and what comes when nobody waited for it."""

import pytest

from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact, Point
from tests.conversation.scripts.walks import ADDRESS, buys_a_mug, orders_a_mug, puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

BUND = "The Bund\n1 Zhongshan East Road, Shanghai"
PHONE = "+86 138-0013-8000"


async def is_asked_for_a_name(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    ana.sees("Who is the parcel for?")


async def sent_to(shop: TalkingShop, order: Order) -> Contact:
    contact = await shop.database.store.load(Contact, order.contact_id)
    assert contact is not None
    return contact


async def test_one_tap_says_who_the_parcel_is_for(shop: TalkingShop, ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    assert ana.asks == ["📱 Share my name and number"]
    await ana.shares_contact("Ana  Li", PHONE)
    ana.sees("Where should it go?")
    assert ana.asks == ["📍 Share my location"]
    await ana.says(ADDRESS)
    assert ana.asks == []
    await ana.presses("✅ Place the order")
    (order,) = shop.kept(Order)
    contact = await sent_to(shop, order)
    assert (contact.name, contact.phone, contact.point) == ("Ana Li", "+8613800138000", None)


@pytest.mark.parametrize("mine", [True, False])
async def test_a_shared_number_leaves_the_name_that_was_typed(ana: Visitor, mine: bool) -> None:
    await is_asked_for_a_name(ana)
    await ana.says("Grandma")
    assert ana.asks == ["📱 Share my phone number"]
    await ana.shares_contact("A. 🌸", PHONE, mine=mine)
    await ana.says(ADDRESS)
    ana.sees("👤 Grandma", "📞 +8613800138000")


async def test_a_contact_without_a_number_that_can_be_called_keeps_the_name(ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    await ana.shares_contact("Police", "110")
    ana.sees("A phone number has 7 to 15 digits", "Which phone number")
    await ana.says("13800138000")
    await ana.says(ADDRESS)
    ana.sees("👤 Police", "📞 13800138000")


async def test_a_contact_without_a_name_that_fits_keeps_the_number(ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    await ana.shares_contact("x" * 200, PHONE)
    ana.sees("Who is the parcel for?")
    await ana.says("Ana Li")
    ana.sees("Where should it go?")


async def test_a_place_with_an_address_is_where_the_parcel_goes(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await is_asked_for_a_name(ana)
    await ana.shares_contact("Ana Li", PHONE)
    await ana.shares_location(31.24590123, 121.4907, BUND)
    ana.sees("Is everything right?", "📍 The Bund", "with your spot on the map")
    mei.looks_away()
    await ana.presses("✅ Place the order")
    await ana.presses("Alipay")
    await ana.pays()
    (order,) = shop.kept(Order)
    contact = await sent_to(shop, order)
    assert (contact.address, contact.point) == (BUND, Point(31.2459, 121.4907))
    (link,) = mei.screen.links
    assert link.url == "https://www.openstreetmap.org/?mlat=31.24590&mlon=121.49070#map=17/31.24590/121.49070"


async def test_of_a_bare_spot_the_street_is_asked_for(shop: TalkingShop, ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    await ana.shares_contact("Ana Li", PHONE)
    await ana.shares_location(31.2459, 121.4907)
    ana.sees("Got your spot on the map", "Which street, house and flat")
    assert ana.asks == []
    await ana.says("x")
    ana.sees("An address has 5 to 300 characters", "Got your spot on the map")
    await ana.says(ADDRESS)
    ana.sees("Is everything right?", ADDRESS, "with your spot on the map")
    await ana.presses("✅ Place the order")
    (order,) = shop.kept(Order)
    assert (await sent_to(shop, order)).point == Point(31.2459, 121.4907)


async def test_an_address_typed_anew_is_not_where_the_old_one_was(shop: TalkingShop, ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    await ana.shares_contact("Ana Li", PHONE)
    await ana.shares_location(31.2459, 121.4907, BUND)
    await ana.presses("✏️ Address")
    await ana.says(ADDRESS)
    ana.sees(ADDRESS)
    ana.does_not_see("on the map")


async def test_a_spot_that_is_given_up_changes_nothing(ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    await ana.shares_contact("Ana Li", PHONE)
    await ana.says(ADDRESS)
    await ana.presses("✏️ Address")
    await ana.shares_location(31.2459, 121.4907)
    ana.sees("Got your spot on the map", f"So far: {ADDRESS}")
    await ana.presses("✖ Never mind")
    await ana.presses("✅ Check out")
    ana.sees(ADDRESS)
    ana.does_not_see("on the map")


async def test_what_is_shared_over_the_review_changes_it(ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    for answer in ("Ana Li", "138 0013 8000", ADDRESS):
        await ana.says(answer)
    await ana.shares_contact("Grandma", "+86 139 0013 9000")
    ana.sees("Is everything right?", "👤 Grandma", "📞 +8613900139000", ADDRESS)
    await ana.shares_location(31.2459, 121.4907, BUND)
    ana.sees("Is everything right?", "👤 Grandma", "📍 The Bund")


async def test_what_answers_another_question_is_kept_and_the_question_asked_again(ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    await ana.shares_location(31.2459, 121.4907, BUND)
    ana.sees("Who is the parcel for?")
    await ana.says("Ana Li")
    await ana.says("13800138000")
    ana.sees("Is everything right?", "📍 The Bund")
    await ana.presses("✏️ Address")
    await ana.shares_contact("Grandma", PHONE)
    ana.sees("Where should it go?", "So far: The Bund")
    await ana.says(ADDRESS)
    ana.sees("👤 Ana Li", "📞 +8613800138000", ADDRESS)


async def test_the_next_order_remembers_the_spot(ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    await ana.shares_contact("Ana Li", PHONE)
    await ana.shares_location(31.2459, 121.4907, BUND)
    await ana.presses("✅ Place the order")
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    ana.sees("📍 The Bund", "with your spot on the map")


async def test_the_button_goes_when_the_question_does_and_stays_while_it_is_open(ana: Visitor) -> None:
    await is_asked_for_a_name(ana)
    await ana.sends_file("me.vcf")
    await ana.says("/help")
    assert ana.asks == ["📱 Share my name and number"]
    await ana.says("")
    assert ana.asks == ["📱 Share my name and number"]
    await ana.presses("✖ Never mind")
    assert ana.asks == []
    await ana.presses("✅ Check out")
    assert len(ana.asks) == 1
    await ana.says("/shop")
    assert ana.asks == []


async def test_staff_share_who_an_order_goes_to_instead(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.says(order.number)
    await mei.presses("✏️ Change the recipient")
    await mei.presses("Name")
    await mei.shares_contact("Grandma", PHONE, mine=False)
    await mei.presses("✏️ Change the recipient")
    await mei.presses("Address")
    await mei.shares_location(31.2459, 121.4907, BUND)
    contact = await sent_to(shop, await shop.order(order))
    assert (contact.name, contact.phone) == ("Grandma", "+8613800138000")
    assert (contact.address, contact.point) == (BUND, Point(31.2459, 121.4907))
    mei.sees_button("🗺 Show on the map")
    await mei.presses("✏️ Change the recipient")
    await mei.presses("Address")
    await mei.shares_location(31.0, 121.0)
    mei.sees("An address has 5 to 300 characters")
    await mei.says(ADDRESS)
    mei.sees(ADDRESS)
    mei.does_not_see_button("🗺 Show on the map")


async def test_a_file_is_declined_with_what_to_send_instead(ana: Visitor, mei: Visitor) -> None:
    await ana.sends_file("prices.csv", "Handle,Title\n")
    ana.sees("I cannot read files. Please send pictures as photos")
    await mei.sends_file("prices.xlsx")
    mei.sees("I cannot read the file prices.xlsx", "saved as CSV")
    await mei.sends_file("prices.xlsx", b"PK\x03\x04\x00\x00")
    mei.sees("I cannot read the file prices.xlsx", "saved as CSV")
    await mei.sends_file("guests.csv", "Name,Table\nAnn,3\n")
    mei.sees("I do not know what this table is", "Name, Table")
    for visitor in (ana, mei):
        visitor.sees_button("🏠 Home")


async def test_what_is_shared_unasked_is_thanked_for_and_its_time_told(ana: Visitor, mei: Visitor) -> None:
    await ana.shares_contact("Ana Li", PHONE)
    ana.sees("I do not know what this contact is for", "When you check out")
    await ana.shares_location(31.2459, 121.4907)
    ana.sees("I do not know what this location is for", "When you check out")
    await mei.shares_location(31.2459, 121.4907)
    mei.does_not_see("When you check out")
    mei.sees_button("📦 Orders to ship")


async def test_what_comes_in_between_leaves_the_question_open(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Several…")
    await ana.sends_file("prices.xlsx")
    await ana.shares_contact("Ana Li", PHONE)
    await ana.says("2")
    ana.sees("In your cart: 3")


async def test_somebody_who_left_is_shown_nothing_and_finds_everything_on_coming_back(ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    stood = list(ana.messages)
    await ana.leaves()
    ana.sees_nothing_new()
    assert ana.messages == stood
    await ana.says(order.number)
    ana.sees("Enamel mug")
