"""What one worker alone does."""

import asyncio

from tests.contracts.databases import Shop
from tests.contracts.examples import MINUTE, NOON

LATER = NOON + MINUTE


async def test_one_of_many_has_it(shop: Shop) -> None:
    names = [f"worker-{number}" for number in range(8)]
    taken = await asyncio.gather(*(shop.leases.take("poll", name, NOON, LATER) for name in names))
    assert sorted(taken) == [False] * 7 + [True]
    assert await shop.leases.take("something else", "late", NOON, LATER)


async def test_who_has_it_keeps_it(shop: Shop) -> None:
    assert await shop.leases.take("poll", "a", NOON, LATER)
    assert await shop.leases.take("poll", "a", NOON + MINUTE / 2, LATER + MINUTE / 2)
    assert not await shop.leases.take("poll", "b", LATER, LATER + MINUTE)


async def test_who_is_silent_loses_it(shop: Shop) -> None:
    assert await shop.leases.take("poll", "a", NOON, LATER)
    assert await shop.leases.take("poll", "b", LATER, LATER + MINUTE)
    assert not await shop.leases.take("poll", "a", LATER, LATER + MINUTE)


async def test_what_is_given_back_is_free(shop: Shop) -> None:
    assert await shop.leases.take("poll", "a", NOON, LATER)
    await shop.leases.give_back("poll", "b")
    assert not await shop.leases.take("poll", "b", NOON, LATER)
    await shop.leases.give_back("poll", "a")
    assert await shop.leases.take("poll", "b", NOON, LATER)
    await shop.leases.give_back("never taken", "a")
