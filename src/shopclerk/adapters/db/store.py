"""The shop's records in SQL."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, select

from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.queries import answer
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.queues import claims
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.adapters.db.writing import appends_to_outbox
from shopclerk.core.ports.changeset import Admitted, Changeset, Record, Refused
from shopclerk.core.ports.store import Query

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SqlStore:
    """See `core.ports.store.Store`. `on_commit` is called after a commit that tells somebody something."""

    transactions: Transactions
    sealer: Sealer
    on_commit: Callable[[], None]

    async def load(self, kind: type[R], id: str) -> R | None:
        mapping = KINDS[kind]

        def read(connection: Connection) -> R | None:
            found = mapping.fetch(connection, mapping.all().where(mapping.root.c.id == id), self.sealer)
            return next(iter(found), None)

        return await self.transactions.read(read)

    async def find(self, query: Query[T]) -> tuple[T, ...]:
        def read(connection: Connection) -> tuple[T, ...]:
            return answer(query, connection, self.sealer)

        return await self.transactions.read(read)

    async def owner(self, scope: str, key: str) -> str | None:
        statement = select(claims.c.owner).where(claims.c.scope == scope, claims.c.key == key)

        def read(connection: Connection) -> str | None:
            return connection.execute(statement).scalar_one_or_none()

        return await self.transactions.read(read)

    async def commit(self, changeset: Changeset) -> Admitted | Refused:
        verdict = await self.transactions.commit(changeset)
        if isinstance(verdict, Admitted) and appends_to_outbox(changeset, verdict):
            self.on_commit()
        return verdict
