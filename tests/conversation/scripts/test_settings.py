"""The owner changes the terms of the shop in the chat."""

from dataclasses import replace
from typing import Final, get_args

import pytest

from shopclerk.conversation.actions import settings
from shopclerk.conversation.actions.settings import ConfirmSetting, ShowSetting, ShowSettings
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.shop_settings import Setting
from shopclerk.core.usecases.terms import Terms
from tests.conversation.scripts.crawling import Crawl
from tests.conversation.scripts.goods import EXPRESS, POST
from tests.conversation.scripts.mapping import must_be_mapped
from tests.conversation.scripts.test_every_screen import kinds_of, must_be_fine
from tests.conversation.scripts.walks import buys_a_mug, orders_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

CRAWLED: Final = (settings,)


@pytest.fixture
async def boss(shop: TalkingShop) -> Visitor:
    return await shop.staff("Boss", role=Role.OWNER)


def terms(shop: TalkingShop) -> Terms:
    return shop.trades().now


async def opens(boss: Visitor, *way: str) -> None:
    """From home, by these buttons."""
    await boss.says("/start")
    for label in ("🗂 Office", "⚙️ Settings", *way):
        await boss.presses(label)


async def test_the_shop_is_renamed_in_three_presses_and_a_word(
    shop: TalkingShop, boss: Visitor, ana: Visitor
) -> None:
    await opens(boss, "🏪 The shop", "Name of the shop")
    boss.sees("Tea & Paper", "nobody has changed it here")
    await boss.says("  Paper   &  Steam ")
    boss.sees("Now:\nTea & Paper", "From now on:\nPaper & Steam", "Customers see it at once.")
    assert terms(shop).name == "Tea & Paper"
    await boss.presses("✅ Change it")
    boss.sees("✅ Changed: Name of the shop", "You chose it just now.")
    await ana.says("/start")
    ana.sees("Paper & Steam")


async def test_what_is_left_as_it_is_is_not_changed(shop: TalkingShop, boss: Visitor) -> None:
    await opens(boss, "⏱ Times", "Time to pay")
    await boss.presses("1 hour")
    await boss.presses("✖ Leave it")
    boss.sees("Time to pay", "30 minutes")
    assert terms(shop) == shop.terms


async def test_a_confirmation_counts_once_and_an_old_one_changes_nothing(
    shop: TalkingShop, boss: Visitor
) -> None:
    await opens(boss, "⏱ Times", "Time to pay")
    await boss.presses("1 hour")
    (old,) = (button.action for button in boss.screen.buttons if button.label == "✅ Change it")
    await boss.presses("✅ Change it")
    await boss.repeats()
    assert len(shop.trades().settings.choices) == 1
    await opens(boss, "⏱ Times", "Time to pay")
    await boss.presses("1 day")
    await boss.forges(old)
    boss.sees("Time to pay", "1 hour")
    assert len(shop.trades().settings.choices) == 1


@pytest.mark.parametrize(
    ("setting", "typed", "value"),
    [
        (Setting.PAY_WITHIN, "90 min", "1 hour, 30 minutes"),
        (Setting.PAY_WITHIN, "２ 小时", "2 hours"),
        (Setting.WINDOW, "2 weeks", "14 days"),
        (Setting.WINDOW, "1 day 12h", "1 day, 12 hours"),
        (Setting.ZONE, "berlin", "Europe/Berlin"),
        (Setting.CURRENCIES, "eur, USD", "EUR and USD"),
        (Setting.FEES, "12", "CN¥12.00"),
        (Setting.FEES, "¥12.50, 2.50 EUR", "CN¥12.50 and €2.50"),
        (Setting.ADDRESS, "12 Lake Road\n\n310000 Hangzhou", "12 Lake Road\n310000 Hangzhou"),
    ],
)
async def test_what_is_typed_is_understood_and_shown_first(
    shop: TalkingShop, boss: Visitor, setting: Setting, typed: str, value: str
) -> None:
    shop.terms = replace(shop.terms, zone="Asia/Shanghai")
    await boss.forges(ShowSetting(setting.name))
    await boss.says(typed)
    boss.sees(f"From now on:\n{value}")
    await boss.presses("✅ Change it")
    boss.sees(value)


@pytest.mark.parametrize(
    ("setting", "typed", "example"),
    [
        (Setting.NAME, "x" * 61, "For example: Tea House"),
        (Setting.PAY_WITHIN, "soon", "For example: 90 min"),
        (Setting.PAY_WITHIN, "0 min", "For example: 90 min"),
        (Setting.WINDOW, "53 weeks", "For example: 90 min"),
        (Setting.ZONE, "Middle Earth", "For example: Europe/Berlin"),
        (Setting.CURRENCIES, "shells", "For example: EUR, USD"),
        (Setting.CURRENCIES, "XTR", "For example: EUR, USD"),
        (Setting.FEES, "a lot", "For example: 12.00"),
        (Setting.FEES, "12.345", "For example: 12.00"),
        (Setting.ADDRESS, "x" * 401, "at most 400 characters"),
    ],
)
async def test_what_cannot_be_is_refused_with_what_can(
    shop: TalkingShop, boss: Visitor, setting: Setting, typed: str, example: str
) -> None:
    await boss.forges(ShowSetting(setting.name))
    await boss.says(typed)
    boss.sees("That is not possible here.", example)
    assert shop.trades().settings.version == 0


async def test_two_owners_change_the_same_and_the_second_is_told_who_was_faster(
    shop: TalkingShop, boss: Visitor
) -> None:
    second = await shop.staff("Second", role=Role.OWNER)
    for owner in (boss, second):
        await owner.forges(ShowSetting(Setting.NAME.name))
        await owner.says(f"Shop of {owner.name}")
    await boss.presses("✅ Change it")
    shop.clock.advance(minutes=3)
    await second.presses("✅ Change it")
    second.sees("Somebody was faster", "Shop of Boss", "Boss chose it 3 minutes ago")
    assert terms(shop).name == "Shop of Boss"


async def test_hours_are_chosen_day_by_day_or_for_several_at_once(
    shop: TalkingShop, boss: Visitor, ana: Visitor
) -> None:
    await opens(boss, "🏪 The shop", "Opening hours")
    await boss.presses("Mon–Fri")
    await boss.says("9-12, 14:30–18")
    await boss.presses("✅ Change it")
    await boss.presses("Sat")
    await boss.says("half past nine")
    boss.sees("That is not possible here.", "For example: 9-18")
    await boss.says("10-14")
    await boss.presses("✅ Change it")
    boss.sees("Mon–Fri 9:00–12:00, 14:30–18:00", "Sat 10:00–14:00", "Sun closed")
    await ana.says("/start")
    ana.sees("🕘 Open until 18:00")
    await boss.presses("Fri")
    await boss.presses("Closed")
    await boss.presses("✅ Change it")
    boss.sees("Mon–Thu 9:00–12:00", "Fri closed")
    await boss.presses("↺ Back to the original")
    boss.sees("From now on:\nnot set")
    await boss.presses("✅ Change it")
    assert terms(shop).hours is None


async def test_ways_of_delivery_are_added_changed_ranked_and_taken_away(
    shop: TalkingShop, boss: Visitor, ana: Visitor
) -> None:
    shop.terms = replace(shop.terms, shipping=(POST,))
    await opens(boss, "🚚 Delivery", "＋ New delivery option")
    await boss.says("Drone, ¥40.00, 1 day")
    boss.sees("Drone · CN¥40.00 · within 1 day", "Placed orders keep their delivery")
    await boss.presses("✅ Change it")
    await boss.presses("Drone")
    await boss.presses("✏️ Title")
    await boss.says("zh-Hans: 无人机")
    await boss.presses("✅ Change it")
    for field, typed in (("✏️ Fee", "0, 2.50 EUR"), ("✏️ Days", "0"), ("✏️ Free from", "99")):
        await boss.presses("Drone")
        await boss.presses(field)
        await boss.says(typed)
        await boss.presses("✅ Change it")
    await boss.presses("Drone")
    await boss.presses("⬆️ Move it up")
    await boss.presses("✅ Change it")
    drone, post = terms(shop).shipping
    assert post == POST
    assert drone == ShippingOption(
        code="drone",
        name=drone.name,
        fee=Money(0, "CNY"),
        days=0,
        other_fees=(Money(250, "EUR"),),
        free_from=(Money(9900, "CNY"),),
    )
    assert dict(drone.name.texts) == {"en": "Drone", "zh-Hans": "无人机"}
    await boss.presses("Post")
    await boss.presses("🗑 Remove it")
    await boss.presses("✅ Change it")
    assert [option.code for option in terms(shop).shipping] == ["drone"]


async def test_an_order_keeps_the_delivery_that_was_taken_away(
    shop: TalkingShop, boss: Visitor, ana: Visitor
) -> None:
    shop.terms = replace(shop.terms, shipping=(POST,))
    order = await orders_a_mug(ana)
    shop.clock.advance(minutes=1)
    await opens(boss, "🚚 Delivery", "Post", "🗑 Remove it", "✅ Change it")
    await ana.says(order.number)
    ana.sees("Delivery, Post", "CN¥6.00")


async def test_a_currency_in_which_nothing_can_be_delivered_is_told(shop: TalkingShop, boss: Visitor) -> None:
    shop.terms = replace(shop.terms, shipping=(POST, EXPRESS))
    await boss.forges(ShowSetting(Setting.CURRENCIES.name))
    await boss.says("EUR")
    boss.sees("No delivery option has a fee in EUR")


async def test_ways_of_paying_are_switched_and_ranked_and_one_stays(
    shop: TalkingShop, boss: Visitor, ana: Visitor
) -> None:
    order = await orders_a_mug(ana)
    first, *others = shop.gateways.methods
    await opens(boss, "💳 Payment methods")
    for _ in others:
        last = [button.label for button in boss.screen.buttons if button.label.startswith("✅")][-1]
        await boss.presses(last)
        await boss.presses("✅ Change it")
    (left,) = [button.label for button in boss.screen.buttons if button.label.startswith("✅")]
    await boss.presses(left)
    boss.sees("One payment method has to stay on.")
    assert terms(shop).methods == (first,)
    await ana.says(order.number)
    off = next(button.label for button in boss.screen.buttons if button.label.startswith("⬜"))
    await boss.presses(off)
    await boss.presses("✅ Change it")
    await boss.presses("⬆️ Move up")
    await boss.presses("✅ Change it")
    assert (terms(shop).methods or ())[1:] == (first,)


async def test_reasons_are_switched_one_by_one(shop: TalkingShop, boss: Visitor) -> None:
    await opens(boss, "↩️ Returns", "Fee charged for", "✅ I changed my mind", "✅ Change it")
    boss.sees_button("⬜ I changed my mind")
    assert {reason.value for reason in terms(shop).returns.charged_for} == {"other"}


async def test_a_clerk_has_no_settings(shop: TalkingShop) -> None:
    kim = await shop.staff("Kim")
    await kim.says("/start")
    await kim.presses("🗂 Office")
    assert all(button.label != "⚙️ Settings" for button in kim.screen.buttons)
    for action in (ShowSettings(None), ShowSetting("NAME"), settings.ProposeSetting("RESTOCKS", "0")):
        await kim.forges(action)
        kim.sees("Only the owner of the shop can do that.")


async def test_a_customer_buys_on_the_terms_of_now(shop: TalkingShop, boss: Visitor, ana: Visitor) -> None:
    await boss.forges(ShowSetting(Setting.PAY_WITHIN.name))
    await boss.says("3 hours")
    await boss.presses("✅ Change it")
    order = await orders_a_mug(ana)
    kept = await shop.order(order)
    assert kept.pay_by is not None
    assert (kept.pay_by - kept.placed_at).total_seconds() == 3 * 3600
    await buys_a_mug(ana)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
async def test_every_screen_of_settings_leads_on(shop: TalkingShop, language: str) -> None:
    """What is confirmed makes another shop, of which there is no end."""
    shop.terms = replace(shop.terms, shipping=(POST, EXPRESS))
    boss = await shop.staff("Boss", role=Role.OWNER, locale=language)
    await boss.forges(ShowSettings(None))
    crawl = await Crawl(("9-18",), within=kinds_of(CRAWLED) - {ConfirmSetting}).through(boss)
    must_be_fine(crawl, language)
    if language == "en":
        must_be_mapped("settings", crawl)
    assert crawl.pressed >= set(get_args(settings.Action))
