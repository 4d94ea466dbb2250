"""SQLAlchemy's async ORM as one would write it first: a session an order, an object a row."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, Final

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import registry

from benchmarks.laps import Lap, timed
from benchmarks.ordering import Counter
from benchmarks.recorded import Change, named
from shopclerk.adapters.db.tables import metadata
from shopclerk.adapters.db.tables.catalogue import carts, products, sku_prices, skus
from shopclerk.adapters.db.tables.stock import stock_levels

ORM: Final = "SQLAlchemy async ORM"


@asynccontextmanager
async def naive_orm(counter: Counter, at_once: int) -> AsyncIterator[Callable[..., Awaitable[Lap]]]:
    """A lap of orders placed so. SQLite gets one connection: it has one writer."""
    is_file = counter.place.url.startswith("sqlite")
    engine = create_async_engine(
        counter.place.url.replace("+pysqlite", "+aiosqlite"),
        pool_size=1 if is_file else at_once,
        max_overflow=0,
        pool_timeout=600,
    )

    async def lap(numbers: Sequence[int]) -> Lap:
        async def go(number: int) -> None:
            await _place(engine, counter, counter.names(number))

        return await timed(numbers, go, at_once=at_once)

    yield lap
    await engine.dispose()


async def _place(engine: AsyncEngine, counter: Counter, names: Mapping[str, str]) -> None:
    line = counter.recorded_row("order_lines")
    (step,) = counter.recorded
    async with AsyncSession(engine) as session, session.begin():
        for table, key in (
            (carts, counter.recorded_row("orders")["customer_id"]),
            (skus, line["sku_id"]),
            (products, line["product_id"]),
            (sku_prices, (line["sku_id"], line["currency"])),
        ):
            await session.get_one(_class(table), named(key, names))
        for change in step:
            await _apply(session, change, names)


async def _apply(session: AsyncSession, change: Change, names: Mapping[str, str]) -> None:
    table, before, after = change.table, change.before, change.after
    if before is None:
        session.add(_class(table)(**{name: named(value, names) for name, value in (after or {}).items()}))
        await session.flush()  # nothing says what must come first but the order in which it is said
        return
    key = tuple(named(before[column.name], names) for column in table.primary_key)
    kept = await session.get_one(_class(table), key, with_for_update=table is stock_levels)
    if after is None:
        await session.delete(kept)
    elif table is stock_levels:
        assert kept.on_hand - kept.reserved >= after["reserved"] - before["reserved"]
        kept.reserved += after["reserved"] - before["reserved"]
    else:
        for name in after:
            if after[name] != before[name]:
                setattr(kept, name, named(after[name], names))


@cache
def _class(table: Table) -> type[Any]:
    return _classes()[table]


@cache
def _classes() -> dict[Table, type[Any]]:
    """A class a table, as the ORM wants them."""
    mapped = registry(metadata=metadata)
    classes = {table: type(table.name, (), {}) for table in metadata.sorted_tables}
    for table, its_class in classes.items():
        mapped.map_imperatively(its_class, table)
    return classes
