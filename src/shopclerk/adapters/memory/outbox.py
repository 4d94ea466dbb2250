"""Events on their way, in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from shopclerk.adapters.memory.state import Memory, Sent
from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.outbox import Delivery


@dataclass(frozen=True, slots=True)
class MemoryOutbox:
    """See `core.ports.outbox.Outbox`."""

    memory: Memory

    async def undirected(self, limit: int) -> tuple[OutboxEntry, ...]:
        await self.memory.reading()
        waiting = self.memory.outbox
        return tuple(waiting[id] for id in sorted(waiting)[:limit])

    async def direct(self, entry: OutboxEntry, recipients: tuple[str, ...]) -> bool:
        if entry.id not in self.memory.outbox:
            return False
        deliveries = [
            Delivery(
                id=f"{entry.id}-{number:03d}", event=entry.event, at=entry.at, recipient=recipient, tries=0
            )
            for number, recipient in enumerate(dict.fromkeys(recipients))
        ]
        with self.memory.commit():
            del self.memory.outbox[entry.id]
            self.memory.deliveries |= {each.id: Sent(each, due_at=entry.at) for each in deliveries}
        return True

    async def claim(self, now: datetime, lease: timedelta, limit: int) -> tuple[Delivery, ...]:
        due = (sent for sent in self._heads(now) if sent.due_at <= now)
        claimed = list(islice(due, limit))
        with self.memory.commit():
            for sent in claimed:
                self.memory.deliveries[sent.delivery.id] = replace(sent, due_at=now + lease, held=False)
        return tuple(sent.delivery for sent in claimed)

    async def settle(self, delivery_id: str, now: datetime, failure: str | None = None) -> None:
        if sent := self.memory.deliveries.get(delivery_id):
            with self.memory.commit():
                del self.memory.deliveries[delivery_id]
                self.memory.settled[delivery_id] = replace(sent, settled_at=now, failure=failure)

    async def postpone(self, delivery_id: str, until: datetime, failure: str) -> None:
        if sent := self.memory.deliveries.get(delivery_id):
            tried = replace(sent.delivery, tries=sent.delivery.tries + 1)
            with self.memory.commit():
                again = replace(sent, delivery=tried, due_at=until, failure=failure)
                self.memory.deliveries[delivery_id] = again

    async def hold(self, delivery_id: str, until: datetime) -> None:
        if sent := self.memory.deliveries.get(delivery_id):
            with self.memory.commit():
                self.memory.deliveries[delivery_id] = replace(sent, due_at=until, held=True)

    def _heads(self, now: datetime) -> Iterator[Sent]:
        """The oldest delivery of each recipient that is neither settled nor held, by id."""
        seen: set[str] = set()
        for _, sent in sorted(self.memory.deliveries.items()):
            if sent.held and sent.due_at > now:
                continue
            if sent.delivery.recipient not in seen:
                seen.add(sent.delivery.recipient)
                yield sent
