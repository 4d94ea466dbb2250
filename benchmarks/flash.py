"""A flash sale: a thousand buyers press at the same moment, and there are a hundred units.

Each sale is of a new product. The buyers come from one process or from four, which wait for it to begin.
"""

import asyncio
import multiprocessing
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection as Line
from typing import Any, Final

from sqlalchemy import Connection, func, select

from benchmarks.databases import DATABASES, Place
from benchmarks.flash_buyers import Told, buy
from benchmarks.laps import Lap, interleaved
from benchmarks.ordering import Counter, name
from benchmarks.results import OURS, Result
from benchmarks.scenario import Scale
from benchmarks.statements import POSTGRESQL
from shopclerk.adapters.db.tables.orders import order_lines
from shopclerk.adapters.db.tables.stock import stock_levels
from shopclerk.core.domain.ids import SkuId

BUYERS, UNITS = 1_000, 100
RAW: Final = "a conditional UPDATE each"
CONNECTIONS: Final = 64
"""Of the bare driver's, over all its processes."""
SALES: Final = (("PostgreSQL", 1), ("PostgreSQL", 4), ("SQLite", 1))
"""SQLite is of one process."""


async def flash(scale: Scale) -> AsyncIterator[Result]:
    for database, processes in SALES:
        async with DATABASES[database]() as where, _crowds(where, database, processes) as crowds:
            sale = Sale(where, await Counter.open(where, 1))
            runs = {who: partial(sale.lap, who, lines) for who, lines in crowds.items()}
            laps = await interleaved(runs, scale.rounds, f"flash sale, {database}, {processes}")
        for result in _results(laps, database, processes):
            yield result


@dataclass(slots=True)
class Sale:
    """Of one product after the other."""

    place: Place
    counter: Counter
    held: int = 0

    async def lap(self, who: str, lines: Sequence[Line]) -> Lap:
        """Everybody presses at once; exactly the units that were there are sold."""
        self.held += 1
        sku_id = await self.counter.shop.bring_in(f"offer-{self.held}", UNITS)
        numbers = list(islice(self.counter.numbers, BUYERS))
        await self.counter.fill((number, sku_id) for number in numbers)
        crowd = self._transactions(numbers, sku_id) if who == RAW else [name(number) for number in numbers]
        shares = [crowd[first :: len(lines)] for first in range(len(lines))]
        told = await asyncio.gather(
            *(asyncio.to_thread(_press, line, share) for line, share in zip(lines, shares, strict=True))
        )
        assert sum(each.sold for each in told) == UNITS, f"{who} says it sold {[each.sold for each in told]}"
        assert await self._sold(sku_id) == (UNITS, UNITS), f"{who} did not sell {UNITS}"
        seconds = max(each.ended for each in told) - min(each.began for each in told)
        return Lap(seconds, cpu=0.0, waits=[wait for each in told for wait in each.waits])

    def _transactions(self, numbers: Sequence[int], sku_id: SkuId) -> Sequence[Any]:
        of = self.counter.transactions(POSTGRESQL)
        return [of(self.counter.names(number, sku_id))[0] for number in numbers]

    async def _sold(self, sku_id: SkuId) -> tuple[int, int]:
        """Units in orders, and units promised."""
        ordered = select(func.sum(order_lines.c.quantity)).where(order_lines.c.sku_id == sku_id)
        promised = select(stock_levels.c.reserved).where(stock_levels.c.sku_id == sku_id)

        def read(connection: Connection) -> tuple[int, int]:
            return connection.execute(ordered).scalar_one(), connection.execute(promised).scalar_one()

        return await self.place.database.transactions.read(read)


def _press(line: Line, crowd: Sequence[Any]) -> Told:
    line.send(crowd)
    told = line.recv()
    assert isinstance(told, Told)
    return told


@asynccontextmanager
async def _crowds(where: Place, database: str, processes: int) -> AsyncIterator[Mapping[str, Sequence[Line]]]:
    """A line to each process of each contestant; nobody has anything bare to show on SQLite."""
    connections = {OURS: 0, RAW: CONNECTIONS // processes} if database == "PostgreSQL" else {OURS: 0}
    spawn = multiprocessing.get_context("spawn")
    lines: dict[str, list[Line]] = {}
    begun = []
    for who, each in connections.items():
        for _ in range(processes):
            line, theirs = spawn.Pipe()
            process = spawn.Process(target=buy, args=(where.url, each, theirs), daemon=True)
            process.start()
            begun.append(process)
            lines.setdefault(who, []).append(line)
    for line in (line for of_one in lines.values() for line in of_one):
        await asyncio.to_thread(line.recv)
    try:
        yield lines
    finally:
        for line in (line for of_one in lines.values() for line in of_one):
            line.send(None)
        for process in begun:
            process.join(30)


def _results(laps: Mapping[str, Sequence[Lap]], database: str, processes: int) -> list[Result]:
    setting = f"{database}, {processes} process{'es' if processes > 1 else ''}"
    yardstick = RAW if RAW in laps else None
    facts = {"database": database, "processes": processes, "buyers": BUYERS, "units": UNITS}
    return [
        Result(
            scenario="flash sale",
            setting=setting,
            unit="requests/s",
            figures={who: [lap.rate for lap in each] for who, each in laps.items()},
            yardstick=yardstick,
            wanted=6.0 if yardstick else None,
            facts=facts,
        ),
        Result(
            scenario="flash sale, p99",
            setting=setting,
            unit="ms",
            figures={who: [lap.p99 * 1000 for lap in each] for who, each in laps.items()},
            yardstick=yardstick,
            wanted=0.25 if yardstick else None,
            less_is_better=True,
            facts=facts,
        ),
    ]
