"""What people are called, and who of them works here, in memory."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from shopclerk.adapters.memory.state import Invitation, Memory
from shopclerk.core.domain.errors import LastOwner, NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.changeset import Entry
from shopclerk.core.ports.staff import Member

STAFF: Final = (Role.OWNER, Role.CLERK)


@dataclass(frozen=True, slots=True)
class MemoryPeople:
    """See `core.ports.people.People`."""

    memory: Memory

    async def names(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, str]:
        await self.memory.reading()
        people = self.memory.people
        known = {id: people[id].name for id in person_ids if id in people}
        return {id: name for id, name in known.items() if name}

    async def call(self, person_id: PersonId, name: str, noting: tuple[Entry, ...] = ()) -> None:
        known = self.memory.people.get(person_id)
        if known is None:
            raise NotFound("person", person_id)
        if known.name == name and (person_id in self.memory.named) == bool(name):
            return
        with self.memory.commit():
            self.memory.people[person_id] = replace(known, name=name)
            (self.memory.named.add if name else self.memory.named.discard)(person_id)
            self.memory.append(*noting)


@dataclass(frozen=True, slots=True)
class MemoryStaff:
    """See `core.ports.staff.Staff`."""

    memory: Memory

    async def members(self) -> tuple[Member, ...]:
        await self.memory.reading()
        found = [person for person in self.memory.people.values() if person.role in STAFF]
        found.sort(key=lambda person: (STAFF.index(person.role), person.id))
        return tuple(Member(person.id, person.role, person.name) for person in found)

    async def appoint(self, person_id: PersonId, role: Role, noting: tuple[Entry, ...] = ()) -> None:
        person = self.memory.people.get(person_id)
        if person is None or person.role not in STAFF:
            raise NotFound("person", person_id)
        owners = {each.id for each in self.memory.people.values() if each.role is Role.OWNER}
        if owners == {person_id} and role is not Role.OWNER:
            raise LastOwner
        if person.role is role:
            return
        with self.memory.commit():
            self.memory.people[person_id] = replace(person, role=role)
            self.memory.append(*noting)
        self.memory.on_commit()

    async def invite(self, token: str, role: Role, until: datetime, noting: tuple[Entry, ...] = ()) -> None:
        if token in self.memory.invitations:
            return
        with self.memory.commit():
            self.memory.invitations[token] = Invitation(role, until)
            self.memory.append(*noting)
