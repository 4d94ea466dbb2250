"""Which database an address is about: the one place that chooses."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from sqlalchemy import Connection

from shopclerk.adapters.db.news import News, NoNews
from shopclerk.adapters.db.postgresql import engine as postgres
from shopclerk.adapters.db.postgresql.news import PostgresNews
from shopclerk.adapters.db.postgresql.transactions import PostgresTransactions
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.sqlite import engine as sqlite
from shopclerk.adapters.db.sqlite.transactions import SqliteTransactions
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.adapters.db.tuning import Pooler, Tuning
from shopclerk.adapters.db.urls import POSTGRESQL, parsed

T = TypeVar("T")


def at_start(url: str, tuning: Tuning, work: Callable[[Connection], T], *, writes: bool = True) -> T:
    """Do this in a transaction before anything else; raises DatabaseRefused, Unavailable."""
    if is_shared(url):
        return postgres.at_start(url, tuning, work, writes=writes)
    return sqlite.at_start(url, tuning, work, writes=writes)


@asynccontextmanager
async def alone(url: str, tuning: Tuning, *, writes: bool) -> AsyncIterator[Connection]:
    """A transaction on a connection of its own, for `greenlet_spawn`; committed at the end."""
    if is_shared(url):
        async with postgres.alone(url, tuning, writes=writes) as connection:
            yield connection
    else:
        with sqlite.alone(url, tuning, writes=writes) as connection:
            yield connection


def transactions_of(url: str, sealer: Sealer, tuning: Tuning) -> Transactions:
    if is_shared(url):
        return PostgresTransactions(url, sealer, tuning)
    return SqliteTransactions(sqlite.sqlite_path(url), sealer, tuning)


def news_of(url: str, sealer: Sealer, tuning: Tuning) -> News:
    """Among the processes on that database. Through a pooler of transactions nobody can listen."""
    if is_shared(url) and tuning.pooler is Pooler.NONE:
        return PostgresNews(url, sealer, tuning)
    return NoNews()


def is_shared(url: str) -> bool:
    """Whether many processes may run on it: PostgreSQL; one at a time: SQLite. Raises DatabaseRefused."""
    return parsed(url).drivername == POSTGRESQL
