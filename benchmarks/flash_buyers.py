"""The buyers of a flash sale, in a process of their own: they wait for the sale, then all press at once."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any, Final

from benchmarks.databases import opened
from benchmarks.raw_postgres import Missing, RawPostgres
from benchmarks.shop import Shop, buyer
from benchmarks.statements import Transaction
from shopclerk.core.domain.errors import OutOfStock

SOLD_OUT: Final = (OutOfStock, Missing)


@dataclass(frozen=True, slots=True)
class Told:
    """How many of them were sold something, how long each waited for the answer, and when all of it was."""

    sold: int
    waits: Sequence[float]
    began: float
    ended: float


def buy(url: str, connections: int, line: Connection) -> None:
    """Sale after sale, as the line says: who presses, by name, or what a bare driver is to do for each.

    With `connections` it is the bare driver that they meet, else the product.
    """
    asyncio.run(_buy(url, connections, line))


async def _buy(url: str, connections: int, line: Connection) -> None:
    async with AsyncExitStack() as stack:
        if connections:
            driver = await RawPostgres.open(url, connections)
            stack.push_async_callback(driver.close)
            press: Callable[[Any], Awaitable[None]] = _first_of_all_the_stock(driver)
        else:
            shop = Shop(database=(await stack.enter_async_context(opened(url))).database)
            press = _by_name(shop)
        line.send("ready")
        while (crowd := await asyncio.to_thread(line.recv)) is not None:
            line.send(await _sale(crowd, press))


def _by_name(shop: Shop) -> Callable[[str], Awaitable[None]]:
    async def press(name: str) -> None:
        await shop.place(buyer(name))

    return press


def _first_of_all_the_stock(driver: RawPostgres) -> Callable[[Transaction], Awaitable[None]]:
    """The conditional UPDATE decides, so it goes first."""

    async def press(order: Transaction) -> None:
        writes = sorted(order.writes, key=lambda each: not each.text.startswith("UPDATE stock_levels"))
        await driver.do([Transaction(order.asked, writes)])

    return press


async def _sale(crowd: Sequence[Any], press: Callable[[Any], Awaitable[None]]) -> Told:
    waits: list[float] = []
    sold = 0
    began = perf_counter()

    async def try_to_buy(one: Any) -> None:
        nonlocal sold
        with suppress(*SOLD_OUT):
            await press(one)
            sold += 1
        waits.append(perf_counter() - began)

    await asyncio.gather(*map(try_to_buy, crowd))
    return Told(sold, waits, began, perf_counter())
