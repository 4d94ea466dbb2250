"""A statement whose text is ready, and its values: beneath SQLAlchemy's statements and results."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from shopclerk.adapters.db.postgresql import driving


def run(connection: Connection, text: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
    """The rows that it answers, if any."""
    if connection.dialect.name == "postgresql":
        return driving.run(connection, text, values)
    result = connection.exec_driver_sql(text, tuple(values))
    return result.all() if result.returns_rows else ()
