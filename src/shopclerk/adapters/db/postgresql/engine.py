"""PostgreSQL engines, and what is done on one before anything else."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import greenlet_spawn

from shopclerk.adapters.db.json_text import compact_json
from shopclerk.adapters.db.postgresql.faults import Again, state_of, translating, words
from shopclerk.adapters.db.postgresql.pooled import pooled_manners
from shopclerk.adapters.db.tuning import Pooler, Tuning
from shopclerk.adapters.db.urls import parsed, refused

REFUSALS: Final = {
    "08P01": "refuses the way we begin, as poolers do: set SHOPCLERK_DATABASE__POOLER=transaction",
    "28": "let nobody in by that name and password; correct them",
    "3D": "has no such database; make it first: CREATE DATABASE",
    "42501": "does not let that user make tables; give it the database, or rights on its schema",
}
"""What a server says to a wrong address, by how its code begins."""

T = TypeVar("T")


def postgres_engine(url: str, tuning: Tuning, *, connections: int) -> AsyncEngine:
    """At most so many connections, none of which is made yet. Raises DatabaseRefused without a driver."""
    address = parsed(url)
    try:
        return create_async_engine(
            address,
            pool_size=connections,
            max_overflow=0,
            hide_parameters=True,
            json_serializer=compact_json,
            connect_args=_manners(tuning),
        )
    except ModuleNotFoundError as missing:
        reason = f"needs {missing.name}; install it with: pip install 'shopclerk[postgresql]'"
        raise refused(address, reason) from missing


def _manners(tuning: Tuning) -> dict[str, Any]:
    name = {"application_name": "shopclerk"}
    manners: dict[str, Any] = {
        "max_cacheable_statement_size": 0,  # Any: what writes many tables is long, and the same every time.
        "timeout": tuning.connect_seconds,
        # For a server that went silent: one that is there ends the statement by itself, and sooner.
        "command_timeout": tuning.statement_seconds and tuning.statement_seconds + tuning.connect_seconds,
    }
    if tuning.pooler is Pooler.NONE:
        return manners | {"server_settings": name | _patience(tuning)}
    return manners | {"server_settings": name} | pooled_manners(_patience(tuning))


def _patience(tuning: Tuning) -> dict[str, str]:
    """PostgreSQL's own time-outs, in milliseconds; 0 is none."""
    seconds = {
        "lock_timeout": tuning.busy_seconds,
        "statement_timeout": tuning.statement_seconds or 0,
        "idle_in_transaction_session_timeout": tuning.idle_seconds,
    }
    return {name: str(round(limit * 1000)) for name, limit in seconds.items()}


def at_start(url: str, tuning: Tuning, work: Callable[[Connection], T], *, writes: bool = True) -> T:
    """Do this in a transaction, whether or not an event loop runs here.

    Raises DatabaseRefused when the server is not there or does not let us in.
    """

    async def transact() -> T:
        async with alone(url, tuning, writes=writes) as connection:
            return await greenlet_spawn(work, connection)

    return _elsewhere(transact())


@asynccontextmanager
async def alone(url: str, tuning: Tuning, *, writes: bool) -> AsyncIterator[Connection]:
    """A transaction on a connection of its own, committed at the end, that takes as long as it takes. What is
    read is one committed state, unless one `writes`. The connection is for `greenlet_spawn`.
    """
    unhurried = replace(tuning, statement_seconds=None, idle_seconds=0)
    engine = postgres_engine(url, unhurried, connections=1)
    snapshot = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    try:
        with _telling(engine.url):
            async with (engine if writes else snapshot).begin() as connection:
                yield await connection.run_sync(lambda plain: plain)
    finally:
        await engine.dispose()


@contextmanager
def _telling(address: URL) -> Iterator[None]:
    """What is wrong with the address as DatabaseRefused, all else as the ports' facts."""
    try:
        with translating(), _explaining(address):
            yield
    except Again as again:
        raise again.fact from again


@contextmanager
def _explaining(address: URL) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        reason = f"cannot be reached ({words(fault)}); start the server or correct the address"
        raise refused(address, reason) from fault
    except DBAPIError as fault:
        state = state_of(fault)
        for beginning, reason in REFUSALS.items():
            if state.startswith(beginning):
                raise refused(address, reason) from fault
        raise


def _elsewhere(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run it to its end in a thread, and so in an event loop, of its own."""
    with ThreadPoolExecutor(1, thread_name_prefix="database-start") as thread:
        return thread.submit(asyncio.run, coroutine).result()
