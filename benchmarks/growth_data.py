"""A shop with as many orders as one likes, filled by the database itself in minutes.

A few hundred orders of a simulated shop (`growth_seed`) are copied, every table by one `INSERT ... SELECT`.
Each copy has a history, money, parcels and a stock ledger under names of its own, so `shopclerk audit` finds
a grown shop as clean as the one it grew from. All copies live through the same weeks, some moments apart: ids
and times grow together, as they do in life.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Interval,
    MetaData,
    String,
    Table,
    Text,
    cast,
    create_engine,
    func,
    insert,
    select,
    text,
    type_coerce,
)
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.growth_seed import Seed
from shopclerk.adapters.db.sqlite.engine import sqlite_path
from shopclerk.adapters.db.tables import catalogue, metadata
from shopclerk.adapters.db.tables.schema import Moment
from shopclerk.adapters.db.urls import POSTGRESQL, parsed

SHELVES: Final = 20
"""So often the catalogue is copied, however many orders there are."""
APART: Final = 0.731
"""Seconds between a copy and the next."""
COPY, SHELF = "~", "^"
"""Where in a name the number of its copy goes, or of its copy's shelf."""
AMPLE: Final = 100_000_000
"""Units of every SKU that came in once: whoever places orders finds some."""

_ID: Final = re.compile(r"0{13}(\d{7})")
_NAMES: Final = re.compile(r"customer-\d{5}|SF\d{9}|event-\d+|(?:FIVER|TENTH)\d+|^[A-Z0-9]{4}-[A-Z0-9]{2}$")


@dataclass(frozen=True, slots=True)
class Names:
    """Marks where the copies of a row differ: in ids, people, numbers, codes; goods differ by shelf."""

    goods: frozenset[str]

    def mark(self, name: str) -> str:
        if name in self.goods and not _ID.search(name):
            return name + SHELF
        marked = _NAMES.sub(lambda found: found[0] + COPY, name)
        # Twenty characters again, once the eleven digits of the copy are in it.
        return _ID.sub(lambda found: f"00{found[1]}{SHELF if found[0] in self.goods else COPY}", marked)


def fill(connection: Connection, seed: Seed, copies: int) -> None:
    """Grow an empty shop; nobody else may use it meanwhile. The secondary indexes are made afterwards."""
    numbers = _numbers(connection, copies)
    names = Names(_goods(seed))
    indexes = [index for table in metadata.tables.values() for index in table.indexes]
    for index in indexes:
        index.drop(connection)
    for table in metadata.sorted_tables:
        if seed.rows.get(table):
            _multiply(connection, table, _marked(table, seed.rows[table], names), numbers)
    _settle(connection)
    for index in indexes:
        index.create(connection)


def _goods(seed: Seed) -> frozenset[str]:
    """What products and SKUs are called."""
    named = {
        catalogue.products: ("id", "handle"),
        catalogue.skus: ("id", "code"),
    }
    return frozenset(
        row[name] for table, columns in named.items() for row in seed.rows[table] for name in columns
    )


def _numbers(connection: Connection, copies: int) -> Table:
    numbers = Table(
        "copies",
        MetaData(),
        Column("number", Integer, primary_key=True),
        Column("copy", String),
        Column("shelf", String),
        Column("span", Interval if connection.dialect.name == "postgresql" else String),
        prefixes=["TEMPORARY"],
    )
    numbers.create(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(
            text(
                "INSERT INTO copies SELECT n, lpad(n::text, 11, '0'), lpad((n % :shelves)::text, 11, '0'), "
                "make_interval(secs => n * :apart) FROM generate_series(0, :last) AS n"
            ),
            {"shelves": SHELVES, "apart": APART, "last": copies - 1},
        )
    else:
        connection.execute(
            text(
                "WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n < :last) "
                "INSERT INTO copies SELECT n, printf('%011d', n), printf('%011d', n % :shelves), "
                "printf('-%.3f seconds', n * :apart) FROM counted"
            ),
            {"shelves": SHELVES, "apart": APART, "last": copies - 1},
        )
    return numbers


def _marked(table: Table, rows: Iterable[dict[str, Any]], names: Names) -> list[dict[str, Any]]:
    return [{name: _mark(value, names) for name, value in row.items()} for row in rows]


def _mark(value: Any, names: Names) -> Any:
    if isinstance(value, str):
        return names.mark(value)
    if isinstance(value, dict):
        return {name: _mark(each, names) for name, each in value.items()}
    return value


def _multiply(connection: Connection, table: Table, rows: list[dict[str, Any]], numbers: Table) -> None:
    """Every row once a copy; once a shelf, if only its shelf tells the copies apart; else once."""
    columns = [table.c[name] for name in rows[0]]
    template = Table(
        f"seed_{table.name}",
        MetaData(),
        Column("place", Integer, primary_key=True),
        Column("most", Integer),
        *(Column(column.name, column.type) for column in columns),
        prefixes=["TEMPORARY"],
    )
    template.create(connection)
    connection.execute(
        insert(template),
        [{"place": place, "most": _copies(row), **row} for place, row in enumerate(rows)],
    )
    each = _each_copy(connection, template, numbers)
    copied = [_copied(connection, template.c[column.name], rows, each) for column in columns]
    all_of_them = select(*copied).select_from(template.join(each, each.c.number < template.c.most))
    if connection.dialect.name == "sqlite":
        all_of_them = all_of_them.order_by(template.c.place, each.c.number)
    connection.execute(insert(table).from_select([column.name for column in columns], all_of_them))
    template.drop(connection)


def _each_copy(connection: Connection, template: Table, numbers: Table) -> FromClause:
    """Row by row: what is together in a seed is together in every table, as if it had come in time."""
    if connection.dialect.name == "sqlite":
        return numbers
    in_order = select(numbers).where(numbers.c.number < template.c.most).order_by(numbers.c.number)
    return in_order.lateral("each_copy")


def _copies(row: dict[str, Any]) -> int:
    named = str(list(row.values()))
    return 1 << 30 if COPY in named else SHELVES if SHELF in named else 1


def _copied(
    connection: Connection, column: Column[Any], rows: list[dict[str, Any]], numbers: FromClause
) -> ColumnElement[Any]:
    values = [row[column.name] for row in rows]
    if isinstance(column.type, Moment) and any(values):
        return _moved(connection, column, numbers)
    marks = [mark for mark in (COPY, SHELF) if mark in str([each for each in values if is_text(each)])]
    if not isinstance(column.type, JSON) or not marks:
        return _named(column, marks, numbers)
    if connection.dialect.name == "postgresql":
        return cast(_named(cast(column, Text), marks, numbers), JSON)
    return _named(type_coerce(column, Text), marks, numbers)


def is_text(value: Any) -> bool:
    return isinstance(value, str | dict)


def _named(column: ColumnElement[Any], marks: Iterable[str], numbers: FromClause) -> ColumnElement[Any]:
    for mark in marks:
        column = func.replace(column, mark, numbers.c.copy if mark == COPY else numbers.c.shelf)
    return column


def _moved(connection: Connection, column: Column[Any], numbers: FromClause) -> ColumnElement[Any]:
    if connection.dialect.name == "postgresql":
        return column - numbers.c.span
    return func.strftime("%Y-%m-%d %H:%M:%f000", column, numbers.c.span)


def _settle(connection: Connection) -> None:
    """The levels are what the copies of the ledger come to, and plenty more came in."""
    connection.execute(
        text(
            "INSERT INTO stock_movements (id, sku_id, quantity, reason, at) "
            "SELECT 'ample-' || sku_id, sku_id, :ample, 'received', "
            "(SELECT min(at) FROM stock_movements) FROM stock_levels"
        ),
        {"ample": AMPLE},
    )
    sums = (
        "UPDATE stock_levels SET on_hand = moved.units, reserved = coalesce(held.units, 0) "
        "FROM (SELECT sku_id, sum(quantity) AS units FROM stock_movements GROUP BY sku_id) AS moved "
        "LEFT JOIN (SELECT sku_id, sum(held) AS units FROM reservations GROUP BY sku_id) AS held "
        "ON held.sku_id = moved.sku_id WHERE stock_levels.sku_id = moved.sku_id"
    )
    connection.execute(text(sums))


async def grow(url: str, seed: Seed, orders: int) -> int:
    """Fill the migrated, empty shop at that address; answers how many orders it has then."""
    copies = max(1, round(orders / seed.orders))
    if parsed(url).drivername == POSTGRESQL:
        await _grow_postgres(url, seed, copies)
    else:
        _grow_sqlite(url, seed, copies)
    return copies * seed.orders


def _grow_sqlite(url: str, seed: Seed, copies: int) -> None:
    engine = create_engine(f"sqlite+pysqlite:///{sqlite_path(url)}")
    with engine.connect() as connection:
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "foreign_keys = OFF",
            "cache_size = -500000",
        ):
            connection.exec_driver_sql(f"PRAGMA {pragma}")
        fill(connection, seed, copies)
        connection.commit()
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    engine.dispose()
    # Else whoever measures next waits for the disk to take it all.
    with sqlite_path(url).open("rb") as file:
        os.fsync(file.fileno())


async def _grow_postgres(url: str, seed: Seed, copies: int) -> None:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        for setting in (
            "session_replication_role = replica",  # what is copied refers to what is copied
            "synchronous_commit = off",
            "work_mem = '256MB'",
            "maintenance_work_mem = '1GB'",
        ):
            await connection.exec_driver_sql(f"SET {setting}")
        await connection.run_sync(fill, seed, copies)
        await connection.commit()
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.exec_driver_sql("VACUUM ANALYZE")
        await connection.exec_driver_sql("CHECKPOINT")
    await engine.dispose()
