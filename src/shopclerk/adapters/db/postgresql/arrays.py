"""Rows as arrays, one a column: one statement writes as many as there are, and is planned once.

A statement for each row costs the server several times as much. The text of a statement depends on its table
and columns only; what comes from outside is bound.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Connection, Dialect, Table, TypeDecorator

from shopclerk.adapters.db.postgresql.driving import run
from shopclerk.adapters.db.selecting import Row


@dataclass(frozen=True, slots=True)
class Statement:
    """`encoders` make of each column's values what the driver takes; None where it takes them as they are."""

    text: str
    encoders: Sequence[Callable[[Any], Any] | None]

    def execute(self, connection: Connection, names: Sequence[str], rows: Collection[Row]) -> None:
        arrays = tuple(
            [row[name] if encode is None else encode(row[name]) for row in rows]
            for name, encode in zip(names, self.encoders, strict=True)
        )
        run(connection, self.text, arrays)


def insert_rows(connection: Connection, table: Table, rows: Collection[Row]) -> None:
    names = tuple(next(iter(rows)))
    _inserting(table, names, connection.dialect).execute(connection, names, rows)


def update_rows(connection: Connection, table: Table, key: str, rows: Collection[Row]) -> None:
    names = tuple(next(iter(rows)))
    _updating(table, key, names, connection.dialect).execute(connection, names, rows)


@cache
def _inserting(table: Table, names: tuple[str, ...], dialect: Dialect) -> Statement:
    columns = [table.c[name] for name in names]
    values = ", ".join(_value(column) for column in columns)
    text = f"INSERT INTO {table.name} ({_list(names)}) SELECT {values} FROM {_given(columns, dialect)}"  # noqa: S608 - names of ours
    return Statement(text, _encoders(columns, dialect))


@cache
def _updating(table: Table, key: str, names: tuple[str, ...], dialect: Dialect) -> Statement:
    columns = [table.c[name] for name in names]
    changes = ", ".join(f'"{column.name}" = {_value(column)}' for column in columns if column.name != key)
    text = (
        f"UPDATE {table.name} SET {changes} FROM {_given(columns, dialect)} "  # noqa: S608 - names of ours
        f'WHERE {table.name}."{key}" = given."{key}"'
    )
    return Statement(text, _encoders(columns, dialect))


def _given(columns: Sequence[Column[Any]], dialect: Dialect) -> str:
    """The arrays as a table."""
    arrays = (f"${place}::{_type(column, dialect)}[]" for place, column in enumerate(columns, start=1))
    return f"unnest({', '.join(arrays)}) AS given ({_list([column.name for column in columns])})"


def _list(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _value(column: Column[Any]) -> str:
    return f'given."{column.name}"::json' if _is_json(column) else f'given."{column.name}"'


def _type(column: Column[Any], dialect: Dialect) -> str:
    """Without its collation, which is the table's. JSON goes as the text that it is."""
    if _is_json(column):
        return "text"
    return column.type.compile(dialect=dialect).partition(" COLLATE")[0]


def _is_json(column: Column[Any]) -> bool:
    kind = column.type
    return isinstance(kind.impl if isinstance(kind, TypeDecorator) else kind, JSON)


def _encoders(columns: Sequence[Column[Any]], dialect: Dialect) -> Sequence[Callable[[Any], Any] | None]:
    return [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]
