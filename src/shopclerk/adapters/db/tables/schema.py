"""What all tables share: constraint names, column types, and partial indexes, the same on every database."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    TypeDecorator,
    literal_column,
)
from sqlalchemy.engine import Dialect

from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.people import SYSTEM

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Name = String().with_variant(String(collation="C"), "postgresql")
"""An id, a code or a key: compared by code point, as Python and SQLite do."""

Counted = BigInteger().with_variant(Integer, "sqlite")
"""A number that only grows. SQLite counts by itself in a column that says INTEGER, and that holds 64 bits."""


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite keeps it as text without a zone: the zone is taken off and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no zone: times are aware")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Localized(TypeDecorator[LocalizedText]):
    """A `LocalizedText` as a JSON list of [language, text]: an object would forget the order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: LocalizedText | None, dialect: Dialect) -> list[list[str]] | None:
        return None if value is None else [list(pair) for pair in value.texts]

    def process_result_value(self, value: Any, dialect: Dialect) -> LocalizedText | None:
        return None if value is None else _text(value)


class LocalizedTexts(TypeDecorator[tuple[LocalizedText, ...]]):
    """Several of them, in order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[LocalizedText, ...] | None, dialect: Dialect) -> Any:
        return None if value is None else [[list(pair) for pair in text.texts] for text in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[LocalizedText, ...] | None:
        return None if value is None else tuple(_text(pairs) for pairs in value)


def _text(pairs: Sequence[Sequence[str]]) -> LocalizedText:
    return LocalizedText(tuple((language, text) for language, text in pairs))


def belongs_to(target: str, name: str, *, primary_key: bool = False, index: bool = True) -> Column[str]:
    """A reference to the id of another row; indexed, unless another index begins with it."""
    return Column(name, Name, ForeignKey(target), nullable=False, primary_key=primary_key, index=index)


def one_of(column: Column[str], statuses: Iterable[str]) -> ColumnElement[bool]:
    """That a status is one of these, written out: a bound one is not known when a plan is made, and a partial
    index serves only a query that says the same as it does.
    """
    return column.in_([literal_column(f"'{status}'") for status in sorted(statuses)])


def exactly(column: Column[str], status: str) -> ColumnElement[bool]:
    """That a status is this one, written out, as in `one_of`."""
    return column == literal_column(f"'{status}'")


def by_somebody(column: Column[str]) -> ColumnElement[bool]:
    """That it was not the shop itself, written out, as in `one_of`; nor nobody."""
    return column != literal_column(f"'{SYSTEM.person_id}'")


def partial(name: str, *columns: Column[Any], where: ColumnElement[bool]) -> Index:
    """An index over the few rows that a queue or a due time is about."""
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)
