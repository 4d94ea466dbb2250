"""Group commit: whatever waits while one transaction is under way shares the next."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeAlias

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from shopclerk.adapters.db.callers import fail, tell
from shopclerk.adapters.db.postgresql.faults import translating, translating_commit
from shopclerk.adapters.db.postgresql.retrying import persistently
from shopclerk.core.ports.changeset import Admitted, Changeset, Refused
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable

MOST_AT_ONCE: Final = 256

Verdict: TypeAlias = Admitted | Refused
Together: TypeAlias = Callable[[Connection, Sequence[Changeset]], Sequence[Verdict]]
"""Judges changesets one by one, writes the admitted ones set-wise, and answers in the same order."""


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """A changeset, and whom to answer once it is durable or refused."""

    changeset: Changeset
    answer: asyncio.Future[Verdict] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Committer:
    """Commits one batch at a time, of what waited; who comes alone does not wait.

    Its exceptions are Unavailable or Conflict (nothing was written) and OutcomeUnknown. What is cancelled
    before it was begun is not done at all.
    """

    def __init__(self, engine: AsyncEngine, together: Together, batch_seconds: float | None) -> None:
        self._engine = engine
        self._together = together
        self._batch_seconds = batch_seconds
        self._queue: deque[Waiting] = deque()
        self._running: asyncio.Task[None] | None = None

    async def commit(self, changeset: Changeset) -> Verdict:
        waiting = Waiting(changeset)
        self._queue.append(waiting)
        if self._running is None:
            self._running = asyncio.create_task(self._run(), name="database-committer")
        return await waiting.answer

    async def finish(self) -> None:
        """Write what is waiting."""
        if self._running is not None:
            await self._running

    async def _run(self) -> None:
        try:
            while self._queue:
                several = (self._queue.popleft() for _ in range(min(len(self._queue), MOST_AT_ONCE)))
                begun = [waiting for waiting in several if not waiting.answer.done()]
                if begun:
                    await self._write(begun)
        finally:
            self._running = None

    async def _write(self, batch: Sequence[Waiting]) -> None:
        changesets = [waiting.changeset for waiting in batch]
        try:
            verdicts = await self._transact(changesets)
        except (Unavailable, OutcomeUnknown) as fault:
            # Nobody may be tried again here: it would fail for all alike, or might write twice.
            for waiting in batch:
                fail(waiting.answer, fault)
        except Exception:  # noqa: BLE001 - whoever is at fault is told so when it is tried alone
            for waiting in batch:
                await self._write_alone(waiting)
        else:
            for waiting, verdict in zip(batch, verdicts, strict=True):
                tell(waiting.answer, verdict)

    async def _write_alone(self, waiting: Waiting) -> None:
        try:
            (verdict,) = await persistently(partial(self._transact, (waiting.changeset,)))
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is its caller's, not the committer's
            fail(waiting.answer, fault)
        else:
            tell(waiting.answer, verdict)

    async def _transact(self, changesets: Sequence[Changeset]) -> Sequence[Verdict]:
        with translating():
            async with self._engine.connect() as connection:
                async with asyncio.timeout(self._batch_seconds):
                    verdicts = await connection.run_sync(self._together, changesets)
                with translating_commit():
                    await connection.commit()
                return verdicts
