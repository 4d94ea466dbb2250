"""Telling people what happened."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable, is_of_the_world
from shopclerk.core.ports.notifier import Later, Notifier, Unreachable, Unwanted
from shopclerk.core.ports.outbox import UNREACHABLE, UNWANTED, Delivery, Outbox
from shopclerk.core.usecases.sweeping import raise_all

log = logging.getLogger(__name__)

LEASE: Final = timedelta(minutes=1)
FIRST_RETRY: Final = timedelta(seconds=2)
LAST_RETRY: Final = timedelta(minutes=10)
TRIES: Final = 12
UNKNOWN: Final = "unknown"
PATIENCE: Final = timedelta(days=1)
"""So long an event waits for a chat platform that is away, however often it was tried."""


@dataclass(frozen=True, slots=True)
class RelayOutbox:
    """Direct waiting events to their recipients, then tell each recipient the oldest one not told yet.

    A recipient who cannot be told for now (or whose notice fails by a defect of ours) is tried again, later
    each time, and after the last try it is a dead letter: not before it is a day old, when the world is to
    blame. Nobody waits for anybody else. Whom it takes longer
    than `patience` to tell is tried again too: before the lease runs out, so that nobody else tells the same
    person at the same time. Answers how much was done: zero means there is nothing now.
    """

    outbox: Outbox
    notifier: Notifier
    clock: Clock
    batch: int = 50
    patience: timedelta = LEASE * 3 / 4

    async def __call__(self) -> int:
        entries = await self.outbox.undirected(self.batch)
        directed = [await self._direct(entry) for entry in entries]
        deliveries = await self.outbox.claim(self.clock.now(), LEASE, self.batch)
        answers = await asyncio.gather(*map(self._deliver, deliveries), return_exceptions=True)
        raise_all("telling people", answers)
        return sum(directed) + len(deliveries)

    async def _direct(self, entry: OutboxEntry) -> bool:
        """Whether the entry is on its way; one whose recipients cannot be told waits, and holds nobody up."""
        try:
            recipients = await self.notifier.recipients(entry.event)
        except Exception as error:
            log.exception("nobody can say who must hear of %s", entry.id, exc_info=not is_of_the_world(error))
            return False
        return await self.outbox.direct(entry, recipients)

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            async with asyncio.timeout(self.patience.total_seconds()):
                await self.notifier.tell(delivery)
        except Later as later:
            await self.outbox.hold(delivery.id, later.until)
        except Unreachable:
            await self.outbox.settle(delivery.id, self.clock.now(), failure=UNREACHABLE)
        except Unavailable as error:
            await self._later(delivery, error, patience=PATIENCE, asked=error.retry_after)
        except (OutcomeUnknown, TimeoutError) as error:
            await self._later(delivery, error, patience=PATIENCE)
        except Exception as error:
            log.exception("telling %s of %s failed", delivery.recipient, delivery.id)
            await self._later(delivery, error)
        else:
            await self.outbox.settle(delivery.id, self.clock.now())

    async def _later(
        self,
        delivery: Delivery,
        error: Exception,
        *,
        patience: timedelta = timedelta(0),
        asked: timedelta | None = None,
    ) -> None:
        now = self.clock.now()
        if delivery.tries + 1 >= TRIES and now - delivery.at >= patience:
            await self.outbox.settle(delivery.id, now, failure=repr(error))
            return
        await self.outbox.postpone(delivery.id, now + _pause(delivery, asked), repr(error))


def _pause(delivery: Delivery, asked: timedelta | None) -> timedelta:
    return max(min(FIRST_RETRY * (1 << min(delivery.tries, TRIES)), LAST_RETRY), asked or FIRST_RETRY)


@dataclass(frozen=True, slots=True)
class RelayBroadcasts:
    """Tell those who are next of broadcasts, a few at a time, so that ordinary notices find the way free.

    Nobody is told twice: a delivery whose outcome is unknown has failed, and the notifier says so also of one
    whose claim nobody ended (its process died), unless the platform shows it once however often it is told.
    It is tried again only when nothing happened. Answers how much was done.
    """

    outbox: Outbox
    notifier: Notifier
    clock: Clock
    batch: int = 5
    patience: timedelta = LEASE * 3 / 4

    async def __call__(self) -> int:
        deliveries = await self.outbox.claim(self.clock.now(), LEASE, self.batch, bulk=True)
        answers = await asyncio.gather(*map(self._deliver, deliveries), return_exceptions=True)
        raise_all("sending broadcasts", answers)
        return len(deliveries)

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            async with asyncio.timeout(self.patience.total_seconds()):
                await self.notifier.tell(delivery)
        except Later as later:
            await self.outbox.hold(delivery.id, later.until)
        except Unavailable as error:
            await self._later(delivery, error)
        except Unreachable:
            await self._end(delivery, UNREACHABLE)
        except Unwanted:
            await self._end(delivery, UNWANTED)
        except (OutcomeUnknown, TimeoutError):
            await self._end(delivery, UNKNOWN)
        except Exception as error:
            log.exception("sending %s to %s failed", delivery.id, delivery.recipient)
            await self._end(delivery, repr(error))
        else:
            await self._end(delivery)

    async def _end(self, delivery: Delivery, failure: str | None = None) -> None:
        await self.outbox.settle(delivery.id, self.clock.now(), failure)

    async def _later(self, delivery: Delivery, error: Unavailable) -> None:
        if delivery.tries + 1 >= TRIES:
            await self._end(delivery, repr(error))
            return
        pause = _pause(delivery, error.retry_after)
        await self.outbox.postpone(delivery.id, self.clock.now() + pause, repr(error))
