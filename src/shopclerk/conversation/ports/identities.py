"""Who is behind a platform's account, and what they may do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Actor, Role


@dataclass(frozen=True, slots=True)
class Person:
    """`language` is a BCP 47 tag that the conversation speaks; `chosen` tells that the person picked it.
    `name` is what they are called, to be shown to others: personal data; empty when nobody knows.
    """

    id: PersonId
    role: Role
    language: str
    chosen: bool = False
    name: str = ""

    @property
    def actor(self) -> Actor:
        return Actor(self.id, self.role)


@dataclass(frozen=True, slots=True)
class Reach:
    """A chat in which a person can be told something."""

    address: str
    person: Person


class Identities(Protocol):
    """Platform account -> person and role.

    `recognise` answers the person of an account, made on first sight as a customer with the id `new_id` and
    that language, and remembers that the person can be reached at `address` (None: others read along there,
    which is no place to tell anybody of their own affairs); a language not chosen follows the one reported,
    and a name that the shop did not give (see `People.call`) the one reported, unless that is empty.
    `invite` keeps a single-use invitation to a role until `until`; `join` spends it and answers the person
    with the new role, or None when it is unknown, spent or over (a person of a higher role keeps it); that
    they joined is kept in the same commit, as an `Acted` of theirs, if it gave them another role. `speak`
    changes the chosen language. `reach` answers where persons of these roles, or that one person, can be
    told. `lose` forgets that anybody can be told anything at `address`, or at a place within it
    (`<address>:<more>`), until they are recognised there again.
    """

    async def recognise(
        self, account: str, address: str | None, language: str, new_id: PersonId, name: str = ""
    ) -> Person: ...

    async def invite(self, token: str, role: Role, until: datetime) -> None: ...

    async def join(self, token: str, person_id: PersonId, at: datetime) -> Person | None: ...

    async def speak(self, person_id: PersonId, language: str) -> Person: ...

    async def reach(
        self, *, roles: tuple[Role, ...] = (), person_id: PersonId | None = None
    ) -> tuple[Reach, ...]: ...

    async def lose(self, address: str) -> None: ...
