"""Where each query of the store is registered with how it is answered in SQL."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from sqlalchemy import Connection, Select, literal

from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row, Selection
from shopclerk.core.domain.picture import PictureStatus
from shopclerk.core.ports.store import Query

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

# Partial indexes serve only a status that is written out: a bound one is not known when the plan is made.
QUEUED: Final = literal(PictureStatus.QUEUED.value, literal_execute=True)


@singledispatch
def answer(query: Query[Any], connection: Connection, sealer: Sealer) -> tuple[Any, ...]:
    """The rows of a query in the order that its docstring gives."""
    raise TypeError(f"no answer to {type(query).__name__}")


Together: TypeAlias = Callable[[Sealer, Connection, Sequence[Any]], Sequence[tuple[Any, ...]]]
"""Answers several queries of one type, in their order."""
TOGETHER: Final[dict[type[Query[Any]], Together]] = {}


def answer_together(kind: type[Query[Any]], together: Together) -> None:
    """Register how queries of a type are answered when several wait; one alone is answered so too."""

    @answer.register(kind)
    def _(query: Query[Any], connection: Connection, sealer: Sealer) -> tuple[Any, ...]:
        (found,) = together(sealer, connection, (query,))
        return found

    TOGETHER[kind] = together


def answer_each(
    sealer: Sealer, connection: Connection, queries: Sequence[Query[Any]]
) -> list[tuple[Any, ...]]:
    """The answers to queries of any types, in their order."""
    alike: defaultdict[type[Any], list[Query[Any]]] = defaultdict(list)
    for query in queries:
        alike[type(query)].append(query)
    answers = {
        kind: iter(
            TOGETHER[kind](sealer, connection, several)
            if kind in TOGETHER
            else [answer(query, connection, sealer) for query in several]
        )
        for kind, several in alike.items()
    }
    return [next(answers[type(query)]) for query in queries]


class Records(Protocol[T_co]):
    """What rows stand for, in their order."""

    def __call__(self, connection: Connection, rows: Sequence[Row], sealer: Sealer, /) -> Sequence[T_co]: ...


@dataclass(frozen=True, slots=True)
class Keyed(Generic[T]):
    """Queries that name a key in one field, answered with the rows that have it."""

    field: str
    selection: Selection
    records: Records[T]

    def __call__(
        self, sealer: Sealer, connection: Connection, queries: Sequence[Any]
    ) -> Sequence[tuple[T, ...]]:
        keys = [getattr(query, self.field) for query in queries]
        rows = self.selection.rows(connection, set(keys))
        found: defaultdict[str, list[T]] = defaultdict(list)
        for row, record in zip(rows, self.records(connection, rows, sealer), strict=True):
            found[row[self.selection.key.name]].append(record)
        return [tuple(found[key]) for key in keys]


def entries_of(
    connection: Connection, statement: Select[Any], mapping: Callable[[Row, Sealer], T], sealer: Sealer
) -> tuple[T, ...]:
    return tuple(mapping(row, sealer) for row in connection.execute(statement).mappings())


def entries_in(mapping: Callable[[Row, Sealer], T]) -> Records[T]:
    """Of rows that stand for themselves."""
    return lambda connection, rows, sealer: [mapping(row, sealer) for row in rows]
