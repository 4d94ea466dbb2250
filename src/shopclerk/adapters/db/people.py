"""What people are called, and who of them works here, in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select, update

from shopclerk.adapters.db.appending import Appending
from shopclerk.adapters.db.identities import keep_invitation
from shopclerk.adapters.db.names import Names
from shopclerk.adapters.db.selecting import Selection
from shopclerk.adapters.db.tables.people import people
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.domain.errors import LastOwner, NotFound
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.changeset import Entry
from shopclerk.core.ports.staff import Member

NAMES = Selection((people.c.id, people.c.sealed_name), people.c.id)


STAFF: Final = (Role.OWNER.value, Role.CLERK.value)


@dataclass(frozen=True, slots=True)
class SqlPeople:
    """See `core.ports.people.People`."""

    transactions: Transactions
    written: Names
    appending: Appending

    async def names(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, str]:
        if not person_ids:
            return {}
        rows = await self.transactions.read(lambda connection: NAMES.rows(connection, set(person_ids)))
        return {row["id"]: name for row in rows if (name := self.written.of(row["sealed_name"]))}

    async def call(self, person_id: PersonId, name: str, noting: tuple[Entry, ...] = ()) -> None:
        one = select(people.c.sealed_name, people.c.named).where(people.c.id == person_id)
        values = {"sealed_name": self.written.seal(name), "named": bool(name)}
        called = update(people).where(people.c.id == person_id).values(values)

        def write(connection: Connection) -> None:
            known = connection.execute(one.with_for_update()).first()
            if known is None:
                raise NotFound("person", person_id)
            if (self.written.of(known.sealed_name), known.named) != (name, bool(name)):
                connection.execute(called)
                self.appending.write(connection, noting)

        await self.transactions.write(write)


@dataclass(frozen=True, slots=True)
class SqlStaff:
    """See `core.ports.staff.Staff`."""

    transactions: Transactions
    written: Names
    appending: Appending

    async def members(self) -> tuple[Member, ...]:
        staff = select(people).where(people.c.role.in_(STAFF))

        def read(connection: Connection) -> tuple[Member, ...]:
            rows = sorted(connection.execute(staff), key=lambda row: (STAFF.index(row.role), row.id))
            return tuple(Member(row.id, Role(row.role), self.written.of(row.sealed_name)) for row in rows)

        return await self.transactions.read(read)

    async def appoint(self, person_id: PersonId, role: Role, noting: tuple[Entry, ...] = ()) -> None:
        # Whoever else appoints waits here: two owners cannot send each other away.
        staff = select(people.c.id, people.c.role).where(people.c.role.in_(STAFF)).order_by(people.c.id)
        appointed = update(people).where(people.c.id == person_id).values(role=role.value)

        def write(connection: Connection) -> None:
            known = {row.id: row.role for row in connection.execute(staff.with_for_update())}
            if person_id not in known:
                raise NotFound("person", person_id)
            owners = {id for id, held in known.items() if held == Role.OWNER.value}
            if owners == {person_id} and role is not Role.OWNER:
                raise LastOwner
            if known[person_id] != role.value:
                connection.execute(appointed)
                self.appending.write(connection, noting)

        await self.transactions.write(write)
        self.appending.wake(noting)

    async def invite(self, token: str, role: Role, until: datetime, noting: tuple[Entry, ...] = ()) -> None:
        def write(connection: Connection) -> None:
            if keep_invitation(connection, token, role, until):
                self.appending.write(connection, noting)

        await self.transactions.write(write)
