"""Rows found by a key, for many keys at once: compiled once, and read beneath SQLAlchemy's results.

The hottest reads are all of this form. To build a statement and find what it was compiled to took most of the
time of such a read, and a dict is read in a tenth of the time of a `RowMapping`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Connection, Dialect, bindparam, func, select
from sqlalchemy.sql.compiler import Compiled

from shopclerk.adapters.db.among import NAMES
from shopclerk.adapters.db.json_text import compact_json

Row: TypeAlias = Mapping[Any, Any]
Decode: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement for one kind of database; `decoders` are those of the columns that need one."""

    text: str
    names: Sequence[str]
    decoders: Mapping[str, Decode]

    def row(self, values: Sequence[Any]) -> Row:
        row = dict(zip(self.names, values, strict=True))
        for name, decode in self.decoders.items():
            row[name] = decode(row[name])
        return row


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """These columns of the rows whose `key` is one of many values, in that order; nobody else writes them
    until the end of the transaction when they are `locked` (on SQLite a writer is alone anyway).
    """

    columns: Sequence[Column[Any]]
    key: Column[Any]
    order: Sequence[ColumnElement[Any]] = ()
    locked: bool = False
    _prepared: dict[str, _Prepared] = field(default_factory=dict, init=False, repr=False)

    def rows(self, connection: Connection, values: Collection[str]) -> Sequence[Row]:
        if not values:
            return ()
        name = connection.dialect.name
        prepared = self._prepared.get(name) or self._prepare(connection.dialect)
        given = list(values) if name == "postgresql" else compact_json(list(values))
        found = connection.exec_driver_sql(prepared.text, (given,))
        return [prepared.row(values) for values in found.all()]

    def _prepare(self, dialect: Dialect) -> _Prepared:
        decoders = {
            column.name: decode
            for column in self.columns
            if (decode := column.type.dialect_impl(dialect).result_processor(dialect, None)) is not None
        }
        names = [column.name for column in self.columns]
        prepared = _Prepared(str(self._compiled(dialect)), names, decoders)
        self._prepared[dialect.name] = prepared
        return prepared

    def _compiled(self, dialect: Dialect) -> Compiled:
        """One value is bound, whatever their number: the statement is planned once."""
        if dialect.name == "postgresql":
            wanted = self.key == func.any(bindparam("keys", type_=NAMES))
        else:
            wanted = self.key.in_(select(func.json_each(bindparam("keys")).table_valued("value").c.value))
        statement = select(*self.columns).where(wanted).order_by(*self.order)
        if self.locked:
            statement = statement.with_for_update(key_share=True)
        return statement.compile(dialect=dialect)
