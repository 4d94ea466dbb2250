"""Asking Telegram until it can be done."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, TypeVar

import structlog

from shopclerk.adapters.telegram.calls import CallRefused
from shopclerk.core.ports.errors import PortError, Unavailable
from shopclerk.core.ports.notifier import Unreachable

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0

log = structlog.get_logger(__name__)
T = TypeVar("T")


class Trying:
    """Whatever breaks is tried again, ever more slowly, until it is done or this is closed."""

    def __init__(self) -> None:
        self._closing = asyncio.Event()

    @property
    def is_closed(self) -> bool:
        return self._closing.is_set()

    def close(self) -> None:
        self._closing.set()

    async def until_done(self, work: Callable[[], Awaitable[T]]) -> T | None:
        """None when this is closed before it could be done."""
        pause = FIRST_PAUSE
        while not self.is_closed:
            try:
                return await work()
            except (PortError, CallRefused, Unreachable) as broken:
                log.warning("Telegram is asked again", why=str(broken), pause=pause)
                await self.rest(_told_by(broken) or pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        return None

    async def until_told(self, ask: Callable[[], Awaitable[T]]) -> T | None:
        """The same of a question that may be broken off, as it is when this is closed: who is stopped waits
        for no answer.
        """
        return await self.until_done(lambda: self._unless_closed(ask()))

    async def _unless_closed(self, work: Awaitable[T]) -> T | None:
        doing = asyncio.ensure_future(work)
        closing = asyncio.ensure_future(self._closing.wait())
        try:
            await asyncio.wait((doing, closing), return_when=asyncio.FIRST_COMPLETED)
            return doing.result() if doing.done() else None
        finally:
            doing.cancel()
            closing.cancel()
            await asyncio.gather(doing, closing, return_exceptions=True)

    async def rest(self, seconds: float) -> None:
        """So long, or until this is closed."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._closing.wait()


def _told_by(broken: Exception) -> float | None:
    wait = broken.retry_after if isinstance(broken, Unavailable) else None
    return wait.total_seconds() if wait else None
