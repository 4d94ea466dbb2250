"""Who alone does what, in SQL."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, text

from shopclerk.adapters.db.tables.queues import leases
from shopclerk.adapters.db.tables.schema import Moment
from shopclerk.adapters.db.transactions import Transactions

TAKE: Final = text(
    "INSERT INTO leases (name, holder, until) VALUES (:name, :holder, :until) "
    "ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until "
    "WHERE leases.holder = excluded.holder OR leases.until <= :now RETURNING name"
).bindparams(bindparam("until", type_=Moment), bindparam("now", type_=Moment))


@dataclass(frozen=True, slots=True)
class SqlLeases:
    """See `core.ports.leases.Leases`."""

    transactions: Transactions

    async def take(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        row = {"name": name, "holder": holder, "now": now, "until": until}

        def write(connection: Connection) -> bool:
            return connection.execute(TAKE, row).first() is not None

        return await self.transactions.lease(write)

    async def give_back(self, name: str, holder: str) -> None:
        own = (leases.c.name == name) & (leases.c.holder == holder)

        def write(connection: Connection) -> None:
            connection.execute(delete(leases).where(own))

        await self.transactions.lease(write)
