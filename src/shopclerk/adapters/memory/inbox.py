"""What the world told us, in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from shopclerk.adapters.memory.state import Kept, Memory
from shopclerk.core.ports.inbox import Received


@dataclass(frozen=True, slots=True)
class MemoryInbox:
    """See `core.ports.inbox.Inbox`. A message is handled once all older ones of its lane are finished, or
    parked and not due.
    """

    memory: Memory

    async def accept(self, source: str, event_id: str, lane: str, payload: bytes, at: datetime) -> bool:
        if (source, event_id) in self.memory.heard:
            return False
        position = len(self.memory.heard) + 1
        message = Received(
            id=f"inbox-{position}",
            position=position,
            source=source,
            event_id=event_id,
            lane=lane,
            payload=payload,
            at=at,
            tries=0,
        )
        with self.memory.commit():
            self.memory.heard.add((source, event_id))
            self.memory.inbox[message.id] = Kept(message, due_at=at)
        self.memory.on_commit()
        return True

    async def waiting(self, sources: tuple[str, ...], now: datetime, limit: int) -> tuple[Received, ...]:
        await self.memory.reading()
        heads = (kept for kept in self._heads(now) if kept.due_at <= now)
        wanted = (kept.message for kept in heads if kept.message.source in sources)
        return tuple(islice(wanted, limit))

    async def finish(self, id: str, at: datetime, failure: str | None = None) -> None:
        if id in self.memory.inbox:
            with self.memory.commit():
                end(self.memory, id, at, failure)

    async def retry(self, id: str, until: datetime, failure: str) -> None:
        self._again(id, until, failure, parked=False)

    async def park(self, id: str, until: datetime, failure: str) -> None:
        self._again(id, until, failure, parked=True)

    def _again(self, id: str, until: datetime, failure: str, *, parked: bool) -> None:
        if kept := self.memory.inbox.get(id):
            tried = replace(kept.message, tries=kept.message.tries + 1)
            with self.memory.commit():
                again = replace(kept, message=tried, due_at=until, parked=parked, failure=failure)
                self.memory.inbox[id] = again

    def _heads(self, now: datetime) -> Iterator[Kept]:
        """The message of each lane that is next, by position."""
        seen: set[tuple[str, str]] = set()
        for kept in self.memory.inbox.values():
            lane = (kept.message.source, kept.message.lane)
            passed = kept.parked and kept.due_at > now
            if not passed and lane not in seen:
                seen.add(lane)
                yield kept


def end(memory: Memory, id: str, at: datetime, failure: str | None = None) -> None:
    """The message is finished; its payload is kept only if it failed for good."""
    kept = memory.inbox.pop(id)
    message = kept.message if failure else replace(kept.message, payload=b"")
    memory.finished[id] = replace(kept, message=message, finished_at=at, failure=failure)
