"""Many rows, written together."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, Table

from shopclerk.adapters.db.changes import Change, ChangedRows, GoneRows, NewRows
from shopclerk.adapters.db.postgresql import together
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.sqlite import parameters


def write(connection: Connection, changes: Iterable[Change]) -> None:
    """All of it, each change after those before it."""
    due = [change for change in changes if _is_due(change)]
    if connection.dialect.name == "postgresql":
        together.write(connection, due)
    else:
        for change in due:
            parameters.write(connection, change)


def insert_rows(connection: Connection, table: Table, rows: Collection[Row]) -> None:
    """New rows; all have the same columns."""
    write(connection, (NewRows(table, rows),))


def update_rows(connection: Connection, table: Table, key: str, rows: Collection[Row]) -> None:
    """All columns of rows that are there, each found by its `key`."""
    write(connection, (ChangedRows(table, key, rows),))


def _is_due(change: Change) -> bool:
    return bool(change.names if isinstance(change, GoneRows) else change.rows)
