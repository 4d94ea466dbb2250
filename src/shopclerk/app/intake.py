"""Works through the inbox: one message of a lane after the other, different lanes side by side."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Final, Protocol

import structlog

from shopclerk.app.signals import Signal
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.inbox import Inbox, Received

log = structlog.get_logger(__name__)

LANES: Final = 64
POLL_SECONDS: Final = 1.0
FIRST_RETRY: Final = timedelta(milliseconds=200)
LAST_RETRY: Final = timedelta(minutes=15)


class Handler(Protocol):
    """Handles what came from one source. `handle` finishes the message in the inbox; when it raises, the
    message is tried again later, and after `tries` tries `give_up` is called, which finishes it too.
    """

    @property
    def tries(self) -> int: ...

    async def handle(self, received: Received) -> None: ...

    async def give_up(self, received: Received, failure: str) -> None: ...


class Intake:
    """The inbox worker of this process."""

    def __init__(self, inbox: Inbox, handlers: Mapping[str, Handler], clock: Clock, signal: Signal) -> None:
        self._inbox = inbox
        self._handlers = handlers
        self._clock = clock
        self._signal = signal
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._closing = False

    async def run(self) -> None:
        """Until closed; what is under way then is finished first."""
        while not self._closing:
            started = await self._start_waiting()
            if not started:
                await self._signal.wait(POLL_SECONDS)
        await asyncio.gather(*self._busy.values())

    def close(self) -> None:
        self._closing = True
        self._signal.set()

    async def _start_waiting(self) -> bool:
        # A message may be finished while the question what waits is under way: only lanes that were free
        # before it was asked have nobody who is just done with what the answer names.
        busy = frozenset(self._busy)
        waiting = await self._inbox.waiting(tuple(self._handlers), self._clock.now(), LANES)
        fresh = [received for received in waiting if received.lane not in busy]
        for received in fresh:
            self._busy[received.lane] = asyncio.create_task(self._handle(received))
        return bool(fresh)

    async def _handle(self, received: Received) -> None:
        handler = self._handlers[received.source]
        try:
            await handler.handle(received)
        except Exception as error:
            log.exception("message not handled", source=received.source, id=received.id, tries=received.tries)
            if not await self._put_off(handler, received, type(error).__name__):
                del self._busy[received.lane]
                return
        del self._busy[received.lane]
        self._signal.set()

    async def _put_off(self, handler: Handler, received: Received, failure: str) -> bool:
        """False when not even that was possible: the message is still due, and the next poll takes it up."""
        try:
            await self._again(handler, received, failure)
        except Exception:
            log.exception("message not put off", source=received.source, id=received.id, tries=received.tries)
            return False
        return True

    async def _again(self, handler: Handler, received: Received, failure: str) -> None:
        if received.tries + 1 >= handler.tries:
            await handler.give_up(received, failure)
            return
        pause = min(FIRST_RETRY * (1 << received.tries), LAST_RETRY)
        await self._inbox.retry(received.id, self._clock.now() + pause, failure)
