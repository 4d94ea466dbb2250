"""Rows found by their keys, many at once: compiled once, and read beneath SQLAlchemy's results.

The hottest reads are all of this form. To build a statement and find what it was compiled to took most of the
time of such a read, and a dict is read in a tenth of the time of a `RowMapping`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Connection, Dialect, FromClause, bindparam, func, select

from shopclerk.adapters.db.among import NAMES
from shopclerk.adapters.db.json_text import compact_json
from shopclerk.adapters.db.running import run

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
    until the end of the transaction when they are `locked` (on SQLite a writer is alone anyway). Columns of
    several tables come from these tables as they are `joined`.
    """

    columns: Sequence[Column[Any]]
    key: Column[Any]
    order: Sequence[ColumnElement[Any]] = ()
    locked: bool = False
    joined: FromClause | None = None
    _prepared: dict[str, _Prepared] = field(default_factory=dict, init=False, repr=False)

    def rows(self, connection: Connection, keys: Collection[str]) -> Sequence[Row]:
        if not keys:
            return ()
        dialect = connection.dialect
        prepared = self._prepared.get(dialect.name) or self._prepare(dialect)
        found = run(connection, prepared.text, (given(connection, keys),))
        return [prepared.row(values) for values in found]

    def _prepare(self, dialect: Dialect) -> _Prepared:
        statement = select(*self.columns).where(is_given(self.key, dialect)).order_by(*self.order)
        if self.joined is not None:
            statement = statement.select_from(self.joined)
        if self.locked:
            statement = statement.with_for_update(key_share=True)
        decoders = {
            column.name: decode
            for column in self.columns
            if (decode := column.type.dialect_impl(dialect).result_processor(dialect, None)) is not None
        }
        names = [column.name for column in self.columns]
        prepared = _Prepared(str(statement.compile(dialect=dialect)), names, decoders)
        self._prepared[dialect.name] = prepared
        return prepared


def is_given(key: Column[Any], dialect: Dialect, name: str = "keys") -> ColumnElement[bool]:
    """That the key is one of those given: bound as one value, so that the text is the same for any number."""
    if dialect.name == "postgresql":
        return key == func.any(bindparam(name, type_=NAMES))
    return key.in_(select(func.json_each(bindparam(name)).table_valued("value").c.value))


def given(connection: Connection, keys: Collection[str]) -> object:
    return list(keys) if connection.dialect.name == "postgresql" else compact_json(list(keys))
