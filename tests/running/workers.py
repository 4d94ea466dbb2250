"""The workers of a shop in a test's own process, each of whose doings somebody is told of."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from shopclerk.app.intake import Handler
from shopclerk.app.workers import Worker
from shopclerk.core.ports.files import File, FileRefused
from shopclerk.core.ports.inbox import Received
from shopclerk.core.usecases.relaying import RelayBroadcasts, RelayOutbox


@dataclass(frozen=True, slots=True)
class Watched:
    """A handler, after each of whose doings somebody is told."""

    handler: Handler
    done: Callable[[], None]

    @property
    def tries(self) -> int:
        return self.handler.tries

    async def handle(self, received: Received) -> None:
        try:
            await self.handler.handle(received)
        finally:
            self.done()

    async def give_up(self, received: Received, failure: str) -> None:
        try:
            await self.handler.give_up(received, failure)
        finally:
            self.done()


@dataclass(frozen=True, slots=True)
class WatchedRelay(RelayOutbox):
    """So is a round of the relay."""

    done: Callable[[], None] = lambda: None

    async def __call__(self) -> int:
        try:
            return await RelayOutbox.__call__(self)
        finally:
            self.done()


@dataclass(frozen=True, slots=True)
class WatchedBroadcasts(RelayBroadcasts):
    """So is a round of those to many."""

    done: Callable[[], None] = lambda: None

    async def __call__(self) -> int:
        try:
            return await RelayBroadcasts.__call__(self)
        finally:
            self.done()


class NoPictures:
    """A `PictureSource` that never has one."""

    async def fetch(self, url: str) -> File:
        raise FileRefused(url)


@asynccontextmanager
async def working(worker: Worker) -> AsyncIterator[None]:
    task = asyncio.create_task(worker.run())
    try:
        yield
    finally:
        worker.close()
        await task
