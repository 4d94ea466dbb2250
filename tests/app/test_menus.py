"""Menus are put right at every start."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from shopclerk.adapters.memory.database import memory_database
from shopclerk.app.menus import Menus, Renaming
from shopclerk.conversation.ports.rooms import Room
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shop_settings import Setting, ShopSettings
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.trading import PresentTerms
from tests.adapters.telegram.drivers import driver_of
from tests.contracts.examples import NOON
from tests.fake_telegram import FakeTelegram


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


async def test_staff_and_their_rooms_find_their_commands_again(telegram: FakeTelegram) -> None:
    bot = telegram.bot("Tea house")
    kim = telegram.person("Kim", language="zh").chat_with(bot)
    ana = telegram.person("Ana").chat_with(bot)
    group = telegram.group("Staff")
    await kim.person.adds(bot, group)
    for chat in (kim, ana):
        await chat.says("/start")
    shop = memory_database()
    address = f"telegram:{kim.chat.id}"
    await shop.identities.recognise(address, address, "zh-Hans", PersonId("kim"))
    await shop.identities.recognise("web:1", "web:shop:1", "en", PersonId("web"))
    for name in ("kim", "web"):
        await shop.identities.invite(name, Role.CLERK, NOON + timedelta(days=1))
        await shop.identities.join(name, PersonId(name), NOON)
    await shop.rooms.open(Room(f"telegram:{group.id}:7", "en"))
    async with driver_of("aiogram", telegram, bot) as driver:
        wording = Wording.load(ZoneInfo("UTC"))
        terms = Terms(currency="CNY", name="Tea House")
        await Menus(driver, wording, terms, shop.identities, shop.rooms).run()
    assert kim.menu[0] == "queue - 查看待发货订单"
    assert ana.menu[0] == "shop - Browse the shop"
    assert kim.person.in_group(group, bot).menu[0] == "queue - See the orders to ship"
    assert bot.settings["short_description", "", ""] == "Tea House: look around, order and pay in the chat"


async def test_a_shop_that_is_renamed_is_introduced_by_its_new_name(telegram: FakeTelegram) -> None:
    bot = telegram.bot("Tea house")
    terms = PresentTerms(Terms(currency="CNY", name="Tea House"))
    renamed = ShopSettings(version=1).choosing(
        Setting.NAME, "Paper & Steam", by=Actor(PersonId("boss"), Role.OWNER), at=NOON
    )
    async with driver_of("aiogram", telegram, bot) as driver:
        worker = Renaming(driver, Wording.load(ZoneInfo("UTC")), terms, every=0.001)
        working = asyncio.create_task(worker.run())
        terms.learn(renamed)
        async with asyncio.timeout(50):
            while not bot.settings.get(("description", "", "zh"), "").startswith("欢迎来到Paper & Steam"):
                await telegram.world.moved.wait()
        worker.close()
        await working
