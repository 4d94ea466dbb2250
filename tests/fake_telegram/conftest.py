"""A Telegram, a bot without a framework, and somebody who has begun to talk with it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.fake_telegram.clock import Clock
from tests.fake_telegram.plain_bot import PlainBot


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(now=clock) as telegram:
        yield telegram


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def bot(telegram: FakeTelegram) -> Bot:
    return telegram.bot("Tea house")


@pytest.fixture
async def call(telegram: FakeTelegram, session: aiohttp.ClientSession, bot: Bot) -> PlainBot:
    """The bot: `await call("sendMessage", chat_id=..., text=...)`."""
    return PlainBot(session, telegram.url, bot)


@pytest.fixture
async def mei(telegram: FakeTelegram, bot: Bot) -> PrivateChat:
    chat = telegram.person("Mei", language="zh").chat_with(bot)
    await chat.says("/start")
    bot.updates.clear()
    return chat
