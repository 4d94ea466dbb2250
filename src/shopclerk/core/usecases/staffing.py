"""Who works in the shop, as its owners decide."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from shopclerk.core.domain.acts import Act, noted
from shopclerk.core.domain.errors import InvalidName, NotFound
from shopclerk.core.domain.events import RoleChanged
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Actor, Role, display_name
from shopclerk.core.ports.changeset import OutboxEntry
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.people import People
from shopclerk.core.ports.staff import Member, Staff

GOOD_FOR: Final = timedelta(days=2)
"""How long an invitation can be used, once."""


@dataclass(frozen=True, slots=True)
class ListStaff:
    """Everybody who works here. The owner only; raises NotAllowed."""

    staff: Staff

    async def __call__(self, *, actor: Actor) -> tuple[Member, ...]:
        actor.must_be_owner("ListStaff")
        return await self.staff.members()


@dataclass(frozen=True, slots=True)
class InviteStaff:
    """A token that makes the first who spends it one of the staff: see `GOOD_FOR`. The owner only; raises
    NotAllowed.
    """

    staff: Staff
    ids: IdSource
    clock: Clock

    async def __call__(self, *, actor: Actor, role: Role) -> str:
        actor.must_be_owner("InviteStaff")
        token, now = self.ids.token(), self.clock.now()
        noting = noted(Act.STAFF_INVITED, id=self.ids.new(), by=actor, at=now, role=role)
        await self.staff.invite(token, role, now + GOOD_FOR, noting)
        return token


@dataclass(frozen=True, slots=True)
class AppointStaff:
    """Give one of the staff another role; CUSTOMER: they do not work here any more. They are told of it,
    unless they did it themselves. Repeating it changes nothing. The owner only. Raises NotAllowed, NotFound,
    and LastOwner: a shop is never without one.
    """

    staff: Staff
    ids: IdSource
    clock: Clock

    async def __call__(self, *, actor: Actor, person_id: PersonId, role: Role) -> None:
        actor.must_be_owner("AppointStaff")
        removed, now = role is Role.CUSTOMER, self.clock.now()
        noting = noted(
            Act.STAFF_REMOVED if removed else Act.STAFF_APPOINTED,
            id=self.ids.new(),
            by=actor,
            at=now,
            about=person_id,
            role=None if removed else role,
        )
        event = OutboxEntry(id=self.ids.new(), event=RoleChanged(person_id, role), at=now)
        told = () if actor.person_id == person_id else (event,)
        await self.staff.appoint(person_id, role, (*noting, *told))


@dataclass(frozen=True, slots=True)
class NameStaff:
    """Call one of the staff so, whatever their chat platform says. The owner only. Raises NotAllowed,
    NotFound, InvalidName.
    """

    staff: Staff
    people: People
    ids: IdSource
    clock: Clock

    async def __call__(self, *, actor: Actor, person_id: PersonId, name: str) -> None:
        actor.must_be_owner("NameStaff")
        if not (plain := display_name(name)):
            raise InvalidName(name)
        if all(member.id != person_id for member in await self.staff.members()):
            raise NotFound("person", person_id)
        noting = noted(Act.STAFF_NAMED, id=self.ids.new(), by=actor, at=self.clock.now(), about=person_id)
        await self.people.call(person_id, plain, noting)
