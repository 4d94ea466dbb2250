"""A bot behind either framework, and somebody to pay it."""

from collections.abc import AsyncIterator

import pytest

from shopclerk.adapters.payment_telegram.invoices import Invoices
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.app.telegram_payments import Calls
from tests.adapters.payment_telegram.counter import Counter
from tests.adapters.telegram.drivers import DRIVERS, driver_of
from tests.fake_telegram import Bot, FakeTelegram
from tests.fake_telegram.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram(clock: Clock) -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram(now=clock) as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: FakeTelegram) -> Bot:
    return telegram.bot("Tea house")


@pytest.fixture(params=DRIVERS)
async def driver(request: pytest.FixtureRequest, telegram: FakeTelegram, bot: Bot) -> AsyncIterator[Driver]:
    async with driver_of(request.param, telegram, bot) as driver:
        yield driver


@pytest.fixture
async def payer(telegram: FakeTelegram, bot: Bot, driver: Driver) -> Counter:
    person = telegram.person("Mei", language="zh")
    person.user.stars = 1_000_000
    return Counter(bot, driver, person)


@pytest.fixture
def invoices(driver: Driver) -> Invoices:
    return Invoices(Calls(driver), lambda: "Tea & Paper")
