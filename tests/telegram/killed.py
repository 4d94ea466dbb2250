"""The real program on Telegram, killed again and again in the middle of a burst.

    python -m tests.telegram.killed [UPDATES [KILLS [SEED]]]

runs it in full through both frameworks, fetched and brought.
"""

import asyncio
import random
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.app.roles import ALL
from shopclerk.app.settings import SANDBOX_PHRASE
from tests.adapters.telegram.drivers import DRIVERS
from tests.fake_telegram import Bot, FakeTelegram, Limits
from tests.faults.house import LOG, PATIENCE, House, kept, shopkeeper
from tests.invariants import violations
from tests.running.behind import DEAD, WAITING
from tests.running.ports import free_port
from tests.shopfloor.shop import Shop
from tests.telegram.crowd import PLENTY, Crowd, rows
from tests.telegram.customers import Customer
from tests.telegram.transports import TRANSPORTS, Mode

UPDATES: Final = 2_000
CUSTOMERS: Final = 500
KILLS: Final = 20
BETWEEN: Final = 30
"""Calls between two kills, at most: some moment of some update."""


@dataclass(slots=True)
class Toll:
    """What came of it."""

    updates: int = 0
    orders: int = 0
    kills: int = 0
    faults: int = 0
    repeats: int = 0
    surplus: int = 0
    seconds: float = 0.0
    wrongs: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.updates} updates in {self.seconds:.1f} s, {self.orders} orders, {self.kills} kills; "
            f"{self.faults} calls went wrong, {self.repeats} messages repeated for that and {self.surplus} "
            f"for a kill; wrong: {len(self.wrongs)}"
        )


@dataclass(slots=True, kw_only=True)
class Haunted:
    """A shop on SQLite, its house, and its customers."""

    crowd: Crowd
    house: House
    file: Path
    bot: Bot
    chance: random.Random
    toll: Toll = field(default_factory=Toll)

    async def endure(self, updates: int, kills: int) -> None:
        """At least so many of both, until nothing is left to do."""
        began, crowd, toll = monotonic(), self.crowd, self.toll
        async with crowd.in_bad_weather():
            async with asyncio.TaskGroup() as group:
                group.create_task(self._strike(kills))
                await crowd.lives(lambda: crowd.updates >= updates and toll.kills >= kills, nothing_more)
            await self._nothing_waits()
        toll.seconds = monotonic() - began
        toll.updates, toll.repeats = crowd.updates, crowd.repeats.total()
        toll.orders = sum(len(customer.ordered) for customer in crowd.customers)
        toll.faults = len(crowd.telegram.faults.met)

    async def _strike(self, kills: int) -> None:
        """After so many calls of the bot as chance has it."""
        world, calls = self.crowd.telegram.world, self.crowd.telegram.api.calls
        for number in range(1, kills + 1):
            await self.house.open()
            enough = len(calls) + self.chance.randint(1, BETWEEN)
            while len(calls) < enough:
                await world.moved.wait()
            self.house.kill()
            self.toll.kills = number

    async def _nothing_waits(self) -> None:
        """Nobody tells that another process has nothing left to do: it has to be looked at."""
        async with asyncio.timeout(PATIENCE):
            for pause in repeat(0.1):
                if not self.bot.updates and not await asyncio.to_thread(self._waiting):
                    return
                await asyncio.sleep(pause)

    def _waiting(self) -> int:
        with closing(sqlite3.connect(self.file)) as connection:
            return int(connection.execute(WAITING.text).fetchone()[0])

    async def judge(self, database: Database) -> None:
        """A message may stand there once more for each time that the shop was killed, and no effect does."""
        toll, surplus = self.toll, self.crowd.surplus()
        toll.surplus = surplus.total()
        toll.wrongs += self.crowd.screens()
        toll.wrongs += [
            f"{extra} messages too many in {chat}"
            for chat, extra in surplus.items()
            if not 0 <= extra <= toll.kills
        ]
        toll.wrongs += await self.crowd.books(database)
        toll.wrongs += await violations(database.store)
        toll.wrongs += [f"given up: {name}: {failure}" for name, failure in await rows(database, DEAD)]


async def nothing_more(_: Customer) -> None:
    """Nobody pays."""


async def killed(
    driver: str, mode: Mode, *, updates: int, customers: int, kills: int, seed: int, home: Path
) -> Toll:
    file, key, port = home / "shop.db", Sealer.new_key(), free_port()
    url = f"sqlite+pysqlite:///{file}"
    async with FakeTelegram(limits=Limits()) as telegram:
        bot = telegram.bot()
        async with opened(url, key) as database:
            floor = Shop(database=database)
            for sku, units in PLENTY.items():
                await floor.stocks(sku, units)
            crowd = await Crowd.of(telegram, bot, floor, customers, seed)
        settings = {
            "DATABASE_URL": url,
            "SECRET_KEYS": f'["{key}"]',
            "ALLOW_SANDBOX": SANDBOX_PHRASE,
            "DATABASE__DURABILITY": "NORMAL",
            "HTTP__PORT": str(port),
            "HTTP__PUBLIC_URL": f"http://127.0.0.1:{port}",
            "TELEGRAM__TOKEN": bot.token,
            "TELEGRAM__API_URL": telegram.url,
            "TELEGRAM__DRIVER": driver,
            "TELEGRAM__MODE": mode,
        }
        async with shopkeeper("tests.faults.branches", home, settings) as keeper:
            house = House(keeper, "shop", home / LOG, words=(",".join(ALL),))
            haunted = Haunted(crowd=crowd, house=house, file=file, bot=bot, chance=random.Random(seed))
            async with kept(house):
                await house.open()
                await haunted.endure(updates, kills)
        async with opened(url, key) as database:
            await haunted.judge(database)
        return haunted.toll


@asynccontextmanager
async def opened(url: str, key: str) -> AsyncIterator[Database]:
    database = open_database(url, Sealer([key]))
    try:
        yield database
    finally:
        await database.close()


async def main(updates: int, kills: int, seed: int) -> int:
    wrongs = 0
    for driver in DRIVERS:
        for mode in TRANSPORTS:
            with TemporaryDirectory() as home:
                size = {"updates": updates, "customers": CUSTOMERS, "kills": kills, "seed": seed}
                toll = await killed(driver, mode, **size, home=Path(home))
            told = (*toll.wrongs, f"{driver}, {mode}: {toll}")
            print("\n".join(told), flush=True)  # noqa: T201 - for whoever started it
            wrongs += len(toll.wrongs)
    return 1 if wrongs else 0


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(asyncio.run(main(*(given + [UPDATES, KILLS, 1][len(given) :]))))
