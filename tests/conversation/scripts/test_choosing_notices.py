"""People choose what they are told, and staff when."""

from datetime import UTC, datetime, timedelta
from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import choices
from shopclerk.conversation.actions.choices import AskQuiet, ChooseQuiet
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent, orders_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final = (choices,)


TEN_AT_NIGHT: Final = datetime(2026, 3, 6, 14, tzinfo=UTC)
"""In Shanghai."""


async def test_a_customer_hears_no_more_of_each_step_but_of_what_matters(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await ana.says("/start")
    await ana.presses("👤 My account")
    await ana.presses("🔔 Notices")
    ana.sees_button("✅ Where my parcels are")
    await ana.presses("✅ Where my parcels are")
    ana.sees_button("⬜ Where my parcels are")
    ana.looks_away()
    await shop.carries(parcel, ShipmentStatus.IN_TRANSIT)
    assert not ana.showing("is under way")
    await shop.carries(parcel, ShipmentStatus.EXCEPTION)
    ana.sees(order.number)


async def test_who_wants_no_reminders_is_still_told_that_the_order_is_over(
    shop: TalkingShop, ana: Visitor
) -> None:
    order = await orders_a_mug(ana)
    await ana.forges(choices.ChooseNotice("reminders", 0))
    ana.looks_away()
    await shop.time_passes(minutes=20)
    assert not ana.showing("is still unpaid")
    await shop.time_passes(minutes=10)
    ana.sees(f"Order {order.number} was cancelled")


async def test_a_choice_that_is_made_twice_is_made_once_and_can_be_undone(
    shop: TalkingShop, ana: Visitor
) -> None:
    await ana.forges(choices.ShowNotices())
    await ana.presses("✅ Goods back in stock")
    await ana.repeats()
    ana.sees_button("⬜ Goods back in stock")
    await ana.presses("⬜ Goods back in stock")
    ana.sees_button("✅ Goods back in stock")


async def test_consent_is_asked_for_and_taken_back(shop: TalkingShop, ana: Visitor) -> None:
    await ana.forges(choices.ShowNotices())
    await ana.presses("⬜ News and offers from the shop")
    ana.sees("You can change it here at any time.")
    await ana.presses("✅ News and offers from the shop")
    ana.sees("You will get no news from the shop.")
    ana.sees_button("⬜ News and offers from the shop")


async def quiet_from_ten(shop: TalkingShop, mei: Visitor) -> None:
    """Shortly before, Mei wants quiet until seven."""
    shop.clock.advance_by(TEN_AT_NIGHT - timedelta(minutes=10) - shop.clock.now())
    await mei.says("/start")
    await mei.presses("🗂 Office")
    await mei.presses("🔔 Notices")
    await mei.presses("🌙 Quiet hours")
    await mei.presses("22:00–7:00")
    mei.sees("22:00–7:00", "Time zone: Asia/Shanghai")


async def test_what_happens_at_night_is_told_in_the_morning_in_order_and_once(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await quiet_from_ten(shop, mei)
    shop.clock.advance(minutes=10)
    mei.looks_away()
    first = await buys_a_mug(ana)
    second = await buys_a_mug(ana)
    mei.sees_nothing_new()
    await shop.time_passes(hours=8, minutes=59)
    mei.sees_nothing_new()
    await shop.time_passes(minutes=1)
    shown = [message.text for message in mei.news]
    assert [first.number in shown[0], second.number in shown[1], len(shown)] == [True, True, 2]
    await shop.time_passes(hours=1)
    assert len(mei.news) == 2


async def test_an_open_card_follows_its_order_without_a_sound(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await quiet_from_ten(shop, mei)
    await mei.says(order.number)
    card = mei.screen
    shop.clock.advance(minutes=10)
    stood = len(mei.messages)
    await shop.cancels(order, by=shop.owner)
    await shop.relays()
    assert "Cancelled" in card.text
    assert len(mei.messages) == stood


async def test_trouble_with_money_is_told_at_night(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await quiet_from_ten(shop, mei)
    await buys_a_mug(ana)
    shop.clock.advance(minutes=10)
    stood = len(mei.messages)
    await shop.hears(shop.gateway.charge_back("fake-1", Money(100, "CNY")))
    await shop.relays()
    assert len(mei.messages) == stood + 1


async def test_the_hours_of_the_shop_hold_for_who_chose_none(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    boss = await shop.staff("Boss", role=Role.OWNER)
    await boss.forges(choices.ShowQuiet("shop"))
    await boss.presses("✏️ Other hours")
    await boss.says("late")
    boss.sees("Please type a start and an end")
    await boss.says("20:15 - 8")
    boss.sees("Quiet hours of the shop", "20:15–8:00")
    boss.sees_button("‹ Settings")
    await boss.presses("My own quiet hours")
    boss.sees_button("‹ Notices")
    await boss.presses("No quiet hours")
    shop.clock.advance_by(TEN_AT_NIGHT - shop.clock.now())
    for each in (boss, mei):
        each.looks_away()
    order = await buys_a_mug(ana)
    mei.sees_nothing_new()
    boss.sees(order.number)


async def test_hours_go_by_the_clocks_of_another_place(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await quiet_from_ten(shop, mei)
    await mei.presses("🌍 Another time zone")
    await mei.says("Nowhere")
    mei.sees("That time zone is not known here.")
    await mei.says("berlin")
    mei.sees("Time zone: Europe/Berlin")
    shop.clock.advance(minutes=10)
    mei.looks_away()
    order = await buys_a_mug(ana)
    mei.sees(order.number)


async def test_a_clerk_who_wants_no_new_orders_is_told_of_none(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await mei.forges(choices.ShowNotices())
    await mei.presses("✅ New orders")
    mei.looks_away()
    await buys_a_mug(ana)
    mei.sees_nothing_new()


@pytest.mark.parametrize("button", [ChooseQuiet("me", 0, 60), ChooseQuiet("shop", 0, 60), AskQuiet("shop")])
async def test_nobody_else_is_let_choose(shop: TalkingShop, ana: Visitor, button: choices.Action) -> None:
    await ana.forges(button)
    ana.sees("Only the")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_about_notices_leads_on(shop: TalkingShop, language: str) -> None:
    ana = shop.visitor("Ana", locale=language)
    boss = await shop.staff("Boss", role=Role.OWNER, locale=language)
    pressed = set()
    for visitor in (ana, boss):
        await visitor.forges(choices.ShowNotices())
        crawl = await Crawl(("23-6", "Asia/Tokyo"), within=kinds_of(CRAWLED)).through(visitor)
        must_be_fine(crawl, language)
        if language == "en":
            must_be_mapped(f"notices-of-{'a-customer' if visitor is ana else 'an-owner'}", crawl)
        pressed |= crawl.pressed
    assert pressed | {choices.ShowNotices} >= set(get_args(choices.Action))
