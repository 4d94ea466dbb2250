"""What people are called, in SQL."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, update

from shopclerk.adapters.db.names import Names
from shopclerk.adapters.db.selecting import Selection
from shopclerk.adapters.db.tables.people import people
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import PersonId

NAMES = Selection((people.c.id, people.c.sealed_name), people.c.id)


@dataclass(frozen=True, slots=True)
class SqlPeople:
    """See `core.ports.people.People`."""

    transactions: Transactions
    written: Names

    async def names(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, str]:
        if not person_ids:
            return {}
        rows = await self.transactions.read(lambda connection: NAMES.rows(connection, set(person_ids)))
        return {row["id"]: name for row in rows if (name := self.written.of(row["sealed_name"]))}

    async def call(self, person_id: PersonId, name: str) -> None:
        values = {"sealed_name": self.written.seal(name), "named": bool(name)}
        called = update(people).where(people.c.id == person_id).values(values).returning(people.c.id)

        def write(connection: Connection) -> None:
            if connection.execute(called).first() is None:
                raise NotFound("person", person_id)

        await self.transactions.write(write)
