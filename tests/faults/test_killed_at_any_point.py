"""`kill -9` at any point of an order's life, and again: nothing is lost and nothing happens twice."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import chain, cycle, islice, repeat
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from tests.faults.aftermath import wrongs
from tests.faults.house import House, house, stock
from tests.faults.life import Life, life
from tests.faults.page import Page

AT_ONCE: Final = 8
"""Lives that are lived side by side: they mostly wait."""
STRIDE: Final = 7
"""A process dies after so many commits; lives differ in which of their commits is the first to be fatal."""
SOON: Final = 0.3
"""Seconds; no life is shorter."""
OFTEN: Final = 12
"""A shop that dies more often than it gets anything done would never be through."""


async def before_it_is_heard(where: Page, update_id: str) -> None:
    """The update is on its way."""


async def once_it_is_heard(where: Page, update_id: str) -> None:
    await where.is_heard(update_id)


async def once_it_is_answered(where: Page, update_id: str) -> None:
    await where.is_answered(update_id)


MOMENTS: Final = (before_it_is_heard, once_it_is_heard, once_it_is_answered)


@asynccontextmanager
async def deadly_steps(kept: House, lived: Life, first: int) -> AsyncIterator[None]:
    """The shop is killed at every step, at each of the moments in turn, beginning with that one."""
    moments = islice(cycle(MOMENTS), first, None)

    async def meddle(where: Page, update_id: str) -> None:
        await next(moments)(where, update_id)
        kept.kill()
        await kept.open()

    lived.meddle = meddle
    yield


@asynccontextmanager
async def deadly_instants(kept: House, lived: Life, seed: int) -> AsyncIterator[None]:
    """The shop is killed at instants that nobody chose, for the first time soon: a life can be short."""
    chance = random.Random(seed)

    async def kill() -> None:
        for longest in chain((SOON,), repeat(1.5, OFTEN)):
            await asyncio.sleep(chance.uniform(0.02, longest))
            kept.kill()
            await kept.open()

    killing = asyncio.create_task(kill())
    try:
        yield
    finally:
        killing.cancel()


@asynccontextmanager
async def peace(kept: House, lived: Life, number: int) -> AsyncIterator[None]:
    """The shop is left alone."""
    yield


@asynccontextmanager
async def deadly_commits(kept: House, lived: Life, first: int) -> AsyncIterator[None]:
    """The shop dies right after its `first` commit, and right after every seventh from then on."""
    kept.fuses = chain((first,), repeat(STRIDE))
    kept.kill()
    yield


Fate: TypeAlias = Callable[[House, Life, int], AbstractAsyncContextManager[None]]


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a demo shop that nobody has entered yet."""
    directory = tmp_path_factory.mktemp("stocked")
    asyncio.run(stock(directory))
    return directory


async def live(directory: Path, stocked: Path, fate: Fate, number: int) -> int:
    """One whole life; answers how often the shop died. What is wrong afterwards fails the test."""
    async with house(directory, stocked) as kept, life(kept) as lived:
        async with fate(kept, lived, number):
            order = await lived.live()
        await kept.calm()
    assert await wrongs(directory, lived, order) == []
    return kept.deaths


async def live_all(directory: Path, stocked: Path, fate: Fate, numbers: range) -> list[int]:
    """A life for each number, a few side by side."""
    few = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> int:
        async with few:
            return await live(directory / str(number), stocked, fate, number)

    async with asyncio.TaskGroup() as group:
        lives = [group.create_task(one(number)) for number in numbers]
    return [each.result() for each in lives]


async def test_a_shop_that_never_dies_ends_as_expected(tmp_path: Path, stocked: Path) -> None:
    assert await live_all(tmp_path, stocked, peace, range(1)) == [0]


@pytest.mark.invariant(38)
async def test_dead_after_any_commit(tmp_path: Path, stocked: Path) -> None:
    deaths = await live_all(tmp_path, stocked, deadly_commits, range(1, STRIDE + 1))
    assert min(deaths) > 10


async def test_dead_at_any_step(tmp_path: Path, stocked: Path) -> None:
    deaths = await live_all(tmp_path, stocked, deadly_steps, range(len(MOMENTS)))
    assert min(deaths) > 10


async def test_dead_at_any_instant(tmp_path: Path, stocked: Path) -> None:
    deaths = await live_all(tmp_path, stocked, deadly_instants, range(3))
    assert min(deaths) > 0
