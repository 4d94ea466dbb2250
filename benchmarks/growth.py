"""Growth: the same orders placed, and the same pages and sweeps read, in a small shop and in a large one.

    python -m benchmarks.growth --orders 10000,1000000 --on SQLite

Both shops stand side by side and take turns, so a ratio is of one moment. `growth_data` fills them; a million
orders take about 10 GB on each database.
"""

import argparse
import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.databases import SEALER, bare_postgres
from benchmarks.growth_data import grow
from benchmarks.growth_reads import OF_THE_QUEUE, reads, sample
from benchmarks.growth_seed import Seed, seed
from benchmarks.laps import Lap, Run, interleaved, timed
from benchmarks.results import OURS, Result, table
from benchmarks.scenario import Scale
from benchmarks.shop import Shop, buyer
from shopclerk.adapters.db.database import Database, open_database

SIZES: Final = (10_000, 1_000_000)
QUICK: Final = (2_000, 20_000)
ORDERS_A_LAP: Final = 120
READS_A_LAP: Final = 20
AT_ONCE: Final = 16
PRODUCTS: Final = 50
PLACING: Final = 0.95
READING: Final = 1.3


async def growth(scale: Scale) -> AsyncIterator[Result]:
    for name in KINDS:
        async for result in compared(name, QUICK if scale.quick else SIZES, scale.rounds):
            yield result


async def compared(name: str, sizes: Sequence[int], rounds: int) -> AsyncIterator[Result]:
    """The larger shop beside the smaller one, on one kind of database."""
    now = datetime.now(UTC)
    seeded = await seed(SEALER, now)
    async with AsyncExitStack() as stack:
        small, large = [await stack.enter_async_context(grown(name, size, seeded)) for size in sorted(sizes)]
        async for result in measured(f"{name}, {max(sizes):,} orders", small, large, now, rounds):
            yield result


async def measured(
    setting: str, small: Database, large: Database, now: datetime, rounds: int
) -> AsyncIterator[Result]:
    yield _rates(
        setting,
        await interleaved({OURS: await _placing(large), SMALL: await _placing(small)}, rounds, "place"),
    )
    asked = [await _reading(database, now) for database in (small, large)]
    for name in asked[0]:
        of_both = {OURS: _laps(asked[1][name]), SMALL: _laps(asked[0][name])}
        yield _times(name, setting, await interleaved(of_both, rounds, name))


SMALL: Final = "small shop"


def _rates(setting: str, laps: Mapping[str, Sequence[Lap]]) -> Result:
    return Result(
        scenario="grown: place",
        setting=setting,
        unit="orders/s",
        figures={name: [lap.rate for lap in of] for name, of in laps.items()},
        costs={name: [lap.cost for lap in of] for name, of in laps.items()},
        yardstick=SMALL,
        wanted=PLACING,
    )


def _times(name: str, setting: str, laps: Mapping[str, Sequence[Lap]]) -> Result:
    return Result(
        scenario=f"grown: {name}",
        setting=setting,
        unit="ms",
        figures={whose: [median(lap.waits) * 1000 for lap in of] for whose, of in laps.items()},
        yardstick=SMALL,
        wanted=None if name in OF_THE_QUEUE else READING,
        less_is_better=True,
    )


async def _placing(database: Database) -> Run:
    """A lap of orders by new customers, whose carts are full."""
    shop, placed = Shop(database=database), 0
    await shop.stock(PRODUCTS, units=1_000_000)

    async def lap() -> Lap:
        nonlocal placed
        buyers = [buyer(f"grown-{number}") for number in range(placed, placed + ORDERS_A_LAP)]
        placed += ORDERS_A_LAP
        for number, one in enumerate(buyers):
            await shop.fill(one, shop.skus[number % PRODUCTS])
        return await timed(buyers, shop.place, at_once=AT_ONCE)

    return lap


async def _reading(database: Database, now: datetime) -> Mapping[str, Callable[[], Awaitable[Any]]]:
    return reads(database, await sample(database), now)


def _laps(read: Callable[[], Awaitable[Any]]) -> Run:
    async def one(_: int) -> None:
        await read()

    return lambda: timed(range(READS_A_LAP), one, at_once=1)


@asynccontextmanager
async def grown(name: str, orders: int, seeded: Seed) -> AsyncIterator[Database]:
    """A shop with about so many orders; it is gone afterwards."""
    async with KINDS[name](orders) as url:
        await open_database(url, SEALER).close()
        await grow(url, seeded, orders)
        database = open_database(url, SEALER)
        try:
            yield database
        finally:
            await database.close()


@asynccontextmanager
async def _sqlite(orders: int) -> AsyncIterator[str]:
    with TemporaryDirectory(prefix="shopclerk-grown-") as folder:
        yield f"sqlite+pysqlite:///{Path(folder, 'shop.db')}"


def _postgres(orders: int) -> AbstractAsyncContextManager[str]:
    return bare_postgres(f"grown_{orders}")


KINDS: Final[Mapping[str, Callable[[int], AbstractAsyncContextManager[str]]]] = {
    "SQLite": _sqlite,
    "PostgreSQL": _postgres,
}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--orders", default=",".join(map(str, SIZES)), help="of the two shops")
    parser.add_argument("--on", choices=KINDS, nargs="*", default=list(KINDS))
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    logging.disable(logging.WARNING)
    sizes = [int(size) for size in options.orders.split(",")]
    results = asyncio.run(_all(options.on, sizes, options.rounds))
    sys.stdout.write(f"{table(results)}\n")


async def _all(names: Sequence[str], sizes: Sequence[int], rounds: int) -> list[Result]:
    return [result for name in names async for result in compared(name, sizes, rounds)]


if __name__ == "__main__":
    main()
