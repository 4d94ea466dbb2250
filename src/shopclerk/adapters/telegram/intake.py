"""Taking updates in: kept first, acknowledged after, handled later by whoever empties the inbox."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import structlog

from shopclerk.adapters.telegram.addresses import PLATFORM
from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.payments import Kept, kept_of
from shopclerk.adapters.telegram.reading import Update, incoming_of
from shopclerk.adapters.telegram.trimming import worth_reading
from shopclerk.conversation.update_codec import encode_incoming
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.inbox import Inbox
from shopclerk.core.ports.notifier import Unreachable

PATIENCE: Final = 5.0
"""Seconds for which presses are still answered at the end."""
SOURCE: Final = f"chat:{PLATFORM}"
log = structlog.get_logger(__name__)


class Malformed(Exception):
    """No update that the framework understands."""


class Driver(Bot, Protocol):
    """A framework: it makes calls, and validates the JSON of an update (raises Malformed)."""

    def update_of(self, payload: Mapping[str, Any]) -> Update: ...

    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Intake:
    """The id of the bot (`me`) is part of an update's name: two bots count their updates each for itself.
    `wake` is called after each update that was taken in.
    """

    driver: Driver
    me: Me
    inbox: Inbox
    clock: Clock
    wake: Callable[[], None]
    _answering: set[asyncio.Task[None]] = field(default_factory=set)

    async def take(self, payload: Mapping[str, Any]) -> Call | None:
        """Once this returns the update is kept for good, or is none for us. Answers the call that stops the
        spinner on a button, which is to be made before the work begins. Raises PortError.
        """
        try:
            update = self.driver.update_of(worth_reading(payload))
        except Malformed:
            log.warning("an update that is not understood was passed over", id=payload.get("update_id"))
            return None
        if kept := self._readable(update, payload):
            await self.inbox.accept(kept.source, kept.event_id, kept.lane, kept.payload, self.clock.now())
            self.wake()
        if update.callback_query is None:
            return None
        return Call("answerCallbackQuery", {"callback_query_id": str(update.callback_query.id)})

    def _readable(self, update: Update, payload: Mapping[str, Any]) -> Kept | None:
        """By a defect of ours it may be None: what nobody can read must not keep out all that comes after it,
        as it would by being fetched or brought again for ever.
        """
        try:
            return self._kept(update, payload)
        except Exception as defect:
            log.exception("an update cannot be read", id=payload.get("update_id"), why=type(defect).__name__)
            return None

    def _kept(self, update: Update, payload: Mapping[str, Any]) -> Kept | None:
        if incoming := incoming_of(update, self.me):
            event_id = f"{self.me.id}#{incoming.update_id}"
            return Kept(SOURCE, event_id, incoming.address, encode_incoming(incoming))
        return kept_of(payload)

    async def close(self) -> None:
        """Finish answering, or leave it when Telegram does not listen: the spinner ends by itself."""
        if not self._answering:
            return
        _, late = await asyncio.wait(self._answering, timeout=PATIENCE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def begin(self, answer: Call) -> None:
        """Nobody waits until the spinner has stopped."""
        task = asyncio.create_task(self._answer(answer))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def _answer(self, answer: Call) -> None:
        try:
            await self.driver.call(answer)
        except (CallRefused, PortError, Unreachable) as refused:
            log.info("a press was not acknowledged", why=str(refused))
