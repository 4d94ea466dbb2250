"""That a column is one of many values."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import ARRAY, Column, ColumnElement, Connection, String, any_, literal

NAMES: Final = ARRAY(String())


def among(connection: Connection, column: Column[Any], values: Collection[str]) -> ColumnElement[bool]:
    """On PostgreSQL one array is bound: a list would be another statement to plan for every length of it."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(values), NAMES))
    return column.in_(values)
