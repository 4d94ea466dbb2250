"""Rows as the parameters of one statement, which is compiled once and run for each of them.

SQLAlchemy's way from a dict to what the driver takes cost more than the insertion itself.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, insert, update
from sqlalchemy.sql.dml import Insert, Update

from shopclerk.adapters.db.selecting import Row


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


def insert_rows(connection: Connection, table: Table, rows: Collection[Row]) -> None:
    _inserting(table, tuple(next(iter(rows))), connection.dialect).execute(connection, rows)


def update_rows(connection: Connection, table: Table, key: str, rows: Collection[Row]) -> None:
    _updating(table, key, tuple(next(iter(rows))), connection.dialect).execute(connection, rows)


@cache
def _inserting(table: Table, names: tuple[str, ...], dialect: Dialect) -> Statement:
    return _compiled(insert(table).values({name: bindparam(name) for name in names}), table, dialect)


@cache
def _updating(table: Table, key: str, names: tuple[str, ...], dialect: Dialect) -> Statement:
    changes: dict[str, Any] = {name: bindparam(name) for name in names if name != key}
    return _compiled(update(table).where(table.c[key] == bindparam(key)).values(changes), table, dialect)


def _compiled(statement: Insert | Update, table: Table, dialect: Dialect) -> Statement:
    compiled: Any = statement.compile(dialect=dialect)
    columns = [table.c[name] for name in compiled.positiontup]
    encoders = [
        (column.name, column.type.dialect_impl(dialect).bind_processor(dialect)) for column in columns
    ]
    return Statement(str(compiled), encoders)
