"""The numbers that a database gives out by itself go on in a copy where they stood."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from shopclerk.adapters.db.tables import metadata


def set_counters(source: Connection, target: Connection) -> None:
    """No number is given out twice, be its row still there or not."""
    for table, column in counted():
        last = last_number(source, table, column)
        if last:
            _set(target, table, column, last)


def counted() -> Iterator[tuple[str, str]]:
    """Each table and column that counts."""
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            yield table.name, column.name


def last_number(connection: Connection, table: str, column: str) -> int:
    """The last that was given out; 0 when none was."""
    if connection.dialect.name == "sqlite":
        asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name").bindparams(name=table)
    else:
        asked = text(f"SELECT last_value FROM {_sequence(connection, table, column)} WHERE is_called")  # noqa: S608 - a name of the database's own
    last: int | None = connection.execute(asked).scalar()
    return last or 0


def _set(connection: Connection, table: str, column: str, last: int) -> None:
    if connection.dialect.name == "sqlite":
        # Rows with numbers may have put it there already, or none: there is no key to conflict on.
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table})
        new = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)")
        connection.execute(new, {"name": table, "last": last})
    else:
        name = _sequence(connection, table, column)
        connection.execute(
            text("SELECT setval(CAST(:name AS regclass), :last)"), {"name": name, "last": last}
        )


def _sequence(connection: Connection, table: str, column: str) -> str:
    asked = text("SELECT pg_get_serial_sequence(:table, :column)")
    name: str = connection.execute(asked, {"table": table, "column": column}).scalar_one()
    return name
