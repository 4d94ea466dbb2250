"""The shop's records in SQL."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from shopclerk.adapters.db.claiming import owners_of
from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.queries import TOGETHER, answer
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.adapters.db.writing import appends_to_outbox
from shopclerk.core.ports.changeset import Admitted, Changeset, Record, Refused
from shopclerk.core.ports.store import Query

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class SqlStore:
    """See `core.ports.store.Store`. `on_commit` is called after a commit that tells somebody something."""

    def __init__(self, transactions: Transactions, sealer: Sealer, on_commit: Callable[[], None]) -> None:
        self.sealer = sealer
        self._transactions = transactions
        self._on_commit = on_commit
        self._loading = {kind: partial(mapping.load, sealer) for kind, mapping in KINDS.items()}
        self._finding = {kind: partial(together, sealer) for kind, together in TOGETHER.items()}

    async def load(self, kind: type[R], id: str) -> R | None:
        found: R | None = await self._transactions.ask(self._loading[kind], id)
        return found

    async def find(self, query: Query[T]) -> tuple[T, ...]:
        if (together := self._finding.get(type(query))) is not None:
            return await self._transactions.ask(together, query)

        def read(connection: Connection) -> tuple[T, ...]:
            return answer(query, connection, self.sealer)

        return await self._transactions.read(read)

    async def owner(self, scope: str, key: str) -> str | None:
        return await self._transactions.ask(_owners, (scope, key))

    async def commit(self, changeset: Changeset) -> Admitted | Refused:
        verdict = await self._transactions.commit(changeset)
        if isinstance(verdict, Admitted) and appends_to_outbox(changeset, verdict):
            self._on_commit()
        return verdict


def _owners(connection: Connection, wanted: Sequence[tuple[str, str]]) -> Sequence[str | None]:
    owners = owners_of(connection, wanted)
    return [owners.get(claim) for claim in wanted]
