from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from shopclerk.adapters.memory.database import memory_database
from tests.adapters.webchat.browser import Browser, browser
from tests.adapters.webchat.echo import echo
from tests.adapters.webchat.scripted_shop import ScriptedShop


@pytest.fixture
def shop() -> ScriptedShop:
    return ScriptedShop(memory_database(), echo)


@pytest_asyncio.fixture
async def opened(shop: ScriptedShop) -> AsyncIterator[Browser]:
    async with shop.open(), browser(shop) as visiting:
        await visiting.visit()
        yield visiting
