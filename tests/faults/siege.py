"""Branches of one shop on one PostgreSQL, under load of orders: killed again and again, with a server that
crashes and clocks that step. `make faults` runs a long one:

    python -m tests.faults.siege KILLS
"""

import asyncio
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any, Final, TypeAlias

from sqlalchemy import TextClause, text

from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.app.settings import SANDBOX_PHRASE
from tests.faults.customers import PATIENCE, REFUSED, Customer, persistently
from tests.faults.house import LOG, House, kept, shopkeeper
from tests.postgres.databases import execute, url_of
from tests.postgres.server import Server
from tests.running.ports import free_port
from tests.running.program import shopclerk
from tests.shopfloor.shop import Shop

BRANCHES: Final = ("http,chat", "chat,relay", "chat,scheduler,relay")
"""The roles of each."""
CUSTOMERS: Final = 6
BETWEEN: Final = 3
"""Orders between two kills, at most."""
CRASH_EVERY: Final = 4
STEP_EVERY: Final = 2
UNITS: Final = 1_000_000

WAITING: Final = text(
    "SELECT (SELECT count(*) FROM outbox_entries) + (SELECT count(*) FROM inbox WHERE finished_at IS NULL) "
    "+ (SELECT count(*) FROM deliveries WHERE settled_at IS NULL)"
)
ORDERS: Final = text(
    "SELECT claims.key, orders.number FROM orders LEFT JOIN claims ON claims.scope = 'checkout' "
    "AND claims.owner = orders.id"
)
GIVEN_UP: Final = text(
    "SELECT event_id, failure FROM inbox WHERE finished_at IS NOT NULL AND failure IS NOT NULL"
)

Tell: TypeAlias = Callable[[str], None]


@dataclass(slots=True)
class Toll:
    """What befell the shop, and what it did all the same."""

    orders: int = 0
    taps: int = 0
    kills: int = 0
    crashes: int = 0
    steps: int = 0
    refusals: int = 0
    seconds: float = 0.0
    wrongs: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.orders} orders by {self.taps} taps in {self.seconds:.0f} s; {self.kills} processes "
            f"killed, {self.crashes} crashes of PostgreSQL ({self.refusals} starts refused meanwhile), "
            f"{self.steps} steps of clocks; wrong: {len(self.wrongs)}"
        )


@dataclass(slots=True)
class Siege:
    """A shop with its branches and customers, and who besieges it."""

    server: Server
    database: Database
    branches: list[House]
    customers: list[Customer]
    chance: random.Random
    tell: Tell
    toll: Toll = field(default_factory=Toll)
    _ordered: asyncio.Condition = field(default_factory=asyncio.Condition)
    _over: bool = False

    async def endure(self, kills: int) -> None:
        """So many kills under load, and now and then a crash of PostgreSQL or a step of a clock with one."""
        began = monotonic()
        async with asyncio.TaskGroup() as group:
            for customer in self.customers:
                group.create_task(self._orders(customer))
            for number in range(1, kills + 1):
                await self._until_orders(self.toll.orders + self.chance.randint(1, BETWEEN))
                await self._strike(number)
                self.tell(f"{number} of {kills} kills, {self.toll.orders} orders")
            self._over = True
        await self._nothing_waits()
        self.toll.seconds = monotonic() - began

    async def _strike(self, number: int) -> None:
        victim, other = self.chance.sample(self.branches, 2)
        await victim.open()
        if number % CRASH_EVERY == 0:
            await asyncio.to_thread(self.server.crash)
            victim.kill()
            await asyncio.to_thread(self.server.start)
            self.toll.crashes += 1
        else:
            victim.kill()
        if number % STEP_EVERY == 0:
            await other.open()
            other.kill(signal.SIGUSR1)
            self.toll.steps += 1
        self.toll.kills = number

    async def _orders(self, customer: Customer) -> None:
        while not self._over:
            await customer.order()
            async with self._ordered:
                self.toll.orders += 1
                self._ordered.notify_all()

    async def _until_orders(self, count: int) -> None:
        async with asyncio.timeout(PATIENCE), self._ordered:
            await self._ordered.wait_for(lambda: self.toll.orders >= count)

    async def _nothing_waits(self) -> None:
        """Nobody tells that other processes have nothing left to do: it has to be looked at."""
        async with asyncio.timeout(PATIENCE):
            for pause in repeat(0.2):
                if (await self._rows(WAITING))[0][0] == 0:
                    return
                await asyncio.sleep(pause)

    async def judge(self) -> None:
        """Every order that was acknowledged is there, once, and everybody was told its number."""
        wrongs = self.toll.wrongs
        orders = await self._rows(ORDERS)
        made = Counter(token for token, _ in orders)
        told = {token: words for customer in self.customers for token, words in customer.told.items()}
        wanted = {token for token, words in told.items() if not any(each in words for each in REFUSED)}
        self.toll.taps = sum(customer.placed.total() for customer in self.customers)
        wrongs += [f"no order of {token}, told: {told[token]}" for token in wanted - made.keys()]
        wrongs += [f"an order that nobody wanted: {token}" for token in made.keys() - wanted]
        wrongs += [f"{count} orders of {token}" for token, count in made.items() if count > 1]
        wrongs += [
            f"{number} told as {told.get(token)}" for token, number in orders if told.get(token) != number
        ]
        wrongs += [f"given up: {event}: {failure}" for event, failure in await self._rows(GIVEN_UP)]

    async def _rows(self, query: TextClause) -> Sequence[Any]:
        return await persistently(
            lambda: self.database.transactions.read(lambda connection: connection.execute(query).fetchall())
        )


@asynccontextmanager
async def besieged(home: Path, seed: int, tell: Tell) -> AsyncIterator[Siege]:
    """A stocked shop with its branches open while the block runs; then each is closed gracefully."""
    server, key = Server(durable=True), Sealer.new_key()
    chance = random.Random(seed)
    try:
        await execute(server.address, "CREATE DATABASE shop")
        url = url_of(server.address.set(database="shop"))
        settings = settings_of(url, key, free_port())
        database = open_database(url, Sealer([key]), tuning=Tuning(connections=6))
        sku_id = await Shop(database=database).stocks("MUG", UNITS)
        customers = [
            Customer(f"customer{n:02d}", database, sku_id, random.Random(seed + n)) for n in range(CUSTOMERS)
        ]
        async with AsyncExitStack() as stack:
            stack.push_async_callback(database.close)
            keeper = await stack.enter_async_context(shopkeeper("tests.faults.branches", home, settings))
            branches = [
                await stack.enter_async_context(
                    kept(House(keeper, f"branch{n}", home / LOG, words=(roles,), persistent=True))
                )
                for n, roles in enumerate(BRANCHES)
            ]
            for branch in branches:
                await branch.open()
            siege = Siege(server, database, branches, customers, chance, tell)
            yield siege
            await siege.judge()
            siege.toll.refusals = sum(branch.refusals for branch in branches)
        siege.toll.wrongs += await asyncio.to_thread(_afterwards, home, settings)
    finally:
        server.stop()


def settings_of(url: str, key: str, port: int) -> dict[str, str]:
    """A shop whose customers have little time to pay: what they hold is let go of meanwhile."""
    return {
        "DATABASE_URL": url,
        "SECRET_KEYS": f'["{key}"]',
        "ALLOW_SANDBOX": SANDBOX_PHRASE,
        "TERMS__PAY_WITHIN": "PT20S",
        "TERMS__REMIND_BEFORE": "PT1S",
        "DATABASE__CONNECTIONS": "5",
        "HTTP__PORT": str(port),
    }


def _afterwards(home: Path, settings: Mapping[str, str]) -> list[str]:
    audit = shopclerk(home, "audit", settings=settings)
    log = (home / LOG).read_text(encoding="utf-8")
    wrongs = [f"audit: {audit.stdout}{audit.stderr}"] if audit.returncode else []
    return wrongs + ([f"the log has a stack trace: {log}"] if "Traceback" in log else [])


def _printed(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - for whoever started it


async def main(kills: int) -> int:
    with TemporaryDirectory() as home:
        async with besieged(Path(home), kills, _printed) as siege:
            await siege.endure(kills)
    _printed("\n".join((*siege.toll.wrongs, str(siege.toll))))
    return 1 if siege.toll.wrongs else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]))))
