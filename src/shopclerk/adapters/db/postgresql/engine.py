"""PostgreSQL engines, and what is done on one before anything else."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

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
    # Moving the tables of a large shop takes as long as it takes.
    unhurried = replace(tuning, statement_seconds=None)
    engine = postgres_engine(url, unhurried, connections=1)

    async def transact() -> T:
        try:
            async with engine.execution_options(postgresql_readonly=not writes).begin() as connection:
                return await connection.run_sync(work)
        finally:
            await engine.dispose()

    try:
        with translating():
            return _elsewhere(_explaining(engine.url, transact()))
    except Again as again:
        raise again.fact from again


async def _explaining(address: URL, starting: Coroutine[Any, Any, T]) -> T:
    try:
        return await starting
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
