"""What the product writes for one order, read back from its tables: the raw drivers write the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sqlalchemy import Connection, Table, func, select

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.tables import metadata

MARK: Final = "ZZZZZZZZ"
"""Stands in every name of the recorded order, where another order has a number of the same length."""

Row: TypeAlias = Mapping[str, Any]
Key: TypeAlias = tuple[Any, ...]
Content: TypeAlias = dict[tuple[Table, Key], Row]
Counts: TypeAlias = dict[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """A row before and after: new, changed or gone."""

    table: Table
    before: Row | None
    after: Row | None


class MarkedIds:
    """The core's `IdSource` for the order that is recorded."""

    def __init__(self) -> None:
        self._made = 0

    def new(self) -> str:
        self._made += 1
        return f"{MARK}{self._made:012d}"

    def order_number(self) -> str:
        return MARK

    def token(self) -> str:
        return self.new()


async def content(database: Database) -> Content:
    """Every row of every table: for a small shop."""

    def read(connection: Connection) -> Content:
        return {
            (table, tuple(row[column.name] for column in table.primary_key)): dict(row)
            for table in metadata.sorted_tables
            for row in connection.execute(select(table)).mappings()
        }

    return await database.transactions.read(read)


def changes(before: Content, after: Content) -> tuple[Change, ...]:
    """In an order that foreign keys allow: rows that went, then tables as they refer to one another."""
    gone = [Change(table, row, None) for (table, key), row in before.items() if (table, key) not in after]
    return (*reversed(gone), *_written(before, after))


def _written(before: Content, after: Content) -> Iterator[Change]:
    for (table, key), row in after.items():
        if row != before.get((table, key)):
            yield Change(table, before.get((table, key)), row)


def gains(steps: Iterable[Change]) -> Counts:
    """How many rows more each table has."""
    counts: Counts = {}
    for change in steps:
        more = (change.after is not None) - (change.before is not None)
        counts[change.table.name] = counts.get(change.table.name, 0) + more
    return {name: count for name, count in counts.items() if count}


async def counted(database: Database) -> Counts:
    """The rows of every table."""

    def read(connection: Connection) -> Counts:
        tables = metadata.sorted_tables
        counts = select(*(select(func.count()).select_from(each).scalar_subquery() for each in tables))
        return dict(zip((table.name for table in tables), connection.execute(counts).one(), strict=True))

    return await database.transactions.read(read)


def gained(before: Counts, after: Counts) -> Counts:
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


def named(value: Any, names: Mapping[str, str]) -> Any:
    """The value with other names in it, wherever they stand."""
    if isinstance(value, str):
        for name, other in names.items():
            value = value.replace(name, other)
        return value
    if isinstance(value, dict):
        return {key: named(each, names) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(named(each, names) for each in value)
    return value
