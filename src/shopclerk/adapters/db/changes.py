"""Rows to write to one table, whatever the database."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Column, Table

from shopclerk.adapters.db.selecting import Row


@dataclass(frozen=True, slots=True)
class NewRows:
    """All have the same columns."""

    table: Table
    rows: Collection[Row]


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """All columns of rows that are there, each found by its `key`."""

    table: Table
    key: str
    rows: Collection[Row]


@dataclass(frozen=True, slots=True)
class GoneRows:
    """Those whose column `key` says one of these names."""

    table: Table
    key: str
    names: Collection[str]

    @property
    def column(self) -> Column[Any]:
        return self.table.c[self.key]


Change: TypeAlias = NewRows | ChangedRows | GoneRows
