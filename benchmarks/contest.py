"""The product against the bare driver, in many settings: the same for whatever way an order goes."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from benchmarks.databases import DATABASES
from benchmarks.laps import Lap, Run, interleaved
from benchmarks.ordering import Counter, Journey, in_memory
from benchmarks.orm import ORM, naive_orm
from benchmarks.results import OURS, Result
from benchmarks.scenario import Scale
from benchmarks.yardsticks import raw

SPREAD, HOT = "spread", "hot"
SKUS: Final = {SPREAD: 200, HOT: 1}
"""How many are wanted: each by somebody else, or one by all."""
COOL: Final = "the same, spread"
HOT_TO_SPREAD: Final = 0.8


@dataclass(frozen=True, slots=True)
class Setting:
    database: str
    at_once: int
    goods: str = SPREAD

    def __str__(self) -> str:
        return f"{self.database}, {self.at_once} at once, {self.goods}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """`amounts` is how many orders so many clients at once bring on their way in a lap, `wanted` what is
    asked of a ratio to the bare driver; `orm` are settings in which an ORM takes part.
    """

    scenario: str
    journey: Journey
    amounts: Mapping[int, int]
    wanted: Mapping[Setting, float]
    scale: Scale
    orm: Sequence[Setting] = ()
    wanted_of_orm: float | None = None

    async def run(self) -> AsyncIterator[Result]:
        for at_once in self.amounts:
            yield await self._in_memory(Setting("memory", at_once))
        for database, opened in DATABASES.items():
            async with opened() as where:
                counter = await Counter.open(where, SKUS[SPREAD], self.journey)
                for at_once in self.amounts:
                    for result in await self._measured(counter, Setting(database, at_once)):
                        yield result

    async def _in_memory(self, setting: Setting) -> Result:
        orders = self.scale.of(self.amounts[setting.at_once])
        run = await in_memory(SKUS[SPREAD], orders, setting.at_once, self.journey)
        return self._result(setting, await self._laps(setting, {OURS: run}))

    async def _measured(self, counter: Counter, setting: Setting) -> list[Result]:
        orders, at_once = self.scale.of(self.amounts[setting.at_once]), setting.at_once
        hot = Setting(setting.database, at_once, HOT)
        async with (
            raw(setting.database, counter.place.url, at_once) as yardstick,
            naive_orm(counter, at_once) as orm,
        ):
            runs = {
                OURS: counter.product(orders, at_once),
                yardstick.name: counter.raw(orders, yardstick.engine, yardstick.lap),
                **({ORM: counter.checked(orders, orm)} if setting in self.orm else {}),
            }
            one = counter.wanting(SKUS[HOT])
            runs_hot = {
                OURS: one.product(orders, at_once),
                yardstick.name: one.raw(orders, yardstick.engine, yardstick.lap),
            }
            both = runs | {_hot(name): run for name, run in runs_hot.items() if at_once > 1}
            laps = await self._laps(setting, both)
        results = [self._result(setting, laps, name) for name in runs if name != OURS]
        if at_once > 1:
            of_hot = {name: laps[_hot(name)] for name in runs_hot}
            results.append(self._result(hot, of_hot, yardstick.name))
            results.append(self._result(hot, {OURS: of_hot[OURS], COOL: laps[OURS]}, COOL))
        return results

    async def _laps(self, setting: Setting, contestants: Mapping[str, Run]) -> dict[str, list[Lap]]:
        return await interleaved(contestants, self.scale.rounds, f"{self.scenario}, {setting}")

    def _result(
        self, setting: Setting, laps: Mapping[str, Sequence[Lap]], yardstick: str | None = None
    ) -> Result:
        both = {name: laps[name] for name in (OURS, yardstick) if name}
        special = {ORM: self.wanted_of_orm, COOL: HOT_TO_SPREAD}
        return Result(
            scenario=self.scenario,
            setting=str(setting),
            unit="orders/s",
            figures={name: [lap.rate for lap in each] for name, each in both.items()},
            costs={name: [lap.cost for lap in each] for name, each in both.items()},
            yardstick=yardstick,
            wanted=special.get(yardstick or "", self.wanted.get(setting)),
            facts=asdict(setting),
        )


def _hot(name: str) -> str:
    """A contestant whose buyers all want the same."""
    return f"{name}, {HOT}"
