"""Placing an order: the full core on three databases, beside the bare drivers of two."""

from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from typing import Final

from benchmarks.databases import DATABASES
from benchmarks.laps import Lap, interleaved
from benchmarks.ordering import Counter, in_memory
from benchmarks.results import OURS, Result
from benchmarks.scenario import Scale
from benchmarks.yardsticks import raw

AT_ONCE: Final = {1: 120, 16: 480, 64: 960}
"""How many clients at once, and how many orders they place in a lap."""
PRODUCTS: Final = {"spread": 200, "hot": 1}
"""How many SKUs they want."""
WANTED: Final = {
    ("PostgreSQL", 16, "spread"): 1.5,
    ("PostgreSQL", 64, "spread"): 3.0,
    ("SQLite", 16, "spread"): 1.2,
    ("SQLite", 64, "spread"): 2.0,
}


@dataclass(frozen=True, slots=True)
class Setting:
    database: str
    at_once: int
    goods: str

    def __str__(self) -> str:
        return f"{self.database}, {self.at_once} at once, {self.goods}"


async def place(scale: Scale) -> AsyncIterator[Result]:
    for goods, products in PRODUCTS.items():
        for at_once, amount in AT_ONCE.items():
            yield await _in_memory(Setting("memory", at_once, goods), products, amount, scale)
    for database, opened in DATABASES.items():
        for goods, products in PRODUCTS.items():
            async with opened() as where:
                counter = await Counter.open(where, products)
                for at_once, amount in AT_ONCE.items():
                    yield await _measured(counter, Setting(database, at_once, goods), amount, scale)


async def _in_memory(setting: Setting, products: int, amount: int, scale: Scale) -> Result:
    run = await in_memory(products, scale.of(amount), setting.at_once)
    return _result(setting, await interleaved({OURS: run}, scale.rounds, f"place-order, {setting}"))


async def _measured(counter: Counter, setting: Setting, amount: int, scale: Scale) -> Result:
    orders = scale.of(amount)
    async with raw(setting.database, counter.place.url, setting.at_once) as yardstick:
        contestants = {
            OURS: counter.product(orders, setting.at_once),
            yardstick.name: counter.raw(orders, yardstick.engine, yardstick.lap),
        }
        laps = await interleaved(contestants, scale.rounds, f"place-order, {setting}")
    return _result(setting, laps, yardstick.name)


def _result(setting: Setting, laps: dict[str, list[Lap]], yardstick: str | None = None) -> Result:
    return Result(
        scenario="place-order",
        setting=str(setting),
        unit="orders/s",
        figures={name: [lap.rate for lap in each] for name, each in laps.items()},
        costs={name: [lap.cost for lap in each] for name, each in laps.items()},
        yardstick=yardstick,
        wanted=WANTED.get((setting.database, setting.at_once, setting.goods)),
        facts=asdict(setting),
    )
