"""Who works in the shop."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.changeset import Entry


@dataclass(frozen=True, slots=True)
class Member:
    """One of the staff; the name is empty when nobody knows it."""

    id: PersonId
    role: Role
    name: str


class Staff(Protocol):
    """`members` answers all of them, owners first, then by id. `appoint` gives somebody who is one another
    role, CUSTOMER to none of them any more; once there is no other owner it raises LastOwner for the one
    there is, whoever appoints at the same moment, and NotFound for who is none of the staff. `invite` keeps a
    single-use invitation to a role until `until`. `noting` is appended in the same commit, if it changed
    anything.
    """

    async def members(self) -> tuple[Member, ...]: ...

    async def appoint(self, person_id: PersonId, role: Role, noting: tuple[Entry, ...] = ()) -> None: ...

    async def invite(
        self, token: str, role: Role, until: datetime, noting: tuple[Entry, ...] = ()
    ) -> None: ...
