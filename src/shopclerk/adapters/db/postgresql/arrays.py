"""Rows as arrays, one a column: one statement writes as many as there are, and is planned once.

A statement for each row costs the server several times as much. The text of a statement depends on its table
and columns only; what comes from outside is bound.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, Dialect, Table, TypeDecorator

from shopclerk.adapters.db.changes import Change, ChangedRows, GoneRows, NewRows


@dataclass(frozen=True, slots=True)
class Shape:
    """What the text of a statement depends on; `key` is how rows are found that are there."""

    kind: type[Change]
    table: Table
    names: tuple[str, ...]
    key: str = ""


def shape_of(change: Change) -> Shape:
    match change:
        case NewRows(table, rows):
            return Shape(NewRows, table, tuple(next(iter(rows))))
        case ChangedRows(table, key, rows):
            return Shape(ChangedRows, table, tuple(next(iter(rows))), key)
        case GoneRows(table, key, _):
            return Shape(GoneRows, table, (key,), key)


@dataclass(frozen=True, slots=True)
class Statement:
    """`encoders` make of each column's values what the driver takes; None where it takes them as they are."""

    text: str
    encoders: Sequence[Callable[[Any], Any] | None]


@cache
def statement(shape: Shape, dialect: Dialect, *, first: int) -> Statement:
    """What writes changes of that shape, whose arrays are bound from the parameter number `first` on."""
    columns = [shape.table.c[name] for name in shape.names]
    texts = {NewRows: _inserting, ChangedRows: _updating, GoneRows: _deleting}
    return Statement(texts[shape.kind](shape, columns, dialect, first), _encoders(columns, dialect))


def arrays(change: Change, encoders: Sequence[Callable[[Any], Any] | None]) -> Iterator[list[Any]]:
    """What to bind, a column after the other.

    Of nothing but NULL an empty array is enough: `unnest` fills up the shorter ones, and the driver, which
    looks at every element several times, has less to look at.
    """
    if isinstance(change, GoneRows):
        yield list(change.names)
        return
    for name, encode in zip(next(iter(change.rows)), encoders, strict=True):
        values = [row[name] if encode is None else encode(row[name]) for row in change.rows]
        yield [] if values.count(None) == len(values) else values


def _inserting(shape: Shape, columns: Sequence[Column[Any]], dialect: Dialect, first: int) -> str:
    values = ", ".join(_value(column) for column in columns)
    given = _given(columns, dialect, first)
    return f"INSERT INTO {shape.table.name} ({_list(shape.names)}) SELECT {values} FROM {given}"  # noqa: S608 - names of ours


def _updating(shape: Shape, columns: Sequence[Column[Any]], dialect: Dialect, first: int) -> str:
    key, table = shape.key, shape.table.name
    changes = ", ".join(f'"{column.name}" = {_value(column)}' for column in columns if column.name != key)
    given = _given(columns, dialect, first)
    return f'UPDATE {table} SET {changes} FROM {given} WHERE {table}."{key}" = given."{key}"'  # noqa: S608 - names of ours


def _deleting(shape: Shape, columns: Sequence[Column[Any]], dialect: Dialect, first: int) -> str:
    (column,) = columns
    return f'DELETE FROM {shape.table.name} WHERE "{shape.key}" = ANY(${first}::{_type(column, dialect)}[])'  # noqa: S608 - names of ours


def _given(columns: Sequence[Column[Any]], dialect: Dialect, first: int) -> str:
    """The arrays as a table."""
    arrays = (f"${place}::{_type(column, dialect)}[]" for place, column in enumerate(columns, start=first))
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
