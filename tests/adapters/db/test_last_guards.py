"""What the tables themselves refuse, were every other guard to fail."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from shopclerk.adapters.db.migrating import upgrade


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "shop.db"
    upgrade(f"sqlite+pysqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO stock_levels VALUES ('sku', 5, 3, 0)")
        yield connection


@pytest.mark.invariant(3)
@pytest.mark.parametrize("change", ["reserved = 6", "on_hand = 2", "reserved = -1"])
def test_no_level_is_ever_unsound(tables: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="sound"):
        tables.execute(f"UPDATE stock_levels SET {change}")
