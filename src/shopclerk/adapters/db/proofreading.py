"""Finds the rows that cannot be read: for whoever met one, and must know which it was."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, TypeAlias

from sqlalchemy import Column, Connection, FromClause, Select, Table, select
from sqlalchemy.exc import DBAPIError

from shopclerk.adapters.db.mapping import entries
from shopclerk.adapters.db.mapping.kind import Kind
from shopclerk.adapters.db.mapping.records import KINDS
from shopclerk.adapters.db.sealer import Sealer, WrongKey
from shopclerk.adapters.db.selecting import Row
from shopclerk.adapters.db.sqlite.faults import is_damage
from shopclerk.adapters.db.tables import acts, orders, queues, stock
from shopclerk.adapters.db.tables.schema import Moment
from shopclerk.core.domain.errors import DomainError

UNREADABLE: Final = (ValueError, TypeError, LookupError, ArithmeticError, DomainError, WrongKey, DBAPIError)
"""What comes of a value that no version of this program wrote."""

AT_ONCE: Final = 500
"""Rows of a record or a ledger that are read together."""

Read: TypeAlias = Callable[[Row, Sealer], object]

READERS: Final[Mapping[Table, Read]] = {
    orders.timeline: entries.timeline_entry,
    orders.money_entries: entries.money_entry,
    orders.parcel_events: entries.parcel_event,
    stock.stock_levels: lambda row, _: entries.stock_level(row),
    stock.stock_movements: entries.stock_movement,
    acts.acts: entries.acted,
    queues.outbox_entries: entries.outbox_entry,
}


@dataclass(frozen=True, slots=True)
class UnreadableRow:
    """A row that is no value of ours; `id` is its primary key, its parts with a colon between."""

    table: str
    id: str
    reason: str


def unreadable_rows(connection: Connection, sealer: Sealer) -> tuple[UnreadableRow, ...]:
    """Every row of the shop's records and ledgers that cannot be read. It reads many at once, and one by one
    only where one of those cannot be read.
    """
    of_kinds = (row for kind in KINDS.values() for row in _of_kind(connection, kind, sealer))
    of_ledgers = (
        row for table, read in READERS.items() for row in _of_ledger(connection, table, read, sealer)
    )
    return (*of_kinds, *of_ledgers)


def _of_kind(connection: Connection, kind: Kind[Any], sealer: Sealer) -> Iterator[UnreadableRow]:
    for ids in _pages(connection, kind.root.c.id):
        if not _is_readable(partial(_read_records, connection, kind, ids, sealer)):
            yield from _of_records(connection, kind, ids, sealer)


def _read_records(connection: Connection, kind: Kind[Any], ids: Sequence[Any], sealer: Sealer) -> None:
    """Raises what reading them raises."""
    roots = _typed(connection, kind.root, kind.root.c.id, ids)
    for below in kind.below:
        _typed(connection, below.table, below.table.c[below.owner], ids)
    kind.records(connection, roots, sealer)


def _of_records(
    connection: Connection, kind: Kind[Any], ids: Sequence[Any], sealer: Sealer
) -> Iterator[UnreadableRow]:
    """The roots alone first; then what is below those that can be read, each row with nothing beside it."""

    def alone(row: Row, sealer: Sealer) -> object:
        return kind.together(row, [() for _ in kind.below], sealer)

    roots = kind.all().where(kind.root.c.id.in_(ids))
    broken = {row.id: row for row in _of_rows(connection, roots, kind.root, alone, sealer)}
    yield from broken.values()
    sound = [id for id in ids if str(id) not in broken]
    for number, below in enumerate(kind.below):

        def beside(row: Row, sealer: Sealer, number: int = number, owner: str = below.owner) -> object:
            (root,) = connection.execute(kind.all().where(kind.root.c.id == row[owner])).mappings()
            rows = [[row] if each == number else () for each in range(len(kind.below))]
            return kind.together(root, rows, sealer)

        whole = select(below.table).where(below.table.c[below.owner].in_(sound))
        yield from _of_rows(connection, whole, below.table, beside, sealer)


def _of_ledger(connection: Connection, table: Table, read: Read, sealer: Sealer) -> Iterator[UnreadableRow]:
    (key,) = table.primary_key
    for keys in _pages(connection, key):
        if not _is_readable(partial(_read_entries, connection, key, keys, read, sealer)):
            these = select(table).where(key.in_(keys))
            yield from _of_rows(connection, these, table, read, sealer)


def _read_entries(
    connection: Connection, key: Column[Any], keys: Sequence[Any], read: Read, sealer: Sealer
) -> None:
    """Raises what reading them raises."""
    for row in _typed(connection, key.table, key, keys):
        read(row, sealer)


def _pages(connection: Connection, key: Column[Any]) -> Iterator[Sequence[Any]]:
    """All values of a primary key, a page at a time."""
    page = select(key).order_by(key).limit(AT_ONCE)
    keys = connection.execute(page).scalars().all()
    while keys:
        yield keys
        keys = connection.execute(page.where(key > keys[-1])).scalars().all()


def _typed(
    connection: Connection, table: FromClause, column: Column[Any], values: Sequence[Any]
) -> Sequence[Row]:
    rows = [dict(row) for row in connection.execute(select(table).where(column.in_(values))).mappings()]
    for row in rows:
        _must_be_typed(table, row)
    return rows


def _is_readable(reading: Callable[[], None]) -> bool:
    try:
        reading()
    except UNREADABLE as fault:
        if isinstance(fault, DBAPIError) and is_damage(fault):
            raise
        return False
    return True


def _of_rows(
    connection: Connection, rows: Select[Any], table: Table, read: Read, sealer: Sealer
) -> Iterator[UnreadableRow]:
    keys = tuple(table.primary_key)
    for key in connection.execute(rows.with_only_columns(*keys)).all():
        this = select(table).where(*(column == part for column, part in zip(keys, key, strict=True)))
        try:
            (row,) = connection.execute(this).mappings()
            _must_be_typed(table, row)
            read(dict(row), sealer)
        except UNREADABLE as fault:
            if isinstance(fault, DBAPIError) and is_damage(fault):
                raise
            yield UnreadableRow(table.name, ":".join(map(str, key)), str(fault) or type(fault).__name__)


def _must_be_typed(table: FromClause, row: Row) -> None:
    """Raise TypeError for a value that is not of its column's kind: SQLite keeps anything anywhere."""
    for column in table.columns:
        value, kind = row[column.name], _kind(column.type)
        if value is not None and kind is not None and not isinstance(value, kind):
            raise TypeError(f"{column.name} is {value!r}")


def _kind(of: Any) -> type[Any] | None:
    """What values of a column are, where that is one thing."""
    if isinstance(of, Moment):
        return datetime
    simple: Sequence[type[Any]] = (int, str, bool, bytes)
    return of.python_type if of.python_type in simple else None
