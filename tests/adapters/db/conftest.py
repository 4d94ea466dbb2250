from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.engine import Tuning
from tests.contracts.databases import SEALER


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.db"


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite+pysqlite:///{path}"


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = open_database(url, SEALER, tuning=Tuning(busy_seconds=0.05))
    yield opened
    await opened.close()
