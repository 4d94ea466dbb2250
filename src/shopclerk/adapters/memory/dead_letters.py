"""What was given up, in memory."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from shopclerk.adapters.memory.state import Kept, Memory, Sent
from shopclerk.core.domain.acts import Acted
from shopclerk.core.domain.ids import OrderId, PersonId
from shopclerk.core.ports.dead_letters import DeadLetter
from shopclerk.core.ports.outbox import campaign_of

OUT, IN = "out-", "in-"


@dataclass(frozen=True, slots=True)
class MemoryDeadLetters:
    """See `core.ports.dead_letters.DeadLetters`."""

    memory: Memory

    async def count(self) -> int:
        await self.memory.reading()
        return len(self._out()) + len(self._in())

    async def page(self, after: str, limit: int) -> tuple[DeadLetter, ...]:
        await self.memory.reading()
        letters = [self._told(sent) for sent in self._out()] + [self._heard(kept) for kept in self._in()]
        ids = [letter.id for letter in letters]
        begin = 1 + max((place for place, id in enumerate(ids) if not _is_beyond(id, after)), default=-1)
        return tuple(islice(letters, begin, begin + limit))

    async def revive(self, letter_id: str, now: datetime, noting: tuple[Acted, ...] = ()) -> bool:
        return self._end(
            letter_id, lambda sent: self._again(sent, now), lambda kept: self._anew(kept, now), noting
        )

    async def revive_all(self, now: datetime, noting: tuple[Acted, ...] = ()) -> int:
        out, in_ = self._out(), self._in()
        if not (out or in_):
            return 0
        with self.memory.commit():
            for sent in out:
                self._again(sent, now)
            for kept in in_:
                self._anew(kept, now)
            self.memory.append(*noting)
        return len(out) + len(in_)

    async def drop(self, letter_id: str, now: datetime, noting: tuple[Acted, ...] = ()) -> bool:
        return self._end(letter_id, self._forget, self._forget_message, noting)

    def _end(
        self,
        letter_id: str,
        out: Callable[[Sent], None],
        in_: Callable[[Kept], None],
        noting: tuple[Acted, ...],
    ) -> bool:
        for sent in self._out():
            if letter_id == f"{OUT}{sent.delivery.id}":
                with self.memory.commit():
                    out(sent)
                    self._note(noting, sent.delivery.event.order_id)
                return True
        for kept in self._in():
            if letter_id == f"{IN}{kept.message.position}":
                with self.memory.commit():
                    in_(kept)
                    self._note(noting, None)
                return True
        return False

    def _note(self, noting: tuple[Acted, ...], order_id: OrderId | None) -> None:
        self.memory.append(*(replace(each, about=order_id or "") for each in noting))

    def _again(self, sent: Sent, now: datetime) -> None:
        del self.memory.settled[sent.delivery.id]
        fresh = replace(sent.delivery, tries=0)
        self.memory.deliveries[fresh.id] = Sent(fresh, due_at=now)

    def _anew(self, kept: Kept, now: datetime) -> None:
        del self.memory.finished[kept.message.id]
        fresh = replace(kept.message, tries=0)
        self.memory.inbox[fresh.id] = Kept(fresh, due_at=now, parked=True)
        in_order = sorted(self.memory.inbox.values(), key=lambda each: each.message.position)
        self.memory.inbox = {each.message.id: each for each in in_order}

    def _forget(self, sent: Sent) -> None:
        self.memory.settled[sent.delivery.id] = replace(sent, dropped=True)

    def _forget_message(self, kept: Kept) -> None:
        empty = replace(kept.message, payload=b"")
        self.memory.finished[empty.id] = replace(kept, message=empty, dropped=True)

    def _out(self) -> list[Sent]:
        found = [sent for sent in self.memory.settled.values() if _is_dead(sent)]
        return sorted(found, key=lambda sent: sent.delivery.id)

    def _in(self) -> list[Kept]:
        found = [kept for kept in self.memory.finished.values() if kept.failure and not kept.dropped]
        return sorted(found, key=lambda kept: kept.message.position)

    def _told(self, sent: Sent) -> DeadLetter:
        delivery = sent.delivery
        return DeadLetter(
            id=f"{OUT}{delivery.id}",
            address=delivery.recipient,
            failure=sent.failure or "",
            at=delivery.at,
            event=delivery.event,
            person_id=self._at(delivery.recipient),
        )

    def _heard(self, kept: Kept) -> DeadLetter:
        message = kept.message
        return DeadLetter(
            id=f"{IN}{message.position}",
            address=message.lane,
            failure=kept.failure or "",
            at=message.at,
            source=message.source,
            person_id=self._at(message.lane),
        )

    def _at(self, address: str) -> PersonId | None:
        people = [PersonId(person_id) for at, person_id in self.memory.sessions if at == address]
        return min(people, default=None)


def _is_beyond(letter_id: str, after: str) -> bool:
    """What goes out comes first; each kind in the order of its ids, those of messages being numbers."""
    return _place(letter_id) > _place(after)


def _place(letter_id: str) -> tuple[int, int, str]:
    if letter_id.startswith(IN):
        return (2, int(letter_id.removeprefix(IN)), "")
    return (1, 0, letter_id) if letter_id else (0, 0, "")


def _is_dead(sent: Sent) -> bool:
    return bool(sent.failure) and not sent.dropped and campaign_of(sent.delivery.event) is None
