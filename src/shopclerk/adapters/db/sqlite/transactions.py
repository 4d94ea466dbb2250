"""The way in for coroutines: reads on a few threads, writes on one."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from shopclerk.adapters.db.asking import A, Answering, Asking, Q
from shopclerk.adapters.db.committing import commit_together
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.sqlite.bell import Bell
from shopclerk.adapters.db.sqlite.claiming import ClaimsKnown
from shopclerk.adapters.db.sqlite.engine import reading_engine, writing_engine
from shopclerk.adapters.db.sqlite.faults import translating
from shopclerk.adapters.db.sqlite.writer import Note, Writer
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.core.ports.changeset import Admitted, Changeset, Refused
from shopclerk.core.ports.errors import Unavailable

T = TypeVar("T")


class SqliteTransactions:
    """See `adapters.db.transactions.Transactions`. What waits while another is written shares a commit."""

    is_shared = False

    def __init__(self, path: Path, sealer: Sealer, tuning: Tuning) -> None:
        self._reading = reading_engine(path, tuning)
        self._writing = writing_engine(path, tuning)
        self._writer = Writer(self._writing, partial(commit_together, sealer, ClaimsKnown))
        self._readers = ThreadPoolExecutor(tuning.readers, thread_name_prefix="database-reader")
        self._asking = Asking(self._on_a_thread)
        self._bell: Bell | None = None
        self._closed = False

    async def read(self, work: Callable[[Connection], T]) -> T:
        self._check_open()
        return await self._on_a_thread(work)

    async def ask(self, answering: Answering[Q, A], question: Q) -> A:
        self._check_open()
        return await self._asking.ask(answering, question)

    async def write(self, work: Callable[[Connection], T], *, lane: str = "") -> T:
        return await self._answered(self._writer.submit(work))

    async def note(self, noting: Answering[Q, A], what: Q, *, lane: str = "") -> A:
        return await self._answered(self._writer.submit(Note(noting, what)))

    async def lease(self, work: Callable[[Connection], T]) -> T:
        return await self.write(work)

    async def commit(self, changeset: Changeset) -> Admitted | Refused:
        verdict: Admitted | Refused = await self._answered(self._writer.submit(changeset))
        return verdict

    async def close(self) -> None:
        """Finish what was begun, then let go of the file."""
        self._closed = True
        await self._asking.finish()
        await asyncio.to_thread(self._end)

    async def _answered(self, begun: Future[T]) -> T:
        if self._bell is None or not self._bell.is_here:
            self._bell = Bell()
        return await self._bell.answer(begun)

    def _check_open(self) -> None:
        if self._closed:
            raise Unavailable("database: closed")

    def _end(self) -> None:
        self._writer.close()
        self._readers.shutdown()
        self._reading.dispose()
        self._writing.dispose()

    async def _on_a_thread(self, work: Callable[[Connection], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    def _read(self, work: Callable[[Connection], T]) -> T:
        with translating(), self._reading.connect() as connection:
            return work(connection)
