"""What a shop does by itself: it ends orders that nobody paid, and tells people what happened."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from time import perf_counter, process_time
from typing import Final

from benchmarks.databases import DATABASES
from benchmarks.laps import Lap, Run, interleaved, timed
from benchmarks.ordering import Counter, name
from benchmarks.results import OURS, Result
from benchmarks.scenario import Scale
from benchmarks.shop import buyer
from shopclerk.app.system import SystemClock, pause
from shopclerk.core.domain.events import Event
from shopclerk.core.ports.outbox import Delivery
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.housekeeping import ExpireUnpaid
from shopclerk.core.usecases.relaying import RelayOutbox
from shopclerk.core.usecases.unit_of_work import UnitOfWork

ORDERS: Final = 400
AT_ONCE: Final = 64
LATE: Final = timedelta(hours=1)


class LateClock(SystemClock):
    """The time when nobody may pay any more."""

    def now(self) -> datetime:
        return super().now() + LATE


@dataclass(frozen=True, slots=True)
class Heard:
    """The core's `Notifier`: each event is for one customer, who hears of it at once."""

    async def recipients(self, event: Event) -> tuple[str, ...]:
        return (f"customer of {event}",)

    async def tell(self, delivery: Delivery) -> None:
        """Heard."""


async def upkeep(scale: Scale) -> AsyncIterator[Result]:
    for database, opened in DATABASES.items():
        async with opened() as where:
            counter = await Counter.open(where, 200)
            late = UnitOfWork(where.database.store, LateClock(), counter.shop.ids, pause)
            relay = RelayOutbox(where.database.outbox, Heard(), counter.shop.clock)
            sweeps: dict[str, Callable[[], Awaitable[int]]] = {
                "end unpaid orders": ExpireUnpaid(late, Gateways((counter.shop.provider,))),
                "outbox relay": relay,
            }
            for what, sweep in sweeps.items():
                run = _lap(counter, scale.of(ORDERS), relay, sweep)
                yield _result(what, database, await interleaved({OURS: run}, scale.rounds, what))


def _lap(counter: Counter, orders: int, relay: RelayOutbox, sweep: Callable[[], Awaitable[int]]) -> Run:
    """So many orders were just placed, and nobody waits for anything older."""

    async def run() -> Lap:
        while await relay():
            pass
        numbers = list(islice(counter.numbers, orders))
        await counter.fill((number, counter.sku(number)) for number in numbers)
        await timed(numbers, lambda number: counter.shop.place(buyer(name(number))), at_once=AT_ONCE)
        began, spent = perf_counter(), process_time()
        while await sweep():
            pass
        seconds = perf_counter() - began
        return Lap(seconds, process_time() - spent, [seconds / orders] * orders)

    return run


def _result(what: str, database: str, laps: dict[str, list[Lap]]) -> Result:
    return Result(
        scenario=what,
        setting=database,
        unit="/s",
        figures={OURS: [lap.rate for lap in laps[OURS]]},
        costs={OURS: [lap.cost for lap in laps[OURS]]},
        facts={"database": database},
    )
