from collections.abc import AsyncIterator

import pytest

from shopclerk.adapters.memory.database import MemoryDatabase, memory_database
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.adapters.telegram.fetching import Fetching
from shopclerk.adapters.telegram.files import OurFiles
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.line import Line
from shopclerk.adapters.telegram.pace import Pace
from tests.adapters.telegram.drivers import DRIVERS, driver_of
from tests.adapters.telegram.time_by_hand import Bench, HandTimers, Telegram
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: FakeTelegram) -> Bot:
    return telegram.bot("Tea house")


@pytest.fixture(params=DRIVERS)
async def driver(request: pytest.FixtureRequest, telegram: FakeTelegram, bot: Bot) -> AsyncIterator[Driver]:
    async with driver_of(request.param, telegram, bot) as driver:
        yield driver


@pytest.fixture
async def mei(telegram: FakeTelegram, bot: Bot) -> PrivateChat:
    """A customer's chat, which the bot may write into."""
    chat = telegram.person("Mei", language="zh").chat_with(bot)
    await chat.says("/start")
    return chat


@pytest.fixture
def database() -> MemoryDatabase:
    return memory_database()


@pytest.fixture
def telegram_chat(driver: Driver, bot: Bot, database: MemoryDatabase) -> TelegramChat:
    """Without a pace."""
    files = OurFiles(bot.id, database.files, database.sent_files)
    return TelegramChat(driver, files, Fetching(database.files, picture_from_bytes))


@pytest.fixture
async def bench() -> Bench:
    timers = HandTimers()
    return Bench(timers, Telegram(timers), Line(Pace(chat=(4, 4.0)), timers))
