"""The address book: chosen from at the checkout, looked after under the account."""

from dataclasses import replace
from types import ModuleType
from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import addresses
from shopclerk.conversation.actions.addresses import PickAddress, ShowAddress
from shopclerk.core.domain.addresses import MOST_ADDRESSES
from shopclerk.core.domain.ids import ContactId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact
from shopclerk.core.usecases.checkout import Recipient
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import ANSWERS, LI, kinds_of, must_be_fine
from tests.conversation.scripts.walks import ADDRESS, buys_a_mug, puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final[tuple[ModuleType, ...]] = (addresses,)
DOCK = "9 Dock Street, Shanghai"


async def opens_the_book(ana: Visitor) -> None:
    await ana.says("/start")
    await ana.presses("👤 My account")
    await ana.presses("📍 My addresses")


async def reviews_again(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("⚡ Buy now")
    ana.sees("Is everything right?")


async def goes_to(shop: TalkingShop, order: Order) -> str:
    contact = await shop.store.load(Contact, order.contact_id)
    assert contact is not None
    return contact.address


async def test_who_got_the_first_order_is_kept_and_another_is_added_for_the_second(
    shop: TalkingShop, ana: Visitor
) -> None:
    first = await buys_a_mug(ana)
    await reviews_again(ana)
    await ana.presses("📍 My addresses")
    ana.sees_button("✓ Ana Li")
    await ana.presses("＋ New address")
    await ana.says("Mother")
    await ana.says("none")
    ana.sees("A phone number has 7 to 15 digits", "Which phone number")
    await ana.says("13900139000")
    await ana.says(DOCK)
    ana.sees("Is everything right?", "Mother", "13900139000", DOCK)
    await ana.presses("✅ Place the order")
    second = await shop.numbered(ana.order_number())
    assert [await goes_to(shop, order) for order in (first, second)] == [ADDRESS, DOCK]
    await reviews_again(ana)
    ana.sees("Ana Li", ADDRESS)
    await ana.presses("📍 My addresses")
    await ana.presses("Mother")
    ana.sees("Is everything right?", DOCK)


async def test_the_book_is_looked_after_under_the_account(shop: TalkingShop, ana: Visitor) -> None:
    order = await buys_a_mug(ana)
    await opens_the_book(ana)
    ana.sees("⭐ Ana Li", ADDRESS)
    await ana.presses("＋ New address")
    await ana.says(f"Mother\n13900139000\n{DOCK}")
    ana.sees("Mother", DOCK)
    await ana.presses("Mother")
    ana.does_not_see("⭐")
    await ana.presses("✏️ Address")
    ana.sees(f"So far: {DOCK}")
    await ana.says("10 Dock Street, Shanghai")
    ana.sees("📍 Saved address", "10 Dock Street")
    await ana.presses("⭐ Make it the default")
    ana.sees("⭐ Orders go here unless you choose another.")
    await ana.presses("‹ My addresses")
    ana.reads_in_order("⭐ Mother", "Ana Li")
    await ana.presses("Ana Li")
    await ana.presses("🗑 Remove")
    ana.sees("Remove this address?", "Orders already placed keep their address.")
    await ana.presses("No, keep the address")
    await ana.presses("🗑 Remove")
    await ana.presses("Yes, remove it")
    await ana.repeats()
    ana.does_not_see("Ana Li")
    assert await goes_to(shop, order) == ADDRESS
    await reviews_again(ana)
    ana.sees("Mother", "10 Dock Street")


async def test_what_a_half_said_address_was_begun_from_comes_back(ana: Visitor) -> None:
    await buys_a_mug(ana)
    await opens_the_book(ana)
    await ana.presses("＋ New address")
    await ana.says("Mother")
    await ana.presses("✖ Never mind")
    ana.sees("📍 My addresses")
    ana.does_not_see("Mother")
    await ana.presses("Ana Li")
    await ana.presses("✏️ Phone")
    await ana.presses("✖ Never mind")
    ana.sees("📍 Saved address", "13800138000")
    await reviews_again(ana)
    await ana.presses("📍 My addresses")
    await ana.presses("＋ New address")
    await ana.presses("✖ Never mind")
    ana.sees("Is everything right?", "Ana Li")


async def test_an_address_is_shared_with_two_taps(ana: Visitor) -> None:
    await opens_the_book(ana)
    await ana.presses("＋ New address")
    await ana.shares_contact("Ana Li", "+86 138 0013 8000")
    ana.sees("Where should it go?")
    await ana.shares_location(31.2459, 121.4907)
    ana.sees("📍 Got your spot on the map")
    await ana.says("3")
    ana.sees("An address has 5 to 300 characters", "Got your spot")
    await ana.says("8 Harbour Road, flat 3")
    ana.sees("⭐ Ana Li · +8613800138000", "8 Harbour Road, flat 3")
    await ana.presses("Ana Li")
    assert any("🗺 Show on the map" in label for label in ana.labels())


async def test_a_full_book_takes_no_more_and_orders_go_there_all_the_same(
    shop: TalkingShop, ana: Visitor
) -> None:
    await buys_a_mug(ana)
    buyer = await shop.actor(ana)
    for number in range(1, MOST_ADDRESSES):
        known = Recipient(name="Ana Li", phone="13800138000", address=f"{number} Harbour Road")
        await shop.keep_address(actor=buyer, request_id=shop.request(), recipient=known)
    await opens_the_book(ana)
    ana.sees(f"There is room for {MOST_ADDRESSES} addresses.")
    ana.does_not_see_button("＋ New address")
    await reviews_again(ana)
    await ana.presses("📍 My addresses")
    await ana.presses("＋ New address")
    await ana.says(f"Mother，13900139000，{DOCK}")
    ana.sees("Is everything right?", "Mother", DOCK)
    await ana.presses("✅ Place the order")
    assert await goes_to(shop, await shop.numbered(ana.order_number())) == DOCK
    assert len((await shop.show_addresses(actor=buyer)).entries) == MOST_ADDRESSES


async def test_a_full_book_says_so_to_who_began_before_it_was(shop: TalkingShop, ana: Visitor) -> None:
    await opens_the_book(ana)
    await ana.presses("＋ New address")
    buyer = await shop.actor(ana)
    for number in range(MOST_ADDRESSES):
        known = Recipient(name="Ana Li", phone="13800138000", address=f"{number} Harbour Road")
        await shop.keep_address(actor=buyer, request_id=shop.request(), recipient=known)
    await ana.says(f"Mother\n13900139000\n{DOCK}")
    ana.sees(f"You have {MOST_ADDRESSES} saved addresses", "📍 My addresses")


async def test_buttons_of_an_address_that_is_gone_lead_to_those_that_are_there(ana: Visitor) -> None:
    await buys_a_mug(ana)
    await opens_the_book(ana)
    await ana.presses("Ana Li")
    page = replace(ana.screen)
    await ana.presses("🗑 Remove")
    await ana.presses("Yes, remove it")
    for label in ("✏️ Name", "🗑 Remove"):
        await ana.presses(label, on=page)
        ana.sees("no longer saved", "No address yet.")
    await ana.forges(PickAddress(ContactId("gone")))
    ana.sees("no longer saved")


async def test_nobody_sees_anothers_address(shop: TalkingShop, ana: Visitor) -> None:
    await buys_a_mug(ana)
    (entry,) = (await shop.show_addresses(actor=await shop.actor(ana))).entries
    bo = shop.visitor("Bo")
    await bo.forges(ShowAddress(entry.id))
    bo.does_not_see(ADDRESS)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_the_book_leads_on(shop: TalkingShop, language: str) -> None:
    ana = shop.visitor("Ana", locale=language)
    await ana.says("/start")
    buyer = await shop.actor(ana)
    for recipient in (LI, replace(LI, name="王芳")):
        await shop.keep_address(actor=buyer, request_id=shop.request(), recipient=recipient)
    await shop.fills(buyer, tea=1)
    await ana.forges(addresses.PickAddresses())
    await ana.forges(addresses.ShowAddresses())
    crawl = await Crawl(ANSWERS[:3], within=kinds_of(CRAWLED)).through(ana)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("the-address-book", crawl)
    assert crawl.pressed >= set(get_args(addresses.Action))
