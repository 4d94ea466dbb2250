"""Fetching updates: a batch is confirmed by asking for the next one, once all of it is kept."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, Final, TypeVar

import structlog

from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused
from shopclerk.adapters.telegram.intake import Intake
from shopclerk.adapters.telegram.reading import ALLOWED_UPDATES
from shopclerk.core.ports.errors import PortError, Unavailable

LONG_POLL: Final = 25
"""Seconds for which Telegram keeps the question open; the drivers wait longer than that for an answer."""

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0

log = structlog.get_logger(__name__)
T = TypeVar("T")


class Polling:
    """One poller a bot: of two, Telegram sends one away, and that one asks again later."""

    def __init__(self, bot: Bot, intake: Intake) -> None:
        self._bot = bot
        self._intake = intake
        self._closing = asyncio.Event()

    async def run(self) -> None:
        """Until closed. Whatever breaks is tried again, ever more slowly; what was kept stays kept."""
        offset = 0
        await self._until_done(partial(self._bot.call, Call("deleteWebhook", {})))
        while not self._closing.is_set():
            for update in await self._until_done(partial(self._asked, offset)) or ():
                await self._until_done(partial(self._intake.take, update))
                offset = update["update_id"] + 1

    def close(self) -> None:
        self._closing.set()

    async def _asked(self, offset: int) -> list[Mapping[str, Any]]:
        """The next updates; none when this is closed meanwhile. What came too late comes again."""
        body = {"offset": offset, "timeout": LONG_POLL, "allowed_updates": list(ALLOWED_UPDATES)}
        asking = asyncio.ensure_future(self._bot.call(Call("getUpdates", body)))
        closing = asyncio.ensure_future(self._closing.wait())
        try:
            await asyncio.wait((asking, closing), return_when=asyncio.FIRST_COMPLETED)
            return list(asking.result()) if asking.done() else []
        finally:
            for each in (asking, closing):
                each.cancel()

    async def _until_done(self, work: Callable[[], Awaitable[T]]) -> T | None:
        """None when this is closed before it could be done."""
        pause = FIRST_PAUSE
        while not self._closing.is_set():
            try:
                return await work()
            except (PortError, CallRefused) as broken:
                log.warning("Telegram is asked again", why=str(broken), pause=pause)
                await self._rest(_told_by(broken) or pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        return None

    async def _rest(self, seconds: float) -> None:
        closing = asyncio.ensure_future(self._closing.wait())
        await asyncio.wait((closing,), timeout=seconds)
        closing.cancel()


def _told_by(broken: Exception) -> float | None:
    wait = broken.retry_after if isinstance(broken, Unavailable) else None
    return wait.total_seconds() if wait else None
