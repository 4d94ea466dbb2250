"""Both drivers, made alike for whoever tests one against the other."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Final, TypeAlias

from shopclerk.adapters.telegram.aiogram_driver import AiogramDriver
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.ptb_driver import PtbDriver
from tests.fake_telegram import Bot, FakeTelegram

Make: TypeAlias = Callable[..., Driver]
DRIVERS: Final[Mapping[str, Make]] = {"aiogram": AiogramDriver, "ptb": PtbDriver}


@asynccontextmanager
async def driver_of(name: str, telegram: FakeTelegram, bot: Bot) -> AsyncIterator[Driver]:
    driver = DRIVERS[name](bot.token, api=telegram.url)
    try:
        yield driver
    finally:
        await driver.close()
