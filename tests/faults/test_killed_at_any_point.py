"""`kill -9` at any point of an order's life, and again: nothing is lost and nothing happens twice."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import chain, cycle, islice, repeat
from pathlib import Path
from typing import Final, TypeAlias

import pytest
import pytest_asyncio

from tests.faults.aftermath import wrongs
from tests.faults.house import House, Shopkeeper, demo_house, nothing_waits, shopkeeper
from tests.faults.life import Life, life
from tests.faults.page import Page

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(900)]

AT_ONCE: Final = 6
"""Lives that are lived side by side: each waits now and then."""
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
    """The shop is killed at every step, at each of the moments in turn, beginning with that one: as many
    lives as there are moments try each step at each.
    """
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
        for longest in chain((SOON,), repeat(0.8, OFTEN)):
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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def keeper(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shopkeeper]:
    async with shopkeeper("tests.faults.shopkeeper", tmp_path_factory.mktemp("stocked")) as kept:
        yield kept


async def live(keeper: Shopkeeper, directory: Path, fate: Fate, number: int) -> int:
    """One whole life; answers how often the shop died. What is wrong afterwards fails the test."""
    async with demo_house(keeper, directory) as kept, life(kept) as lived:
        async with fate(kept, lived, number):
            order = await lived.live()
        await kept.calm()
        await nothing_waits(directory)
    assert await wrongs(directory, lived, order) == []
    return kept.deaths


async def live_all(keeper: Shopkeeper, directory: Path, fate: Fate, numbers: range) -> list[int]:
    """A life for each number, a few side by side."""
    few = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> int:
        async with few:
            return await live(keeper, directory / str(number), fate, number)

    async with asyncio.TaskGroup() as group:
        lives = [group.create_task(one(number)) for number in numbers]
    return [each.result() for each in lives]


async def test_a_shop_that_never_dies_ends_as_expected(keeper: Shopkeeper, tmp_path: Path) -> None:
    assert await live_all(keeper, tmp_path, peace, range(1)) == [0]


@pytest.mark.invariant(38)
async def test_dead_after_any_commit(keeper: Shopkeeper, tmp_path: Path) -> None:
    deaths = await live_all(keeper, tmp_path, deadly_commits, range(1, STRIDE + 1))
    assert min(deaths) > 10


async def test_dead_at_any_step(keeper: Shopkeeper, tmp_path: Path) -> None:
    deaths = await live_all(keeper, tmp_path, deadly_steps, range(1))
    assert min(deaths) > 10


async def test_dead_at_any_instant(keeper: Shopkeeper, tmp_path: Path) -> None:
    deaths = await live_all(keeper, tmp_path, deadly_instants, range(2))
    assert min(deaths) > 0
