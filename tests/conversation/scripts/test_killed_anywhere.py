"""Killed before or after any commit, and started again, the shop goes on as if nothing had been."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeAlias

import pytest

from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.shipment import Shipment
from tests.conversation.scripts.goods import MUG
from tests.conversation.scripts.walks import ADDRESS
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

Act: TypeAlias = Callable[[], Awaitable[None]]
COMMITS: Final = 140
"""More than the story has; a kill after its end is none."""


class Killed(BaseException):
    """Nobody catches it: the process is gone."""


@dataclass(slots=True)
class Killer:
    """Kills at one commit, counted from 1."""

    at: int
    count: int = 0

    def __call__(self) -> None:
        self.count += 1
        if self.count == self.at:
            raise Killed


@dataclass(slots=True)
class Story:
    """An order from the cart to its receipt, told act by act."""

    shop: TalkingShop
    ana: Visitor
    mei: Visitor

    async def acts(self) -> AsyncIterator[tuple[Visitor, Act]]:
        ana, mei = self.ana, self.mei
        for label in ("Cups", "Enamel mug", "Blue", "＋ Add to cart", "🛒 Cart", "✅ Check out"):
            yield ana, partial(ana.presses, label)
        for answer in ("Ana Li", "13800138000", ADDRESS):
            yield ana, partial(ana.says, answer)
        for label in ("✅ Place the order", "Alipay"):
            yield ana, partial(ana.presses, label)
        yield ana, ana.pays
        (order,) = self.shop.kept(Order)
        yield mei, lambda: mei.says(f"ship {order.number} SF1234567")
        (parcel,) = self.shop.kept(Shipment)
        yield ana, lambda: self.shop.carries(parcel, ShipmentStatus.DELIVERED)
        yield ana, lambda: ana.says(order.number)
        for label in ("✅ I have received it", "✅ Yes, all of it"):
            yield ana, partial(ana.presses, label)

    async def is_told(self) -> None:
        """Whatever is interrupted is taken up again by what runs anyway: the page that sends again, the
        provider that tells again, the workers.
        """
        async for visitor, act in self.acts():
            try:
                await act()
            except (Killed, BaseExceptionGroup):
                await self.goes_on(visitor)

    async def goes_on(self, visitor: Visitor) -> None:
        await visitor.repeats()
        for fact in self.shop.gateway.told:
            await self.shop.confirm_payment(fact)
        await self.shop.time_passes(minutes=2)


async def story() -> Story:
    shop = TalkingShop()
    await shop.import_product(MUG, actor=shop.owner, sets_stock=True)
    told = Story(shop, shop.visitor("Ana"), await shop.staff("Mei", role=Role.OWNER))
    await told.ana.says("/shop")
    return told


def gist(told: Story) -> list[list[str]]:
    """Everything that stands in both chats, but for times and numbers."""
    people = told.ana, told.mei
    return [
        [re.sub(r"\b[0-9A-Z]{4}-[0-9A-Z]{2}\b|[0-9]+", "#", message.text) for message in each.messages]
        for each in people
    ]


async def commits_of(told: Story) -> int:
    counter = Killer(at=0)
    told.shop.database.memory.before_commit = counter
    await told.is_told()
    return counter.count


async def test_the_story_has_fewer_commits_than_are_killed_at() -> None:
    assert await commits_of(await story()) < COMMITS


@pytest.mark.invariant(38)
@pytest.mark.parametrize("hook", ["before_commit", "after_commit"])
async def test_killed_at_any_commit_nothing_is_lost_or_doubled(hook: str) -> None:
    expected = await story()
    await expected.is_told()
    for at in range(1, COMMITS):
        told = await story()
        setattr(told.shop.database.memory, hook, Killer(at))
        await told.is_told()
        (order,) = told.shop.kept(Order)
        assert order.status is OrderStatus.COMPLETED, at
        assert len(told.shop.kept(Shipment)) == 1, at
        assert len(told.shop.gateway.payments) == 1, at
        assert not await told.shop.untold(), at
        assert gist(told) == gist(expected), at
