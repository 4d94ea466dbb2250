"""Many rows of one table, written together."""

from collections.abc import Collection

from sqlalchemy import Connection, Table, bindparam, insert, update

from shopclerk.adapters.db.postgresql import arrays
from shopclerk.adapters.db.selecting import Row


def insert_rows(connection: Connection, table: Table, rows: Collection[Row]) -> None:
    """New rows; all have the same columns."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        arrays.insert_rows(connection, table, rows)
    else:
        connection.execute(insert(table), [dict(row) for row in rows])


def update_rows(connection: Connection, table: Table, key: str, rows: Collection[Row]) -> None:
    """All columns of rows that are there, each found by its `key`."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        arrays.update_rows(connection, table, key, rows)
        return
    statement = update(table).where(table.c[key] == bindparam("row_key"))
    changes = [
        {"row_key": row[key]} | {name: value for name, value in row.items() if name != key} for row in rows
    ]
    connection.execute(statement, changes)
