"""Who is behind an account, in memory."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from shopclerk.adapters.memory.state import Invitation, Memory
from shopclerk.conversation.ports.identities import Person, Reach
from shopclerk.core.domain.acts import joined
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role

RANK: Final = {role: rank for rank, role in enumerate((Role.CUSTOMER, Role.CLERK, Role.OWNER, Role.SYSTEM))}


@dataclass(frozen=True, slots=True)
class MemoryIdentities:
    """See `conversation.ports.identities.Identities`. `speak` raises NotFound for a person never seen."""

    memory: Memory

    async def recognise(
        self, account: str, address: str | None, language: str, new_id: PersonId, name: str = ""
    ) -> Person:
        person_id = self.memory.accounts.get(account, new_id)
        person = self.memory.people.get(person_id, Person(person_id, Role.CUSTOMER, language))
        person = person if person.chosen else replace(person, language=language)
        if name and person_id not in self.memory.named:
            person = replace(person, name=name)
        with self.memory.commit():
            self.memory.accounts[account] = person_id
            self.memory.people[person_id] = person
            if address is not None:
                self.memory.reaches.add((address, person_id))
        return person

    async def invite(self, token: str, role: Role, until: datetime) -> None:
        with self.memory.commit():
            self.memory.invitations.setdefault(token, Invitation(role, until))

    async def join(self, token: str, person_id: PersonId, at: datetime) -> Person | None:
        invitation = self.memory.invitations.get(token)
        person = self.memory.people.get(person_id)
        if invitation is None or person is None or invitation.spent or invitation.until <= at:
            return None
        role = max(invitation.role, person.role, key=lambda each: RANK[each])
        with self.memory.commit():
            self.memory.invitations[token] = replace(invitation, spent=True)
            self.memory.people[person_id] = replace(person, role=role)
            if role is not person.role:
                self.memory.append(joined(token, person_id, role, at))
        return self.memory.people[person_id]

    async def speak(self, person_id: PersonId, language: str) -> Person:
        if person_id not in self.memory.people:
            raise NotFound("person", person_id)
        person = replace(self.memory.people[person_id], language=language, chosen=True)
        with self.memory.commit():
            self.memory.people[person_id] = person
        return person

    async def reach(
        self, *, roles: tuple[Role, ...] = (), person_id: PersonId | None = None
    ) -> tuple[Reach, ...]:
        await self.memory.reading()
        known = ((address, self.memory.people[each]) for address, each in sorted(self.memory.reaches))
        return tuple(
            Reach(address, person)
            for address, person in known
            if person.role in roles or person.id == person_id
        )

    async def lose(self, address: str) -> None:
        with self.memory.commit():
            self.memory.reaches = {
                (at, person_id)
                for at, person_id in self.memory.reaches
                if at != address and not at.startswith(f"{address}:")
            }
