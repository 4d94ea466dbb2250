"""What happens between a decision and its commit, when a test wants it to happen just then."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from shopclerk.core.domain.order import Order
from shopclerk.core.ports.changeset import Admitted, Changeset, Record, Refused
from shopclerk.core.ports.store import Query, Store

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(slots=True)
class MeanwhileStore:
    """Where `happens`, once, after the next decision that saves an order and before it is committed."""

    store: Store
    happens: Callable[[], Awaitable[object]] | None

    async def load(self, kind: type[R], id: str) -> R | None:
        return await self.store.load(kind, id)

    async def find(self, query: Query[T]) -> tuple[T, ...]:
        return await self.store.find(query)

    async def owner(self, scope: str, key: str) -> str | None:
        return await self.store.owner(scope, key)

    async def commit(self, changeset: Changeset) -> Admitted | Refused:
        happens = self.happens
        if happens is not None and any(isinstance(record, Order) for record in changeset.saves):
            self.happens = None
            await happens()
        return await self.store.commit(changeset)
