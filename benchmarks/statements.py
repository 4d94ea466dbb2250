"""Recorded changes as SQL for a bare driver: a statement a table, guarded as a careful programmer would."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column, Dialect, create_engine

from benchmarks.recorded import Change, Row, named
from shopclerk.adapters.db.json_text import compact_json
from shopclerk.adapters.db.tables.stock import stock_levels

CART: Final = (
    "SELECT c.version, l.sku_id, l.quantity, s.options, s.fulfilment, p.id, p.title, p.version, m.minor "
    "FROM carts c JOIN cart_lines l ON l.cart_id = c.id JOIN skus s ON s.id = l.sku_id "
    "JOIN products p ON p.id = s.product_id JOIN sku_prices m ON m.sku_id = s.id "
    "WHERE c.id = {} AND p.published AND NOT s.archived ORDER BY l.position"
)
"""What is ordered, at the price of now."""
ORDER: Final = (
    "SELECT o.status, o.version, o.total, o.currency, l.id, l.sku_id, l.quantity, l.unit_price "
    "FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.id = {} ORDER BY l.position"
)
"""What is decided on, whenever something is to be done with an order."""


def _dialect(name: str) -> Dialect:
    return create_engine(f"{name}://", json_serializer=compact_json).dialect


@dataclass(frozen=True, slots=True)
class Engine:
    """How a driver wants its parameters: `place` writes one, `dialect` knows the types."""

    place: Callable[[int], str]
    dialect: Dialect


POSTGRESQL: Final = Engine("${}".format, _dialect("postgresql+asyncpg"))
SQLITE: Final = Engine("?{}".format, _dialect("sqlite+pysqlite"))


@dataclass(frozen=True, slots=True)
class Statement:
    """One text, and the parameters of each row it is for. Every row must be there, or nothing is written."""

    text: str
    rows: Sequence[Sequence[Any]]

    def of(self, names: Mapping[str, str]) -> "Statement":
        return Statement(self.text, [[named(value, names) for value in row] for row in self.rows])


@dataclass(frozen=True, slots=True)
class Transaction:
    """What is read first, then written."""

    asked: Statement
    writes: Sequence[Statement]

    def of(self, names: Mapping[str, str]) -> "Transaction":
        return Transaction(self.asked.of(names), [write.of(names) for write in self.writes])


def question(text: str, engine: Engine, key: str) -> Statement:
    """One of the reads above."""
    return Statement(text.format(engine.place(1)), [[key]])


def statements(changes: Sequence[Change], engine: Engine) -> tuple[Statement, ...]:
    """As many rows as possible to a statement, in the order of the changes."""
    together: dict[str, list[Sequence[Any]]] = {}
    for change in changes:
        text, row = _one(change, engine)
        together.setdefault(text, []).append(row)
    return tuple(Statement(text, rows) for text, rows in together.items())


def _one(change: Change, engine: Engine) -> tuple[str, Sequence[Any]]:
    table = change.table
    if change.after is None:
        assert change.before is not None
        where, keys = _where(list(table.primary_key), change.before, engine, after=0)
        return f"DELETE FROM {table.name} WHERE {where}", keys
    if change.before is None:
        columns = ", ".join(f'"{name}"' for name in change.after)
        places = ", ".join(map(engine.place, range(1, len(change.after) + 1)))
        values = [_encoded(table.c[name], value, engine) for name, value in change.after.items()]
        return f"INSERT INTO {table.name} ({columns}) VALUES ({places})", values
    return _stock(change, engine) if table is stock_levels else _update(change, engine)


def _update(change: Change, engine: Engine) -> tuple[str, Sequence[Any]]:
    """What changed, if the row is still of the version that was read."""
    before, after, table = change.before or {}, change.after or {}, change.table
    changed = [name for name in after if after[name] != before[name]]
    changes = ", ".join(f'"{name}" = {engine.place(place)}' for place, name in enumerate(changed, start=1))
    guards = [*table.primary_key, *([table.c.version] if "version" in table.c else [])]
    where, keys = _where(guards, before, engine, after=len(changed))
    values = [_encoded(table.c[name], after[name], engine) for name in changed]
    return f"UPDATE {table.name} SET {changes} WHERE {where}", [*values, *keys]


def _stock(change: Change, engine: Engine) -> tuple[str, Sequence[Any]]:
    """By how much, if so much is there: whoever else takes some at the same time."""
    before, after = change.before or {}, change.after or {}
    on_hand, reserved = (after[name] - before[name] for name in ("on_hand", "reserved"))
    one, two, three = map(engine.place, (1, 2, 3))
    text = (
        f"UPDATE stock_levels SET on_hand = on_hand + {one}, reserved = reserved + {two} "
        f"WHERE sku_id = {three} AND on_hand + {one} >= reserved + {two}"
    )
    return text, [on_hand, reserved, after["sku_id"]]


def _where(
    columns: Sequence[Column[Any]], row: Row, engine: Engine, *, after: int
) -> tuple[str, Sequence[Any]]:
    places = map(engine.place, range(after + 1, after + len(columns) + 1))
    names = [f'"{column.name}" = {place}' for column, place in zip(columns, places, strict=True)]
    return " AND ".join(names), [_encoded(column, row[column.name], engine) for column in columns]


def _encoded(column: Column[Any], value: Any, engine: Engine) -> Any:
    encode = column.type.dialect_impl(engine.dialect).bind_processor(engine.dialect)
    return encode(value) if encode else value
