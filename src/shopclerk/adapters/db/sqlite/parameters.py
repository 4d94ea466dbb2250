"""Rows as the parameters of one statement, which is compiled once and run for each of them.

SQLAlchemy's way from a dict to what the driver takes cost more than the insertion itself.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table, bindparam, delete, insert, update
from sqlalchemy.sql.dml import Insert, Update

from shopclerk.adapters.db.changes import Change, ChangedRows, GoneRows, NewRows
from shopclerk.adapters.db.running import run
from shopclerk.adapters.db.selecting import Row, given, is_given


@dataclass(frozen=True, slots=True)
class Statement:
    """`encoders` make of each column's value what the driver takes, in the order of the parameters; None
    where it takes it as it is.
    """

    text: str
    encoders: Sequence[tuple[str, Callable[[Any], Any] | None]]

    def execute(self, connection: Connection, rows: Collection[Row]) -> None:
        values = [
            tuple([row[name] if encode is None else encode(row[name]) for name, encode in self.encoders])
            for row in rows
        ]
        connection.exec_driver_sql(self.text, values)


def write(connection: Connection, change: Change) -> None:
    dialect = connection.dialect
    match change:
        case NewRows(table, rows):
            _inserting(table, tuple(next(iter(rows))), dialect).execute(connection, rows)
        case ChangedRows(table, key, rows):
            _updating(table, key, tuple(next(iter(rows))), dialect).execute(connection, rows)
        case GoneRows(_, _, names):
            run(connection, _deleting(change.column, dialect), (given(connection, names),))


@cache
def _inserting(table: Table, names: tuple[str, ...], dialect: Dialect) -> Statement:
    return _compiled(insert(table).values({name: bindparam(name) for name in names}), table, dialect)


@cache
def _updating(table: Table, key: str, names: tuple[str, ...], dialect: Dialect) -> Statement:
    changes: dict[str, Any] = {name: bindparam(name) for name in names if name != key}
    return _compiled(update(table).where(table.c[key] == bindparam(key)).values(changes), table, dialect)


@cache
def _deleting(column: Column[Any], dialect: Dialect) -> str:
    return str(delete(column.table).where(is_given(column, dialect)).compile(dialect=dialect))


def _compiled(statement: Insert | Update, table: Table, dialect: Dialect) -> Statement:
    compiled: Any = statement.compile(dialect=dialect)
    columns = [table.c[name] for name in compiled.positiontup]
    encoders = [
        (column.name, column.type.dialect_impl(dialect).bind_processor(dialect)) for column in columns
    ]
    return Statement(str(compiled), encoders)
