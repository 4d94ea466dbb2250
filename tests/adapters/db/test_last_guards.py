"""What the tables themselves refuse, were every other guard to fail."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection, text

from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.dialects import at_start
from shopclerk.adapters.db.migrating import upgrade
from shopclerk.adapters.db.tuning import Tuning
from tests.contracts.databases import SEALER


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "shop.db"
    url = f"sqlite+pysqlite:///{path}"
    at_start(url, Tuning(), partial(upgrade, url))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO stock_levels VALUES ('sku', 5, 3, 0)")
        yield connection


@pytest.mark.invariant(3)
@pytest.mark.parametrize("change", ["reserved = 6", "on_hand = 2", "reserved = -1"])
def test_no_level_is_ever_unsound(tables: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="sound"):
        tables.execute(f"UPDATE stock_levels SET {change}")


@pytest.mark.invariant(4, 6)
async def test_who_reads_in_order_to_write_has_the_file_alone(tmp_path: Path) -> None:
    """Were both to read first and to write then, one of them would fail on what it had read."""
    url = f"sqlite+pysqlite:///{tmp_path / 'shop.db'}"
    database, beside = open_database(url, SEALER), open_database(url, SEALER)
    has_read, other_is_done = Event(), Event()

    def one(connection: Connection) -> None:
        connection.execute(text("SELECT * FROM claims")).all()
        has_read.set()
        other_is_done.wait(0.3)
        connection.execute(text("INSERT INTO claims VALUES ('scope', 'one', '')"))

    def other(connection: Connection) -> None:
        connection.execute(text("INSERT INTO claims VALUES ('scope', 'other', '')"))

    async def follows() -> None:
        await asyncio.to_thread(has_read.wait)
        await beside.transactions.write(other)
        other_is_done.set()

    await asyncio.gather(database.transactions.write(one), follows())
    assert [await database.store.owner("scope", key) for key in ("one", "other")] == ["", ""]
    await asyncio.gather(database.close(), beside.close())
