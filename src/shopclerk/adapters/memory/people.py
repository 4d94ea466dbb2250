"""What people are called, in memory."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class MemoryPeople:
    """See `core.ports.people.People`."""

    memory: Memory

    async def names(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, str]:
        await self.memory.reading()
        people = self.memory.people
        known = {id: people[id].name for id in person_ids if id in people}
        return {id: name for id, name in known.items() if name}

    async def call(self, person_id: PersonId, name: str) -> None:
        if person_id not in self.memory.people:
            raise NotFound("person", person_id)
        with self.memory.commit():
            self.memory.people[person_id] = replace(self.memory.people[person_id], name=name)
            (self.memory.named.add if name else self.memory.named.discard)(person_id)
