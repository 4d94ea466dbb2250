"""The way in for coroutines: a few connections to read and write on, one to commit on, one for questions."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from shopclerk.adapters.db.asking import A, Answering, Asking, Q
from shopclerk.adapters.db.committing import commit_together
from shopclerk.adapters.db.postgresql.claiming import ClaimsTaken
from shopclerk.adapters.db.postgresql.committer import Committer
from shopclerk.adapters.db.postgresql.engine import postgres_engine
from shopclerk.adapters.db.postgresql.faults import translating, translating_commit
from shopclerk.adapters.db.postgresql.reading import Readers
from shopclerk.adapters.db.postgresql.retrying import persistently
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.core.ports.changeset import Admitted, Changeset, Refused
from shopclerk.core.ports.errors import Unavailable

SNAPSHOT: Final = "REPEATABLE READ"
"""One committed state from the first statement to the last; who would overwrite a later one begins anew."""
AT_ONCE: Final = text("SET LOCAL synchronous_commit TO off")
"""A lease that a crash of the server undoes is claimed again; nobody need wait for the disk."""
ENTER: Final = text("SELECT pg_advisory_xact_lock(hashtextextended(:lane, 0))")

T = TypeVar("T")


class PostgresTransactions:
    """See `adapters.db.transactions.Transactions`.

    Changesets share a transaction on one connection, questions a snapshot on another, and other reads one on
    some more.
    Any other function has a transaction of its own; who waits for a connection gets it in turn.
    """

    is_shared = True

    def __init__(self, url: str, sealer: Sealer, tuning: Tuning) -> None:
        self._engine = postgres_engine(url, tuning, connections=tuning.connections)
        self._writing = self._engine.execution_options(isolation_level=SNAPSHOT)
        together = partial(commit_together, sealer, ClaimsTaken)
        self._committer = Committer(self._engine, together, tuning.statement_seconds)
        reading = self._engine.execution_options(isolation_level=SNAPSHOT, postgresql_readonly=True)
        for_reading = max((tuning.connections - 2) // 2, 1)
        self._readers = Readers(reading, for_reading)
        self._asking = Asking(partial(_read_persistently, reading))
        self._free = asyncio.Semaphore(max(tuning.connections - 2 - for_reading, 1))
        self._begun: set[asyncio.Task[Any]] = set()
        self._closed = False

    async def read(self, work: Callable[[Connection], T]) -> T:
        self._check_open()
        return await self._readers.read(work)

    async def ask(self, answering: Answering[Q, A], question: Q) -> A:
        self._check_open()
        return await self._asking.ask(answering, question)

    async def write(self, work: Callable[[Connection], T], *, lane: str = "") -> T:
        """Once begun it goes on to its end, whoever waits for it."""
        return await self._see_through(partial(self._write, work, lane))

    async def note(self, noting: Answering[Q, A], what: Q, *, lane: str = "") -> A:
        """Alone, in a transaction of its own: many would lock their rows in the way of other processes'."""
        return await self.write(partial(_noted, noting, what), lane=lane)

    async def lease(self, work: Callable[[Connection], T]) -> T:
        """Each statement sees what is committed when it begins: what others hold by then is theirs, where a
        snapshot would have to begin anew.
        """
        return await self._see_through(partial(_transact, self._engine, partial(_lightly, work)))

    async def commit(self, changeset: Changeset) -> Admitted | Refused:
        self._check_open()
        return await self._committer.commit(changeset)

    async def close(self) -> None:
        """Finish what was begun, then let go of the connections."""
        self._closed = True
        await self._committer.finish()
        await self._asking.finish()
        await self._readers.finish()
        await asyncio.gather(*self._begun, return_exceptions=True)
        await self._engine.dispose()

    def _check_open(self) -> None:
        if self._closed:
            raise Unavailable("database: closed")

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._begun.discard(task)
        self._free.release()
        if not task.cancelled():
            task.exception()  # A caller that is gone leaves nobody to hear of it.

    async def _see_through(self, attempt: Callable[[], Awaitable[T]]) -> T:
        self._check_open()
        await self._free.acquire()
        task = asyncio.create_task(persistently(attempt))
        self._begun.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    async def _write(self, work: Callable[[Connection], T], lane: str) -> T:
        if lane:
            return await _transact(self._engine, partial(_in_lane, lane, work))
        return await _transact(self._writing, work)


def _in_lane(lane: str, work: Callable[[Connection], T], connection: Connection) -> T:
    """Alone in the lane until the commit. Each statement sees what is committed when it begins, and so what
    those before it in the lane wrote: a snapshot would have been taken before the wait.
    """
    connection.execute(ENTER, {"lane": lane})
    return work(connection)


def _noted(noting: Answering[Q, A], what: Q, connection: Connection) -> A:
    (answer,) = noting(connection, (what,))
    return answer


def _lightly(work: Callable[[Connection], T], connection: Connection) -> T:
    connection.execute(AT_ONCE)
    return work(connection)


async def _transact(engine: AsyncEngine, work: Callable[[Connection], T]) -> T:
    with translating():
        async with engine.connect() as connection:
            answer = await connection.run_sync(work)
            with translating_commit():
                await connection.commit()
            return answer


async def _read_persistently(engine: AsyncEngine, work: Callable[[Connection], T]) -> T:
    return await persistently(partial(_read, engine, work))


async def _read(engine: AsyncEngine, work: Callable[[Connection], T]) -> T:
    with translating():
        async with engine.connect() as connection:
            return await connection.run_sync(work)
