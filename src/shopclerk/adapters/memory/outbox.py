"""Events on their way, in memory."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from shopclerk.adapters.memory.state import Memory, Sent
from shopclerk.core.domain.ids import CampaignId
from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.outbox import UNREACHABLE, UNWANTED, Delivery, Tally, campaign_of


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

    async def claim(
        self, now: datetime, lease: timedelta, limit: int, *, bulk: bool = False
    ) -> tuple[Delivery, ...]:
        due = (sent for sent in self._heads(now, bulk) if sent.due_at <= now)
        claimed = list(islice(due, limit))
        with self.memory.commit():
            for sent in claimed:
                begun = replace(sent.delivery, begun=bulk)
                leased = replace(sent, delivery=begun, due_at=now + lease, held=False)
                self.memory.deliveries[begun.id] = leased
        return tuple(sent.delivery for sent in claimed)

    async def settle(self, delivery_id: str, now: datetime, failure: str | None = None) -> None:
        if sent := self.memory.deliveries.get(delivery_id):
            with self.memory.commit():
                del self.memory.deliveries[delivery_id]
                self.memory.settled[delivery_id] = replace(sent, settled_at=now, failure=failure)

    async def postpone(self, delivery_id: str, until: datetime, failure: str) -> None:
        if sent := self.memory.deliveries.get(delivery_id):
            tried = replace(sent.delivery, tries=sent.delivery.tries + 1, begun=False)
            with self.memory.commit():
                again = replace(sent, delivery=tried, due_at=until, failure=failure)
                self.memory.deliveries[delivery_id] = again

    async def hold(self, delivery_id: str, until: datetime) -> None:
        if sent := self.memory.deliveries.get(delivery_id):
            rested = replace(sent.delivery, begun=False)
            with self.memory.commit():
                self.memory.deliveries[delivery_id] = replace(sent, delivery=rested, due_at=until, held=True)

    async def tally(self, campaign_id: CampaignId) -> Tally:
        await self.memory.reading()
        memory = self.memory
        coming = sum(campaign_of(entry.event) == campaign_id for entry in memory.outbox.values())
        waiting = sum(campaign_of(one.delivery.event) == campaign_id for one in memory.deliveries.values())
        ended = Counter(
            _end_of(one) for one in memory.settled.values() if campaign_of(one.delivery.event) == campaign_id
        )
        return Tally(coming=coming, waiting=waiting, **ended)

    def _heads(self, now: datetime, bulk: bool) -> Iterator[Sent]:
        """The oldest delivery of each recipient that is neither settled nor held, by id."""
        seen: set[str] = set()
        for _, sent in sorted(self.memory.deliveries.items()):
            if (sent.held and sent.due_at > now) or bulk != (campaign_of(sent.delivery.event) is not None):
                continue
            if sent.delivery.recipient not in seen:
                seen.add(sent.delivery.recipient)
                yield sent


def _end_of(sent: Sent) -> str:
    if sent.failure is None:
        return "sent"
    return sent.failure if sent.failure in {UNREACHABLE, UNWANTED} else "failed"
