"""A day of a simulated shop, from morning to night."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from shopclerk.app.simulation.agenda import Act
from shopclerk.app.simulation.casework import Casework
from shopclerk.app.simulation.checks import Checks
from shopclerk.app.simulation.claims import Claims
from shopclerk.app.simulation.counter import Counter
from shopclerk.app.simulation.customers import Customers, customer
from shopclerk.app.simulation.discounts import Discounts
from shopclerk.app.simulation.housekeeping import Housekeeping
from shopclerk.app.simulation.payers import Payers
from shopclerk.app.simulation.post import Post
from shopclerk.app.simulation.reactions import Reactions
from shopclerk.app.simulation.shop import Shop
from shopclerk.app.simulation.stockroom import Stockroom

TICKS: Final = 18
TICK: Final = timedelta(minutes=40)
"""What happens within one happens at the same moment; they go from eight in the morning to eight at night."""
RUSH: Final = 0.01
"""How likely a crowd comes at once, all for the same thing."""
CROWD: Final = 12


@dataclass(frozen=True, slots=True)
class Days:
    """Everybody who has to do with the shop."""

    shop: Shop
    customers: Customers
    payers: Payers
    stockroom: Stockroom
    housekeeping: Housekeeping
    discounts: Discounts
    post: Post
    reactions: Reactions
    checks: Checks

    async def passes(self, day: int) -> list[str]:
        """Trade for a day; answers what of it does not agree with the world outside."""
        await self.discounts.advertises(day)
        for tick in range(TICKS):
            await together([*self.shop.agenda.due(self.shop.world.at), *self._acts(day, tick)])
            await self._tells()
            self.shop.world.passes(TICK)
        missing = await self.housekeeping.nightly()
        self.shop.world.passes(timedelta(days=1) - TICKS * TICK)
        return [*missing, *[line async for line in self.checks.nightly()]]

    def _acts(self, day: int, tick: int) -> Iterator[Act]:
        """Whoever comes by themselves at that moment."""
        dice, orders, skus = self.shop.dice, self.shop.orders, self.shop.skus
        yield self.housekeeping.often
        if tick % 6 == 0:
            yield self.housekeeping.seldom
        for _ in range(orders * (tick + 1) // TICKS - orders * tick // TICKS):
            yield self.customers.anybody_visits
        if dice.happens(RUSH):
            sku_id = dice.pick(skus)
            for number in range(CROWD):
                yield partial(self.customers.visits, customer(number), sku_id)
        if tick == day % TICKS:
            yield partial(self.stockroom.counts, skus[day % len(skus)])

    async def _tells(self) -> None:
        self.payers.webhooks()
        self.payers.refunds()
        await self.post.carry()
        for recipient, event in self.post.read():
            self.checks.hears(event)
            self.reactions.to(recipient, event)


async def together(acts: list[Act]) -> None:
    """All at the same moment; what goes wrong in one of them ends all."""
    async with asyncio.TaskGroup() as group:
        for act in acts:
            group.create_task(act())


def days_of(shop: Shop) -> Days:
    payers, discounts, stockroom = Payers(shop), Discounts(shop), Stockroom(shop)
    customers = Customers(shop, payers, discounts)
    return Days(
        shop=shop,
        customers=customers,
        payers=payers,
        stockroom=stockroom,
        housekeeping=Housekeeping(shop),
        discounts=discounts,
        post=Post(shop),
        reactions=Reactions(shop, customers, Claims(shop, payers), Counter(shop), Casework(shop), stockroom),
        checks=Checks(shop, discounts),
    )
