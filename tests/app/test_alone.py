"""One of several processes works, the others wait for their turn."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from shopclerk.adapters.memory.database import memory_database
from shopclerk.app.alone import Alone, Turn
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.leases import Leases
from tests.shopfloor.time_and_names import FakeClock

LASTS = timedelta(milliseconds=30)


@dataclass(slots=True)
class Work:
    """Tells who works now, and how often somebody was refused. `stuck` are those whom the database does not
    answer. Its clock stands still, so that no lease runs out because the machine is busy.
    """

    leases: Leases = field(default_factory=lambda: memory_database().leases)
    clock: FakeClock = field(default_factory=FakeClock)
    at_work: list[str] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    stuck: set[str] = field(default_factory=set)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def turn(self, name: str) -> Turn:
        return Turn(leases=self, clock=self.clock, name="poll", holder=name, lasts=LASTS)

    def alone(self, name: str) -> Alone:
        return Alone(lambda: Worker(self, name), self.turn(name))

    async def take(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        if holder in self.stuck:
            raise Unavailable("database")
        taken = await self.leases.take(name, holder, now, until)
        self.refused[holder] += not taken
        self.changed.set()
        return taken

    async def give_back(self, name: str, holder: str) -> None:
        if holder in self.stuck:
            raise Unavailable("database")
        await self.leases.give_back(name, holder)

    async def is_so(self, what: Callable[[], bool]) -> None:
        async with asyncio.timeout(50):
            while not what():
                self.changed.clear()
                await self.changed.wait()


class Worker:
    def __init__(self, work: Work, name: str) -> None:
        self._work = work
        self._name = name
        self._closing = asyncio.Event()

    async def run(self) -> None:
        self._work.at_work.append(self._name)
        self._work.changed.set()
        await self._closing.wait()
        self._work.at_work.remove(self._name)
        self._work.changed.set()

    def close(self) -> None:
        self._closing.set()


class Broken(Worker):
    async def run(self) -> None:
        raise ZeroDivisionError


@asynccontextmanager
async def running(alone: Alone) -> AsyncIterator[None]:
    task = asyncio.create_task(alone.run())
    try:
        yield
    finally:
        alone.close()
        await task


async def test_the_second_begins_when_the_first_has_stopped() -> None:
    work = Work()
    first = work.alone("a")
    async with running(first):
        await work.is_so(lambda: work.at_work == ["a"])
        async with running(work.alone("b")):
            await work.is_so(lambda: work.refused["b"] > 2)
            assert work.at_work == ["a"]
            first.close()
            await work.is_so(lambda: work.at_work == ["b"])
    assert work.at_work == []


async def test_who_cannot_prolong_it_stops_before_another_begins() -> None:
    work = Work()
    async with running(work.alone("a")):
        await work.is_so(lambda: work.at_work == ["a"])
        async with running(work.alone("b")):
            await work.is_so(lambda: work.refused["b"] > 0)
            work.stuck.add("a")
            await work.is_so(lambda: work.at_work == [])
            work.clock.advance_by(LASTS)
            await work.is_so(lambda: work.at_work == ["b"])
    assert work.at_work == []


async def test_a_defect_of_the_worker_is_not_hidden() -> None:
    work = Work()
    with pytest.raises(ZeroDivisionError):
        await Alone(lambda: Broken(work, "a"), work.turn("a")).run()
