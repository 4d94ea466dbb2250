from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Final

import pytest

from shopclerk.app.settings import Settings
from tests.days.on_telegram import telegram_day
from tests.days.on_the_web import web_shop
from tests.days.people import Day

PLACES: Final[Mapping[str, Callable[[Settings], AbstractAsyncContextManager[Day]]]] = {
    "web chat": web_shop,
    "aiogram": lambda settings: telegram_day("aiogram", "polling", settings),
    "python-telegram-bot": lambda settings: telegram_day("ptb", "webhook", settings),
}
"""Where a day can take place."""


@pytest.fixture(params=PLACES)
async def day(request: pytest.FixtureRequest) -> AsyncIterator[Day]:
    """The shop, with nothing in it yet, on each platform in turn."""
    async with PLACES[request.param](Settings(_env_file=None, shop_name="Tea & Paper")) as opened:
        yield opened
