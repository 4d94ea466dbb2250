"""A provider's webhooks from the inbox to the ledger, late, early and repeated, on every database."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import pytest

from shopclerk.app.handlers import PARK_FIRST, PaymentEvents
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.ports.payments import PaymentFact
from tests.contracts.databases import DATABASES
from tests.contracts.databases import Shop as Database
from tests.shopfloor.shop import Shop

SOURCE: Final = "payment:fake"


def nobody() -> None:
    """Nobody waits for a commit."""


@dataclass(slots=True)
class Post:
    """The provider's webhooks: `fact` is told as often as is said, `works` is a round of the worker."""

    shop: Shop
    database: Database
    written: dict[bytes, PaymentFact] = field(default_factory=dict)

    async def brings(self, fact: PaymentFact) -> bool:
        self.written[fact.event_id.encode()] = fact
        body = fact.event_id.encode()
        return await self.database.inbox.accept(SOURCE, fact.event_id, SOURCE, body, self.shop.clock.now())

    async def works(self) -> int:
        handler = PaymentEvents(
            self._parse(), self.shop.confirm_payment, self.database.inbox, self.shop.clock
        )
        claimed = await self.database.inbox.claim((SOURCE,), self.shop.clock.now(), timedelta(0), 99)
        for received in claimed:
            await handler.handle(received)
        return len(claimed)

    def _parse(self) -> Callable[[bytes], PaymentFact]:
        return lambda body: self.written[body]


@pytest.fixture(params=DATABASES)
async def post(request: pytest.FixtureRequest) -> AsyncIterator[Post]:
    async with DATABASES[request.param]() as opener:
        database = opener(nobody)
        shop = Shop(database=database)
        await shop.stocks("MUG", 5)
        yield Post(shop, database)
        await database.close()


async def paid(post: Post) -> tuple[Order, PaymentFact]:
    order = await post.shop.places(post.shop.customer("Li"), mug=1)
    link = (await post.shop.starts_paying(order)).link
    assert link is not None
    fact = post.shop.gateway.pay(link)
    assert fact is not None
    return order, fact


@pytest.mark.invariant(17)
async def test_a_webhook_told_a_hundred_times_has_one_effect(post: Post) -> None:
    order, fact = await paid(post)
    taken = 0
    for _ in range(100):
        taken += await post.brings(fact)
        await post.works()
    assert taken == 1
    assert [entry.amount for entry in await post.shop.money(order)] == [order.total]


@pytest.mark.invariant(21)
async def test_a_webhook_before_its_order_waits_until_there_is_one(post: Post) -> None:
    """It is as if the provider had been told of the payment before we had committed it."""
    elsewhere = Post(Shop(), post.database)
    await elsewhere.shop.stocks("MUG", 5)
    _, early = await paid(elsewhere)
    named = post.shop.ids.made
    assert await post.brings(early)
    assert await post.works() == 1
    assert await post.works() == 0
    post.shop.ids.made = named
    order = await post.shop.places(post.shop.customer("Li"), mug=1)
    opened = await post.shop.starts_paying(order)
    assert opened.id == early.attempt_id, "the same story gives the same names"
    post.shop.clock.advance_by(PARK_FIRST + timedelta(seconds=1))
    assert await post.works() == 1
    assert (await post.shop.order(order)).status is OrderStatus.CONFIRMED
    attempt = await post.shop.store.load(PaymentAttempt, opened.id)
    assert attempt is not None
    assert attempt.status is AttemptStatus.CAPTURED
    assert await post.works() == 0
