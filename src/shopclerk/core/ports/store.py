"""Where records are kept: plain reads, and one guarded way to write."""

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from shopclerk.core.ports.changeset import Admitted, Changeset, Record, Refused

R = TypeVar("R", bound=Record)
T = TypeVar("T", covariant=True)


class Query(Generic[T]):
    """A question a store can answer with rows of T; there are those here and in `auditing`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Together(Query[tuple[Any, ...]]):
    """Several questions in one read, as of one moment: for each of them, in their order, all its rows."""

    queries: tuple[Query[Any], ...]


@dataclass(frozen=True, slots=True)
class Identified(Query[R]):
    """The record of that kind and id, if any."""

    kind: type[R]
    id: str


class Store(Protocol):
    """The shop's memory. Reads see what is committed, take no lock, and may each see a later state than the
    one before: what a decision relies on, it guards.

    `load` answers the record, or None. `find` answers the rows of a query in the order its docstring gives.
    `owner` answers who claimed the key, or None.

    `commit` writes a changeset whole or not at all, in one durable transaction, judged by
    `admission.admit`; concurrent commits are as if one came after the other. It answers `Admitted` once the
    rows are durable, `Refused` when nothing was written; it raises Unavailable when nothing was written and
    OutcomeUnknown when that cannot be told. A cancelled caller's changeset may still be committed.
    """

    async def load(self, kind: type[R], id: str) -> R | None: ...

    async def find(self, query: Query[T]) -> tuple[T, ...]: ...

    async def owner(self, scope: str, key: str) -> str | None: ...

    async def commit(self, changeset: Changeset) -> Admitted | Refused: ...
