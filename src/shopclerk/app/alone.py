"""What one process of a shop does at a time, however many could."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import structlog

from shopclerk.app.workers import Worker
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.leases import Leases

log = structlog.get_logger(__name__)

LEASE: Final = timedelta(seconds=15)
"""So long nobody does it when the process that did died; one that is stopped gives back what it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A lease as its `holder` sees it: `name` is what it is about."""

    leases: Leases
    clock: Clock
    name: str
    holder: str
    lasts: timedelta = LEASE

    async def take(self) -> bool:
        """Or keep. When the database cannot tell, it is nobody's: who goes on without it may not be alone."""
        now = self.clock.now()
        try:
            return await self.leases.take(self.name, self.holder, now, now + self.lasts)
        except PortError as error:
            log.warning("nobody can say whose turn it is", what=self.name, why=str(error))
            return False

    async def give_back(self) -> None:
        try:
            await self.leases.give_back(self.name, self.holder)
        except PortError as error:
            log.warning("a turn was not given back; it runs out", what=self.name, why=str(error))


class Alone:
    """A worker that works while it is our turn: `made` anew each time, and closed when the turn is lost."""

    def __init__(self, made: Callable[[], Worker], turn: Turn) -> None:
        self._made = made
        self._turn = turn
        self._look_again = turn.lasts.total_seconds() / 3
        self._closing = asyncio.Event()

    async def run(self) -> None:
        """Until closed."""
        while not self._closing.is_set():
            if await self._turn.take():
                await self._work()
            else:
                await self._closed_within(self._look_again)

    def close(self) -> None:
        self._closing.set()

    async def _work(self) -> None:
        """Until the turn is lost, or this is closed. A defect of the worker is one of ours."""
        worker = self._made()
        working = asyncio.create_task(worker.run())
        try:
            while not working.done() and not await self._closed_within(self._look_again):
                if not await self._turn.take():
                    break
        finally:
            worker.close()
            await asyncio.wait((working,))
        working.result()
        await self._turn.give_back()

    async def _closed_within(self, seconds: float) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                return await self._closing.wait()
        return False
