"""Many customers at once, the weather they have, and what must be true of the shop when they are done."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from sqlalchemy import TextClause, text

from shopclerk.adapters.db.database import Database
from tests.fake_telegram import Bot, FakeTelegram
from tests.shopfloor.shop import Shop
from tests.telegram.customers import Customer, Eyes
from tests.telegram.weather import Weather

REDELIVERED: Final = 0.05
QUOTAS: Final = (2, 2, 3, 3, 4, 12)
"""Updates of a customer; who has so many that it is enough orders something with the last of them."""
TO_ORDER: Final = 6
AGAIN: Final = 50
PLENTY: Final = {"tea": 100_000, "mug": 100_000, "notebook": 100_000}

CARTS: Final = text(
    "SELECT accounts.account, cart_lines.sku_id, cart_lines.quantity FROM cart_lines "
    "JOIN accounts ON accounts.person_id = cart_lines.cart_id"
)
ORDERS: Final = text(
    "SELECT accounts.account, orders.total FROM orders JOIN accounts "
    "ON accounts.person_id = orders.customer_id"
)

Then: TypeAlias = Callable[[Customer], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Crowd:
    customers: list[Customer]
    telegram: FakeTelegram
    eyes: Eyes
    weather: Weather
    chance: random.Random

    @classmethod
    async def of(cls, telegram: FakeTelegram, bot: Bot, floor: Shop, size: int, seed: int) -> "Crowd":
        """Of a shop that has plenty."""
        chance, eyes = random.Random(seed), Eyes(telegram)
        wares = {sku.capitalize(): await floor.sku(sku) for sku in PLENTY}
        customers = [
            Customer(
                chat=telegram.person(f"Customer {number}").chat_with(bot),
                wares=wares,
                chance=random.Random(chance.random()),
                eyes=eyes,
            )
            for number in range(size)
        ]
        weather = Weather(random.Random(seed))
        return cls(customers=customers, telegram=telegram, eyes=eyes, weather=weather, chance=chance)

    @asynccontextmanager
    async def in_bad_weather(self) -> AsyncIterator[None]:
        self.telegram.faults.chooser = self.weather
        self.telegram.redeliver = lambda update: self.chance.random() < REDELIVERED
        watching = asyncio.create_task(self.eyes.watch())
        try:
            yield
        finally:
            watching.cancel()

    async def lives(self, enough: Callable[[], bool], having_ordered: Then) -> None:
        """Everybody, and some again until it is enough, as fast as the shop answers."""
        await asyncio.gather(*(self._lives(customer, having_ordered) for customer in self.customers))
        while not enough():
            some = self.chance.sample(self.customers, min(len(self.customers), AGAIN))
            await asyncio.gather(*(customer.fills_the_cart(3) for customer in some))

    async def _lives(self, customer: Customer, having_ordered: Then) -> None:
        quota = customer.chance.choice(QUOTAS)
        await customer.comes_in()
        while (left := quota - customer.updates) > 0:
            if left >= TO_ORDER and customer.cart:
                await customer.orders()
                await having_ordered(customer)
            elif customer.chance.random() < 0.1:
                await customer.asks_for_the_cart()
            else:
                await customer.fills_the_cart(min(left, customer.chance.randint(1, 3)))

    @property
    def updates(self) -> int:
        return sum(customer.updates for customer in self.customers)

    def screens(self) -> list[str]:
        """Who sees anything but what he should."""
        return [complaint for customer in self.customers for complaint in customer.complaints()]

    @property
    def repeats(self) -> Counter[int]:
        """The messages, by chat, that were sent although the bot was told otherwise, or nothing: those, and
        only those, may stand there once more.
        """
        unheard = self.telegram.faults.unheard
        return Counter(each.integer("chat_id") for method, each in unheard if method.startswith("send"))

    def surplus(self) -> Counter[int]:
        """How often something was sent to a chat again though no fault of Telegram's explains it; below zero
        when something is missing.
        """
        counted = Counter({each.chat.chat.id: len(each.chat.shown) - each.sent for each in self.customers})
        explained = self.repeats
        return Counter({chat: extra for chat in counted if (extra := counted[chat] - explained[chat])})

    async def books(self, database: Database) -> list[str]:
        """Where the carts and the orders are not what the customers made of them."""
        carts = {(account, sku_id): units for account, sku_id, units in await rows(database, CARTS)}
        meant = {
            (f"telegram:{customer.chat.chat.id}", customer.wares[title]): units
            for customer in self.customers
            for title, units in customer.cart.items()
            if units
        }
        orders = Counter((account, total) for account, total in await rows(database, ORDERS))
        placed = Counter(
            (f"telegram:{customer.chat.chat.id}", total)
            for customer in self.customers
            for total in customer.ordered
        )
        wrongs = [] if carts == meant else [f"carts: {set(carts.items()) ^ set(meant.items())}"]
        if orders != placed:
            wrongs.append(f"orders: {orders - placed} too many, {placed - orders} missing")
        return wrongs


async def rows(database: Database, query: TextClause) -> list[Any]:
    return list(await database.transactions.read(lambda connection: connection.execute(query).fetchall()))
