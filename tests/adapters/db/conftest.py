from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.tuning import Tuning
from tests.contracts.databases import SEALER
from tests.postgres.databases import no_tables


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.db"


@pytest.fixture
def url(path: Path) -> str:
    """Of SQLite."""
    return f"sqlite+pysqlite:///{path}"


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """On SQLite."""
    opened = open_database(url, SEALER, tuning=Tuning(busy_seconds=60))
    yield opened
    await opened.close()


@pytest.fixture(params=["sqlite", "postgres"])
async def bare(request: pytest.FixtureRequest, path: Path) -> AsyncIterator[str]:
    """The address of a database of either kind, without any table."""
    if request.param == "sqlite":
        yield f"sqlite+pysqlite:///{path}"
        return
    async with no_tables() as address:
        yield address
