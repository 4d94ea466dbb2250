"""Many rows of one table, written together."""

from collections.abc import Collection

from sqlalchemy import Connection, Table

from shopclerk.adapters.db.postgresql import arrays
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.sqlite import parameters


def insert_rows(connection: Connection, table: Table, rows: Collection[Row]) -> None:
    """New rows; all have the same columns."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        arrays.insert_rows(connection, table, rows)
    else:
        parameters.insert_rows(connection, table, rows)


def update_rows(connection: Connection, table: Table, key: str, rows: Collection[Row]) -> None:
    """All columns of rows that are there, each found by its `key`."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        arrays.update_rows(connection, table, key, rows)
    else:
        parameters.update_rows(connection, table, key, rows)
