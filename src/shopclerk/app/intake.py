"""Works through the inbox: one message of a lane after the other, different lanes side by side."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Protocol

import structlog

from shopclerk.app.logs import is_defect
from shopclerk.app.signals import Signal
from shopclerk.conversation.showing import NotShown
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.inbox import Inbox, Received

log = structlog.get_logger(__name__)

LANES: Final = 64
POLL_SECONDS: Final = 1.0
LEASE: Final = timedelta(seconds=15)
"""So long a chat waits whose process died; what takes longer is held for longer."""
FIRST_RETRY: Final = timedelta(milliseconds=200)
LAST_RETRY: Final = timedelta(minutes=15)
MOST_DOUBLINGS: Final = 16
LONGEST_REST: Final = timedelta(seconds=30)
"""Between two tries to show an answer, unless the platform asks for more."""
PATIENCE: Final = timedelta(days=1)
"""So old an update may grow whose answer cannot be shown; Telegram, too, keeps updates for a day."""


class Handler(Protocol):
    """Handles what came from one source. `handle` finishes the message in the inbox; when it raises, the
    message is tried again later, and after `tries` tries `give_up` is called, which finishes it too. When
    either raises NotShown that is no try: nothing is given up because a chat platform is away for some hours.
    """

    @property
    def tries(self) -> int: ...

    async def handle(self, received: Received) -> None: ...

    async def give_up(self, received: Received, failure: str) -> None: ...


class Intake:
    """The inbox worker of this process, beside those of others on the same database."""

    def __init__(self, inbox: Inbox, handlers: Mapping[str, Handler], clock: Clock, signal: Signal) -> None:
        self._inbox = inbox
        self._handlers = handlers
        self._clock = clock
        self._signal = signal
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._rests: Counter[str] = Counter()
        self._resting: dict[str, tuple[datetime, Received]] = {}
        self._held_at = clock.now()
        self._closing = False

    async def run(self) -> None:
        """Until closed; what is under way then is finished first. What cannot be done now is tried again.
        Cancelled it leaves what is under way to whoever finds its lease run out.
        """
        try:
            while not self._closing:
                if not await self._take_up():
                    await self._signal.wait(POLL_SECONDS)
                await self._hold_on()
            while self._busy:
                await asyncio.wait(self._busy.values(), timeout=POLL_SECONDS)
                await self._hold_on()
        finally:
            await self._break_off()
        await self._give_back(*self._resting)

    def close(self) -> None:
        self._closing = True
        self._signal.set()

    async def _break_off(self) -> None:
        """Nothing goes on when nobody looks after it any more."""
        left = tuple(self._busy.values())
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _take_up(self) -> bool:
        """Whether there was something to do."""
        claimed = await self._claim(LANES - len(self._busy))
        if self._closing:
            await self._give_back(*(received.id for received in claimed))
            return False
        # What is under way here was claimed again if it was so slow that its lease had run out.
        begun = self._busy.keys() | self._resting.keys()
        fresh = [received for received in claimed if received.id not in begun]
        rested = self._rested(LANES - len(self._busy) - len(fresh))
        for received in (*rested, *fresh):
            self._busy[received.id] = asyncio.create_task(self._handle(received))
        return bool(rested or fresh)

    def _rested(self, most: int) -> Sequence[Received]:
        """Whose answers may be tried again; they are no longer resting."""
        now = self._clock.now()
        due = [received for until, received in self._resting.values() if until <= now][:most]
        for received in due:
            del self._resting[received.id]
        return due

    async def _claim(self, most: int) -> Sequence[Received]:
        if not most:
            return ()
        try:
            return await self._inbox.claim(tuple(self._handlers), self._clock.now(), LEASE, most)
        except Exception as error:
            log.warning("the inbox cannot be read", why=str(error), exc_info=is_defect(error))
            return ()

    async def _hold_on(self) -> None:
        """Whoever is slow is not dead: hold what is under way for longer, well before its lease runs out."""
        now = self._clock.now()
        if now - self._held_at < LEASE / 3:
            return
        self._held_at = now
        try:
            await self._inbox.hold(tuple(self._busy), now + LEASE)
        except Exception as error:
            log.warning("leases not held", why=str(error), exc_info=is_defect(error))

    async def _give_back(self, *ids: str) -> None:
        """At once, so that nobody need wait until the lease runs out, as it does if this fails."""
        try:
            await self._inbox.hold(ids, self._clock.now())
        except Exception as error:
            log.warning("leases not given back", why=str(error), exc_info=is_defect(error))

    async def _handle(self, received: Received) -> None:
        handler = self._handlers[received.source]
        is_settled = True
        try:
            await handler.handle(received)
            self._rests.pop(received.id, None)
        except NotShown as away:
            log.warning("an answer waits until it can be shown", id=received.id, why=str(away))
            is_settled = await self._put_off(handler, received, away)
        except Exception as error:
            log.exception("message not handled", **_known(received, error))
            is_settled = await self._put_off(handler, received, error)
        del self._busy[received.id]
        if is_settled:
            self._signal.set()

    async def _put_off(self, handler: Handler, received: Received, failure: Exception) -> bool:
        """False when not even that was possible: the message is still due, and the next poll takes it up."""
        try:
            await self._again(handler, received, failure)
        except NotShown as away:
            await self._rest(received, away)
        except Exception as error:
            log.exception("message not put off", **_known(received, error))
            await self._give_back(received.id)
            return False
        return True

    async def _again(self, handler: Handler, received: Received, failure: Exception) -> None:
        if isinstance(failure, NotShown) and may_wait(received, self._clock.now()):
            raise failure
        told = type(failure).__name__
        if received.tries + 1 >= handler.tries:
            await handler.give_up(received, told)
            self._rests.pop(received.id, None)
            return
        pause = min(FIRST_RETRY * (1 << received.tries), LAST_RETRY)
        await self._inbox.retry(received.id, self._clock.now() + pause, told)
        self._wake_after(pause)

    async def _rest(self, received: Received, away: NotShown) -> None:
        """Ever longer; its lane waits behind it. It stays here as long as this process lives, which knows
        how much of the answer is shown already.
        """
        pause = min(FIRST_RETRY * (1 << min(self._rests[received.id], MOST_DOUBLINGS)), LONGEST_REST)
        pause = max(pause, away.retry_after or pause)
        self._rests[received.id] += 1
        until = self._clock.now() + pause
        try:
            await self._inbox.hold((received.id,), until + LEASE)
        except Exception as error:
            log.warning("not put off: its lease will end", why=str(error), exc_info=is_defect(error))
            return
        self._resting[received.id] = (until, received)
        self._wake_after(pause)

    def _wake_after(self, pause: timedelta) -> None:
        """So that nobody waits for the next poll besides."""
        asyncio.get_running_loop().call_later(pause.total_seconds(), self._signal.set)


def may_wait(received: Received, now: datetime) -> bool:
    """Whether its answer is still worth waiting for."""
    return now - received.at < PATIENCE


def intakes(
    inbox: Inbox,
    handlers: Mapping[str, Handler],
    urgent: Mapping[str, Handler],
    clock: Clock,
    signal: Signal,
) -> tuple[Intake, ...]:
    """Who empties the inbox. What is `urgent` is handled with the rest, at once; and when so many others came
    before it that all lanes are taken, by somebody who looks for nothing else.
    """
    rest = Intake(inbox, {**handlers, **urgent}, clock, signal)
    return (rest, Intake(inbox, urgent, clock, Signal())) if urgent else (rest,)


def _known(received: Received, error: Exception) -> dict[str, Any]:
    """What may be said about it in a log."""
    return {
        "source": received.source,
        "id": received.id,
        "tries": received.tries,
        "why": type(error).__name__,
        "exc_info": is_defect(error),
    }
