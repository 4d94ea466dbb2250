"""A burst of updates from hundreds of chats, while calls of the bot go wrong by chance: at the end everybody
sees the right screen, and everything happened once.

    python -m tests.telegram.burst [UPDATES [SEED]]

runs it in full through both frameworks, fetched and brought.
"""

import asyncio
import sys
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, Literal

import structlog
from sqlalchemy import text

from shopclerk.core.domain.people import Role
from tests.adapters.telegram.drivers import DRIVERS
from tests.fake_telegram import PrivateChat
from tests.telegram.crowd import PLENTY, Crowd, rows
from tests.telegram.customers import Customer
from tests.telegram.shop import TelegramShop, telegram_shop
from tests.telegram.transports import TRANSPORTS, Mode

UPDATES: Final = 2_000
CUSTOMERS: Final = 500
PAYING: Final = 0.5
PAID: Final = text("SELECT count(*) FROM money_entries WHERE kind = 'captured'")


@dataclass(slots=True)
class Toll:
    """What came of it."""

    updates: int = 0
    orders: int = 0
    paid: int = 0
    faults: int = 0
    repeats: int = 0
    seconds: float = 0.0
    wrongs: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.updates} updates in {self.seconds:.1f} s, {self.orders} orders, {self.paid} paid; "
            f"{self.faults} calls went wrong, {self.repeats} messages repeated; wrong: {len(self.wrongs)}"
        )


@dataclass(slots=True)
class Burst:
    shop: TelegramShop
    crowd: Crowd
    boss: PrivateChat
    toll: Toll = field(default_factory=Toll)

    async def break_out(self, updates: int) -> None:
        """At least so many, until nothing is left to do."""
        began = monotonic()
        async with self.crowd.in_bad_weather():
            await self.crowd.lives(lambda: self.crowd.updates >= updates, self._having_ordered)
            await self.shop.is_quiet()
        self.toll.seconds = monotonic() - began
        await self._judge()

    async def _having_ordered(self, customer: Customer) -> None:
        """Some pay; the provider tells, and tells again."""
        if customer.chance.random() > PAYING:
            return
        fact = self.shop.floor.gateway.pay(await customer.chooses_alipay())
        assert fact is not None
        await asyncio.gather(*(self.shop.branch.shop.confirm_payment(fact) for _ in range(2)))
        self.toll.paid += 1
        await customer.is_thanked()

    async def _judge(self) -> None:
        toll, crowd, database = self.toll, self.crowd, self.shop.database
        toll.updates, toll.repeats = crowd.updates, crowd.repeats.total()
        toll.orders = sum(len(customer.ordered) for customer in crowd.customers)
        toll.faults = len(self.shop.telegram.faults.met)
        toll.wrongs += crowd.screens()
        toll.wrongs += [f"{extra} messages too many in {chat}" for chat, extra in crowd.surplus().items()]
        cards = [message for message in self.boss.shown if "Awaiting shipment" in message.text]
        if len(cards) != toll.paid + crowd.repeats[self.boss.chat.id]:
            toll.wrongs.append(f"{len(cards)} cards of {toll.paid} paid orders")
        if (booked := (await rows(database, PAID))[0][0]) != toll.paid:
            toll.wrongs.append(f"{booked} payments of {toll.paid}")
        toll.wrongs += await crowd.books(database)
        toll.wrongs += await self.shop.breaches()
        toll.wrongs += [f"given up: {each}" for each in await self.shop.dead_letters()]


async def burst(
    driver: str, mode: Mode, *, updates: int, customers: int, seed: int, branches: int = 1
) -> Toll:
    """On SQLite; several `branches` share a PostgreSQL."""
    database: Literal["postgres", "sqlite"] = "sqlite" if branches == 1 else "postgres"
    async with telegram_shop(driver, mode, wares=PLENTY, branches=branches, database=database) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        crowd = await Crowd.of(shop.telegram, shop.bot, shop.floor, customers, seed)
        broken_out = Burst(shop, crowd, boss)
        await broken_out.break_out(updates)
        return broken_out.toll


async def main(updates: int, seed: int) -> int:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    wrongs = 0
    for driver in DRIVERS:
        for mode in TRANSPORTS:
            toll = await burst(driver, mode, updates=updates, customers=CUSTOMERS, seed=seed)
            told = (*toll.wrongs, f"{driver}, {mode}: {toll}")
            print("\n".join(told), flush=True)  # noqa: T201 - for whoever started it
            wrongs += len(toll.wrongs)
    return 1 if wrongs else 0


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    sys.exit(asyncio.run(main(*(given + [UPDATES, 1][len(given) :]))))
