"""What the world told us, in memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from shopclerk.adapters.memory.state import Kept, Memory
from shopclerk.core.ports.inbox import Received


@dataclass(frozen=True, slots=True)
class MemoryInbox:
    """See `core.ports.inbox.Inbox`. A lease is a due time to come."""

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

    async def claim(
        self, sources: tuple[str, ...], now: datetime, lease: timedelta, limit: int
    ) -> tuple[Received, ...]:
        await self.memory.reading()
        due = (kept for kept in self._heads() if kept.due_at <= now and kept.message.source in sources)
        claimed = [kept.message for kept in islice(due, limit)]
        self._lease((message.id for message in claimed), now + lease)
        return tuple(claimed)

    async def hold(self, ids: tuple[str, ...], until: datetime) -> None:
        self._lease(ids, until)

    async def finish(self, id: str, at: datetime, failure: str | None = None) -> None:
        if id in self.memory.inbox:
            with self.memory.commit():
                end(self.memory, id, at, failure)

    async def retry(self, id: str, until: datetime, failure: str, *, parked: bool = False) -> None:
        if kept := self.memory.inbox.get(id):
            tried = replace(kept.message, tries=kept.message.tries + 1)
            aside = kept.parked or parked
            with self.memory.commit():
                again = replace(kept, message=tried, due_at=until, parked=aside, failure=failure)
                self.memory.inbox[id] = again

    def _lease(self, ids: Iterable[str], until: datetime) -> None:
        held = {id: replace(self.memory.inbox[id], due_at=until) for id in ids if id in self.memory.inbox}
        if held:
            with self.memory.commit():
                self.memory.inbox |= held

    def _heads(self) -> Iterator[Kept]:
        """The first message of each lane, and what stands aside of them, by position."""
        seen: set[tuple[str, str]] = set()
        for kept in self.memory.inbox.values():
            lane = (kept.message.source, kept.message.lane)
            if kept.parked:
                yield kept
            elif lane not in seen:
                seen.add(lane)
                yield kept


def end(memory: Memory, id: str, at: datetime, failure: str | None = None) -> None:
    """The message is finished; its payload is kept only if it failed for good."""
    kept = memory.inbox.pop(id)
    message = kept.message if failure else replace(kept.message, payload=b"")
    memory.finished[id] = replace(kept, message=message, finished_at=at, failure=failure)
