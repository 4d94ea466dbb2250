"""Reads that wait for a connection share a snapshot on it: one BEGIN and one COMMIT for all of them."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, Generic, TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from shopclerk.adapters.db.callers import fail, tell
from shopclerk.adapters.db.postgresql.faults import translating
from shopclerk.adapters.db.postgresql.retrying import persistently

MOST_AT_ONCE: Final = 32

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Asked(Generic[T]):
    """What to read, and whom to answer."""

    work: Callable[[Connection], T]
    answer: asyncio.Future[T] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def read(self, connection: Connection) -> None:
        """Answer, if anybody still waits; what the database refuses is for the caller of this to tell."""
        if self.answer.done():
            return
        try:
            found = self.work(connection)
        except (DBAPIError, OSError):
            raise
        except Exception as fault:  # noqa: BLE001 - it is theirs who asked
            fail(self.answer, fault)
        else:
            tell(self.answer, found)


class Readers:
    """Reads on so many connections. What is read is no older than the moment at which it was asked for."""

    def __init__(self, engine: AsyncEngine, connections: int) -> None:
        self._engine = engine
        self._most = connections
        self._queue: deque[Asked[Any]] = deque()
        self._running: set[asyncio.Task[None]] = set()

    async def read(self, work: Callable[[Connection], T]) -> T:
        asked = Asked(work)
        self._queue.append(asked)
        if len(self._running) < self._most:
            self._running.add(asyncio.create_task(self._run(), name="database-reader"))
        return await asked.answer

    async def finish(self) -> None:
        """Answer who is waiting."""
        await asyncio.gather(*self._running)

    async def _run(self) -> None:
        try:
            while self._queue:
                share = min(len(self._queue) // self._most + 1, MOST_AT_ONCE, len(self._queue))
                await self._answer([self._queue.popleft() for _ in range(share)])
        finally:
            # At once: who asks before the task is told to be done would count on it in vain.
            self._running.discard(cast("asyncio.Task[None]", asyncio.current_task()))

    async def _answer(self, several: Sequence[Asked[Any]]) -> None:
        try:
            await self._transact(several)
        except Exception:  # noqa: BLE001 - whoever is at fault is told so when it is tried alone
            for asked in several:
                await self._answer_alone(asked)

    async def _answer_alone(self, asked: Asked[Any]) -> None:
        try:
            await persistently(partial(self._transact, (asked,)))
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is theirs who asked
            fail(asked.answer, fault)

    async def _transact(self, several: Sequence[Asked[Any]]) -> None:
        waiting = [asked for asked in several if not asked.answer.done()]
        if not waiting:
            return
        with translating():
            async with self._engine.connect() as connection:
                for asked in waiting:
                    await connection.run_sync(asked.read)
