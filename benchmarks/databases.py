"""The databases that are measured, each new and empty, each as durable as a shop's own."""

from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import asyncpg
from sqlalchemy import URL

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tuning import Tuning
from tests.postgres.server import Server

KEY: Final = urlsafe_b64encode(bytes(32)).decode()
SEALER: Final = Sealer([KEY])
"""The same in every process that takes part."""
WANTED: Final = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@dataclass(frozen=True, slots=True)
class Place:
    """A database and where it is."""

    url: str
    database: Database


@asynccontextmanager
async def on_sqlite() -> AsyncIterator[Place]:
    with TemporaryDirectory(prefix="shopclerk-bench-") as folder:
        async with opened(f"sqlite+pysqlite:///{Path(folder, 'shop.db')}") as place:
            yield place


@asynccontextmanager
async def on_postgres() -> AsyncIterator[Place]:
    async with bare_postgres("shop") as url, opened(url) as place:
        yield place


@asynccontextmanager
async def bare_postgres(name: str) -> AsyncIterator[str]:
    """The address of an empty database on a server that was seen to commit durably."""
    server = _server()
    await _execute(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    await _execute(server, f'CREATE DATABASE "{name}"')
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        await _execute(server, f'DROP DATABASE "{name}" WITH (FORCE)')


async def server_version() -> str:
    return str(await _execute(_server(), "SHOW server_version"))


@cache
def _server() -> URL:
    return Server(durable=True).address


async def _execute(server: URL, statement: str) -> object:
    connection = await asyncpg.connect(
        server.set(drivername="postgresql").render_as_string(hide_password=False)
    )
    try:
        for name, value in WANTED.items():
            assert await connection.fetchval(f"SHOW {name}") == value, f"{name} is not {value}"
        return await connection.fetchval(statement)
    finally:
        await connection.close()


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Place]:
    database = open_database(url, SEALER, tuning=Tuning())
    try:
        yield Place(url, database)
    finally:
        await database.close()


DATABASES: Final[dict[str, Callable[[], AbstractAsyncContextManager[Place]]]] = {
    "SQLite": on_sqlite,
    "PostgreSQL": on_postgres,
}
