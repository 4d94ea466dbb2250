"""The product against the bare driver, in many settings: the same for whatever way an order goes."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.databases import DATABASES
from benchmarks.laps import Lap, Run, interleaved
from benchmarks.ordering import Counter, Journey, in_memory
from benchmarks.orm import ORM, naive_orm
from benchmarks.results import OURS, Result
from benchmarks.scenario import Scale
from benchmarks.yardsticks import raw


@dataclass(frozen=True, slots=True)
class Setting:
    database: str
    at_once: int
    goods: str

    def __str__(self) -> str:
        return f"{self.database}, {self.at_once} at once, {self.goods}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """`amounts` is how many orders so many clients at once bring on their way in a lap, `products` how many
    SKUs they want, `wanted` what is asked of a ratio; `orm` are settings in which an ORM takes part.
    """

    scenario: str
    journey: Journey
    amounts: Mapping[int, int]
    products: Mapping[str, int]
    wanted: Mapping[Setting, float]
    scale: Scale
    orm: Sequence[Setting] = ()
    wanted_of_orm: float | None = None

    async def run(self) -> AsyncIterator[Result]:
        for goods in self.products:
            for at_once in self.amounts:
                yield await self._in_memory(Setting("memory", at_once, goods))
        for database, opened in DATABASES.items():
            for goods, products in self.products.items():
                async with opened() as where:
                    counter = await Counter.open(where, products, self.journey)
                    for at_once in self.amounts:
                        for result in await self._measured(counter, Setting(database, at_once, goods)):
                            yield result

    async def _in_memory(self, setting: Setting) -> Result:
        orders = self.scale.of(self.amounts[setting.at_once])
        run = await in_memory(self.products[setting.goods], orders, setting.at_once, self.journey)
        return self._result(setting, await self._laps(setting, {OURS: run}))

    async def _measured(self, counter: Counter, setting: Setting) -> list[Result]:
        orders, at_once = self.scale.of(self.amounts[setting.at_once]), setting.at_once
        async with raw(setting.database, counter.place.url, at_once) as yardstick:
            contestants = {
                OURS: counter.product(orders, at_once),
                yardstick.name: counter.raw(orders, yardstick.engine, yardstick.lap),
            }
            if setting not in self.orm:
                return [self._result(setting, await self._laps(setting, contestants), yardstick.name)]
            async with naive_orm(counter, at_once) as orm:
                laps = await self._laps(setting, {**contestants, ORM: counter.checked(orders, orm)})
        of_orm = {OURS: laps[OURS], ORM: laps.pop(ORM)}
        return [self._result(setting, laps, yardstick.name), self._result(setting, of_orm, ORM)]

    async def _laps(self, setting: Setting, contestants: Mapping[str, Run]) -> dict[str, list[Lap]]:
        return await interleaved(contestants, self.scale.rounds, f"{self.scenario}, {setting}")

    def _result(
        self, setting: Setting, laps: Mapping[str, Sequence[Lap]], yardstick: str | None = None
    ) -> Result:
        return Result(
            scenario=self.scenario,
            setting=str(setting),
            unit="orders/s",
            figures={name: [lap.rate for lap in each] for name, each in laps.items()},
            costs={name: [lap.cost for lap in each] for name, each in laps.items()},
            yardstick=yardstick,
            wanted=self.wanted_of_orm if yardstick == ORM else self.wanted.get(setting),
            facts=asdict(setting),
        )
