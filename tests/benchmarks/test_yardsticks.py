"""A yardstick that writes less than the product would flatter nobody but itself: it writes the same rows."""

from collections.abc import AsyncIterator
from itertools import pairwise

import pytest

from benchmarks.databases import on_sqlite
from benchmarks.ordering import Counter, name
from benchmarks.raw_postgres import Missing
from benchmarks.recorded import content
from benchmarks.shop import Shop
from benchmarks.yardsticks import Yardstick, raw


@pytest.fixture
async def counter() -> AsyncIterator[Counter]:
    async with on_sqlite() as place:
        yield await Counter.open(place, 2, Shop.live)


@pytest.fixture
async def bare(counter: Counter) -> AsyncIterator[Yardstick]:
    async with raw("SQLite", counter.place.url, 1) as yardstick:
        yield yardstick


async def test_the_bare_driver_lives_an_order_to_its_end_as_the_product_does(
    counter: Counter, bare: Yardstick
) -> None:
    assert len(counter.recorded) == 8
    await counter.product(2, 2)()
    await counter.raw(2, bare.engine, bare.lap)()
    kept = await content(counter.place.database)
    orders = [row for (table, _), row in kept.items() if table.name == "orders"]
    assert {row["status"] for row in orders} == {"completed"}
    assert len({row["version"] for row in orders}) == 1
    levels = [row for (table, _), row in kept.items() if table.name == "stock_levels"]
    assert {row["reserved"] for row in levels} == {0}


async def test_the_bare_driver_is_guarded(counter: Counter, bare: Yardstick) -> None:
    """An order that was placed is not placed again: its cart is empty."""
    of = counter.transactions(bare.engine)
    number = next(counter.numbers)
    await counter.fill([(number, counter.sku(number))])
    await bare.lap([of(counter.names(number))])
    before = await content(counter.place.database)
    with pytest.raises(Missing):
        await bare.lap([of(counter.names(number))])
    assert await content(counter.place.database) == before


def test_names_of_orders_are_as_long_as_the_mark() -> None:
    assert all(len(one) == len(other) for one, other in pairwise(map(name, (0, 7, 12_345_678))))
