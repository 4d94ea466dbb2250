from collections.abc import AsyncIterator

import pytest

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.tuning import Tuning
from tests.contracts.databases import SEALER
from tests.postgres.databases import empty_shop


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async with empty_shop() as address:
        yield address


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = open_database(url, SEALER, tuning=Tuning(connections=5))
    yield opened
    await opened.close()


@pytest.fixture
async def elsewhere(url: str) -> AsyncIterator[Database]:
    """The same database, as another process has it open."""
    opened = open_database(url, SEALER, tuning=Tuning(connections=5))
    yield opened
    await opened.close()
