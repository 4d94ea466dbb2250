"""Orders that are paid inside Telegram: Stars and cards, through either framework, fetched and brought."""

import asyncio
import re
from typing import Final

import pytest

from shopclerk.app.settings import Settings
from shopclerk.app.telegram_settings import TelegramSettings
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus, RefundStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.people import SYSTEM, Role
from tests.adapters.telegram.drivers import DRIVERS
from tests.fake_telegram import NotPaid, PrivateChat, invoices
from tests.telegram.buying import places_an_order
from tests.telegram.shop import NAME, TelegramShop, telegram_shop
from tests.telegram.transports import TRANSPORTS, Mode

TOKEN: Final = "284685063:TEST:NjI0ZDk1NzgyM2Fm"
NUMBER: Final = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{2}")
STARS: Final = Settings(_env_file=None, shop_name=NAME, currency="XTR")
CARDS: Final = Settings(
    _env_file=None, shop_name=NAME, telegram=TelegramSettings.model_validate({"provider_token": TOKEN})
)


async def is_asked_how_to_pay(chat: PrivateChat) -> None:
    await chat.says("/start")
    await places_an_order(chat)
    await chat.sees("How would you like to pay?")


async def link_of(chat: PrivateChat, method: str = "Telegram Stars") -> str:
    """Of the invoice that is shown once that way of paying is chosen."""
    await chat.presses(method)
    shown = await chat.sees("Press the button below to pay")
    return next(str(button["url"]) for button in shown.buttons if "url" in button)


async def the_order(shop: TelegramShop, chat: PrivateChat) -> Order:
    """The one that the chat is about."""
    texts = " ".join(message.text for message in chat.shown)
    (number,) = set(NUMBER.findall(texts))
    return (await shop.floor.show_order(actor=SYSTEM, number=number)).order


async def cancels(shop: TelegramShop, order: Order) -> None:
    """By the merchant, who pays back."""
    desk = shop.branch.shop.dialogue.desk
    await desk.orders.cancel_order(actor=shop.floor.owner, request_id="cancel", order_id=order.id)
    await shop.is_quiet()


@pytest.mark.parametrize("mode", TRANSPORTS)
@pytest.mark.parametrize("driver", DRIVERS)
async def test_stars_come_and_go_back(driver: str, mode: Mode) -> None:
    async with telegram_shop(driver, mode, settings=STARS) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        ana = shop.visitor("Ana")
        before = ana.person.user.stars
        await is_asked_how_to_pay(ana)
        await ana.pays(await link_of(ana))
        await ana.sees("Thank you! Order", "⭐\u00a039")
        await boss.sees("Awaiting shipment", "Paid with Telegram Stars")
        assert (shop.bot.stars, ana.person.user.stars) == (39, before - 39)
        await ana.presses("Show the order")
        await ana.presses("Cancel for a refund")
        await ana.presses("Yes, cancel it")
        await ana.sees("Your refund", "Your Stars are back.")
        await shop.is_quiet()
        assert (shop.bot.stars, ana.person.user.stars) == (0, before)
        assert await shop.breaches() == []
        assert await shop.dead_letters() == []
        assert await shop.floor.discrepancies(await the_order(shop, ana)) == ()


@pytest.mark.parametrize(("driver", "mode"), [("aiogram", "webhook"), ("ptb", "polling")])
async def test_a_card_pays_and_the_owner_sends_it_back_by_hand(driver: str, mode: Mode) -> None:
    async with telegram_shop(driver, mode, settings=CARDS) as shop:
        shop.bot.providers.add(TOKEN)
        boss = await shop.staff("Boss", role=Role.OWNER)
        ana = shop.visitor("Ana")
        await is_asked_how_to_pay(ana)
        charge = await ana.pays(await link_of(ana, "Card in Telegram"))
        await boss.sees("Awaiting shipment", "Paid with Card in Telegram")
        await ana.presses("Show the order")
        await ana.presses("Cancel for a refund")
        await ana.presses("Yes, cancel it")
        await boss.sees("A refund failed", "in the dashboard of your payment provider", charge.id)
        await boss.presses("sent back by hand?")
        await boss.presses("Yes, it is sent back")
        await ana.sees("Your refund", "The shop has sent it back to you.")
        await shop.is_quiet()
        assert await shop.breaches() == []
        assert await shop.dead_letters() == []


async def test_what_is_told_twice_is_booked_once() -> None:
    async with telegram_shop(mode="webhook", settings=STARS) as shop:
        shop.telegram.redeliver = lambda update: "message" in update
        ana = shop.visitor("Ana")
        await is_asked_how_to_pay(ana)
        charge = await ana.pays(await link_of(ana))
        invoices.say(shop.telegram.world, charge, {"successful_payment": charge.told()})
        await ana.sees("Thank you! Order")
        await shop.is_quiet()
        order = await the_order(shop, ana)
        assert [entry.kind for entry in await shop.floor.money(order)] == [MoneyKind.CAPTURED]
        assert await shop.dead_letters() == []


async def test_an_update_that_got_lost_is_found_in_the_list_and_may_come_late() -> None:
    async with telegram_shop(settings=STARS) as shop:
        ana = shop.visitor("Ana")
        await is_asked_how_to_pay(ana)
        charge = invoices.take(shop.telegram.world, ana.person.user, await link_of(ana))
        cards, stars = [
            report
            for report in await shop.branch.shop.reconcile_payments(actor=SYSTEM)
            if report.provider != "fake"
        ]
        assert (cards.heard, stars.heard) == (0, 1)
        await ana.sees("Thank you! Order")
        invoices.say(shop.telegram.world, charge, {"successful_payment": charge.told()})
        await shop.is_quiet()
        order = await the_order(shop, ana)
        assert [entry.kind for entry in await shop.floor.money(order)] == [MoneyKind.CAPTURED]
        assert await shop.breaches() == []


async def test_an_invoice_outlives_its_order_and_is_refused_in_the_payers_language() -> None:
    async with telegram_shop("ptb", settings=STARS) as shop:
        ana, mei = shop.visitor("Ana"), shop.visitor("Mei", language="zh")
        await is_asked_how_to_pay(ana)
        link = await link_of(ana)
        await shop.time_passes(minutes=31)
        assert (await the_order(shop, ana)).status is OrderStatus.CANCELLED
        for somebody, told in ((ana, "The time to pay this order is over"), (mei, "付款时间已过")):
            with pytest.raises(NotPaid, match=told):
                await somebody.pays(link)
        assert shop.bot.stars == 0


async def test_of_two_invoices_the_older_is_not_paid() -> None:
    both = CARDS.model_copy(update={"currency": "CNY"})
    async with telegram_shop(settings=both) as shop:
        shop.bot.providers.add(TOKEN)
        ana = shop.visitor("Ana")
        await is_asked_how_to_pay(ana)
        older = await link_of(ana, "Card in Telegram")
        await ana.presses("Pay another way")
        await ana.presses("Alipay")
        await shop.is_quiet()
        with pytest.raises(NotPaid, match="This invoice has been replaced"):
            await ana.pays(older)
        await ana.presses("Pay another way")
        await ana.pays(await link_of(ana, "Card in Telegram"))
        await ana.sees("Thank you! Order")


async def test_an_invoice_is_paid_once_however_many_press_pay() -> None:
    async with telegram_shop("ptb", "webhook", settings=STARS) as shop:
        ana = shop.visitor("Ana")
        friends = [shop.visitor(f"Friend {number}") for number in range(4)]
        await is_asked_how_to_pay(ana)
        link = await link_of(ana)
        tried = await asyncio.gather(*(each.pays(link) for each in friends), return_exceptions=True)
        assert sum(not isinstance(each, NotPaid) for each in tried) == 1
        await ana.sees("Thank you! Order")
        with pytest.raises(NotPaid, match="paid already"):
            await ana.pays(link)
        assert shop.bot.stars == 39


async def test_a_friend_may_pay_and_gets_it_back() -> None:
    """Money is money; it goes back to whom it came from."""
    async with telegram_shop(settings=STARS) as shop:
        ana, friend = shop.visitor("Ana"), shop.visitor("Friend")
        before = friend.person.user.stars
        await is_asked_how_to_pay(ana)
        await friend.pays(await link_of(ana))
        await ana.sees("Thank you! Order")
        await cancels(shop, await the_order(shop, ana))
        (refund,) = await shop.floor.refunds(await the_order(shop, ana))
        assert refund.status is RefundStatus.SUCCEEDED
        assert friend.person.user.stars == before


async def test_paid_twice_all_the_same_the_surplus_goes_back_once() -> None:
    """Telegram took money that nobody had agreed to; each payment is known by its own name."""
    async with telegram_shop(settings=STARS) as shop:
        ana, friend = shop.visitor("Ana"), shop.visitor("Friend")
        await is_asked_how_to_pay(ana)
        link = await link_of(ana)
        for payer in (ana, friend):
            charge = invoices.take(shop.telegram.world, payer.person.user, link)
            invoices.say(shop.telegram.world, charge, {"successful_payment": charge.told()})
            await shop.is_quiet()
        await shop.branch.shop.submit_refunds()
        await shop.is_quiet()
        assert shop.bot.stars == 39
        order = await the_order(shop, ana)
        assert order.status is OrderStatus.CONFIRMED
        await cancels(shop, order)
        assert shop.bot.stars == 0
        assert {attempt.status for attempt in await shop.floor.attempts(order)} == {AttemptStatus.CAPTURED}
        assert await shop.breaches() == []
        assert await shop.floor.discrepancies(order) == ()


async def test_late_stars_revive_the_order_or_go_back() -> None:
    async with telegram_shop(settings=STARS) as shop:
        ana = shop.visitor("Ana")
        await is_asked_how_to_pay(ana)
        link = await link_of(ana)
        await shop.time_passes(minutes=31)
        charge = invoices.take(shop.telegram.world, ana.person.user, link)
        invoices.say(shop.telegram.world, charge, {"successful_payment": charge.told()})
        await shop.is_quiet()
        assert (await the_order(shop, ana)).status is OrderStatus.CONFIRMED
