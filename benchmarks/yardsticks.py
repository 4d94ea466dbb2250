"""The bare driver of a database."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url

from benchmarks.laps import Lap
from benchmarks.raw_postgres import RawPostgres
from benchmarks.raw_sqlite import RawSqlite
from benchmarks.statements import POSTGRESQL, SQLITE, Engine


@dataclass(frozen=True, slots=True)
class Yardstick:
    name: str
    engine: Engine
    lap: Callable[..., Awaitable[Lap]]


@asynccontextmanager
async def raw(database: str, url: str, connections: int) -> AsyncIterator[Yardstick]:
    if database == "SQLite":
        file = RawSqlite(Path(make_url(url).database or ""))
        yield Yardstick("raw sqlite3", SQLITE, file.lap)
        file.close()
    else:
        server = await RawPostgres.open(url, connections)
        yield Yardstick("raw asyncpg", POSTGRESQL, server.lap)
        await server.close()
