"""A wrong address of the database is told at start, with what to do."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.faults import DatabaseRefused
from tests.contracts.databases import SEALER
from tests.postgres.databases import no_tables, url_of
from tests.postgres.server import server


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("shop.db", "is no database URL"),
        ("", "is no database URL"),
        ("sqlite:///shop.db", r"names no driver; write sqlite\+pysqlite://"),
        ("sqlite+aiosqlite:///shop.db", "not supported"),
        ("mysql://shop/shop", "not supported"),
        ("postgresql://shop/shop", r"names no driver; write postgresql\+asyncpg://"),
        ("postgres://shop/shop", r"names no driver; write postgresql\+asyncpg://"),
        ("postgresql+psycopg://shop/shop", "not supported"),
        ("postgresql+asyncpg://shop@127.0.0.1:1/shop", "cannot be reached"),
        ("sqlite+pysqlite://", "names no file"),
        ("sqlite+pysqlite:///:memory:", "names no file"),
        ("sqlite+pysqlite://host/shop.db", "names no file"),
        ("sqlite+pysqlite:////proc/nowhere/shop.db", "cannot be written"),
    ],
)
def test_a_wrong_url_is_refused_with_what_to_do(url: str, reason: str) -> None:
    with pytest.raises(DatabaseRefused, match=reason):
        open_database(url, SEALER)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(DatabaseRefused) as refused:
        open_database("mysql+driver://shop:hush@host/shop", SEALER)
    assert "hush" not in str(refused.value)


def test_the_password_of_a_server_is_not_shown() -> None:
    with pytest.raises(DatabaseRefused) as refused:
        open_database("postgresql+asyncpg://shop:hush@127.0.0.1:1/shop", SEALER)
    assert "hush" not in str(refused.value)


async def test_the_password_of_a_database_without_a_shop_is_not_shown() -> None:
    async with no_tables() as bare:
        with pytest.raises(DatabaseRefused, match="holds no shop") as refused:
            open_database(url_of(make_url(bare).set(password="hush")), SEALER, migrates=False)
    assert "hush" not in str(refused.value)


async def test_a_server_without_that_database_is_told() -> None:
    address = server().set(database="nowhere")
    with pytest.raises(DatabaseRefused, match="CREATE DATABASE"):
        open_database(url_of(address), SEALER)


def test_a_shop_without_the_driver_is_told_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(DatabaseRefused, match=r"pip install 'shopclerk\[postgresql\]'"):
        open_database("postgresql+asyncpg://127.0.0.1/shop", SEALER)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefused, match="cannot be written"):
        open_database(f"sqlite+pysqlite:///{tmp_path}", SEALER)


def test_a_file_that_is_no_database_is_refused(path: Path, url: str) -> None:
    path.write_text("a shopping list, long enough to be read as a header of a file" * 20)
    with pytest.raises(DatabaseRefused, match="name another file"):
        open_database(url, SEALER)


async def test_the_folder_is_made_if_need_be(tmp_path: Path) -> None:
    await open_database(f"sqlite+pysqlite:///{tmp_path}/new/folder/shop.db", SEALER).close()
    assert (tmp_path / "new/folder/shop.db").exists()
