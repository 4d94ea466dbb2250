"""Who blocks the bot, or sends it out of a group, is not written to any more."""

import pytest

from shopclerk.core.domain.people import Role
from tests.fake_telegram import PrivateChat
from tests.telegram.buying import places_an_order
from tests.telegram.shop import TelegramShop, telegram_shop


async def order(shop: TelegramShop, ana: PrivateChat) -> None:
    await ana.says("/start")
    await places_an_order(ana)
    await ana.presses("Alipay")
    await ana.sees("Press the button below to pay")
    await shop.is_quiet()


def calls_to(shop: TelegramShop, chat: PrivateChat) -> int:
    return sum(str(chat.chat.id) in str(body) for _, body in shop.telegram.calls)


@pytest.mark.parametrize(("told", "tries"), [(True, 0), (False, 1)], ids=["telegram tells", "a send tells"])
async def test_nothing_is_sent_to_who_blocked_the_bot_until_they_come_back(told: bool, tries: int) -> None:
    async with telegram_shop() as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        ana = shop.visitor("Ana")
        await order(shop, ana)
        if told:
            await ana.blocks()
        else:
            ana.chat.members[shop.bot.id] = "kicked"
        await shop.is_quiet()
        before = calls_to(shop, ana)
        await shop.pays(ana)
        await boss.sees("Awaiting shipment")
        await boss.presses("Ship")
        await boss.says("SF1234567890")
        await boss.sees("Shipped")
        await shop.is_quiet()
        assert calls_to(shop, ana) == before + tries
        await ana.unblocks()
        await ana.says("/orders")
        await ana.presses("Shipped")
        await ana.sees("SF1234567890")
        assert await shop.breaches() == []


async def test_a_group_that_sent_the_bot_away_hears_nothing_more() -> None:
    async with telegram_shop() as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        group = shop.telegram.group("Staff")
        there = boss.person.in_group(group, shop.bot)
        await there.says("/start here")
        await shop.is_quiet()
        assert len(await shop.database.rooms.all()) == 1
        await there.blocks()
        await shop.is_quiet()
        before = calls_to(shop, there)
        ana = shop.visitor("Ana")
        await order(shop, ana)
        await shop.pays(ana)
        await boss.sees("Awaiting shipment")
        await shop.is_quiet()
        assert calls_to(shop, there) == before
        assert await shop.dead_letters() == []
