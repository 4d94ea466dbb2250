"""One table's rows out of one database into another, and what they sum up to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Table, select

from shopclerk.adapters.db.rows import insert_rows, update_rows

AT_ONCE: Final = 1000
"""Rows in memory: a table may be larger than that."""
FEW: Final[Mapping[str, int]] = MappingProxyType({"files": 20})
"""Where one row may be a picture of some megabytes."""

_WORD: Final = 1 << 128


@dataclass(slots=True)
class Sum:
    """How many rows, and a sum over what is in them, in whatever order they came."""

    rows: int = 0
    digest: int = 0

    def add(self, rows: Sequence[RowMapping]) -> None:
        self.rows += len(rows)
        for row in rows:
            word = blake2b(repr(tuple(row.values())).encode(), digest_size=16).digest()
            self.digest = (self.digest + int.from_bytes(word)) % _WORD


def transcribe(source: Connection, target: Connection, table: Table, advance: Callable[[int], object]) -> Sum:
    """Every row, as it is. A row may name another of its own table that comes later: such names are written
    when all rows are there.
    """
    total, within = Sum(), _within(table)
    for rows in _batches(source, table):
        total.add(rows)
        insert_rows(target, table, [{**row, **dict.fromkeys(within)} for row in rows])
        advance(len(rows))
    for name in within:
        named = select(table.c.id, table.c[name]).where(table.c[name].is_not(None))
        for rows in _partitions(source, named, AT_ONCE):
            update_rows(target, table, "id", rows)
    return total


def sum_of(connection: Connection, table: Table, advance: Callable[[int], object]) -> Sum:
    """What is in a table."""
    total = Sum()
    for rows in _batches(connection, table):
        total.add(rows)
        advance(len(rows))
    return total


def _within(table: Table) -> list[str]:
    """The columns that name a row of the same table."""
    return sorted(key.parent.name for key in table.foreign_keys if key.column.table is table)


def _batches(connection: Connection, table: Table) -> Iterator[Sequence[RowMapping]]:
    return _partitions(connection, select(table), FEW.get(table.name, AT_ONCE))


def _partitions(connection: Connection, rows: Any, at_once: int) -> Iterator[Sequence[RowMapping]]:
    result = connection.execute(rows, execution_options={"yield_per": at_once})
    return iter(result.mappings().partitions())
