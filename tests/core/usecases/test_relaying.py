"""Telling people what happened."""

import asyncio
import itertools
from datetime import timedelta

import pytest

from shopclerk.core.domain.events import Event, OrderCancelled, OrderConfirmed, OrderPlaced
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.notifier import Later, Unreachable
from shopclerk.core.ports.outbox import Delivery
from shopclerk.core.usecases.relaying import PATIENCE, TRIES, RelayOutbox
from tests.shopfloor.notifier import RecordingNotifier, everybody
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    await shop.relays()
    shop.notifier.told.clear()
    shop.notifier.tries.clear()
    return await shop.places(li, mug=1)


async def test_an_event_is_told_to_each_recipient_once(shop: Shop, order: Order) -> None:
    await shop.relays()
    await shop.relays()
    assert shop.notifier.told == {"customer": [OrderPlaced(order.id)], "staff": [OrderPlaced(order.id)]}


async def test_each_recipient_hears_in_the_order_of_what_happened(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    shop.notifier.fails("staff", Unavailable("chat"))
    await shop.relays()
    assert shop.notifier.told["staff"] == []
    shop.clock.advance(minutes=1)
    await shop.relays()
    assert shop.notifier.told["staff"] == [OrderPlaced(order.id), OrderConfirmed(order.id)]


async def test_nobody_waits_for_anybody_else(shop: Shop, order: Order) -> None:
    shop.notifier.fails("staff", Unavailable("chat"))
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderPlaced(order.id)]


async def test_who_cannot_be_reached_is_given_up_and_told_what_comes_later(shop: Shop, order: Order) -> None:
    shop.notifier.fails("customer", Unreachable())
    await shop.cancels(order)
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderCancelled(order.id)]
    assert shop.notifier.tries["customer"] == 2


async def test_who_wants_quiet_hears_of_it_afterwards_and_of_what_cannot_wait_at_once(
    shop: Shop, order: Order
) -> None:
    morning = shop.clock.now() + timedelta(hours=8)
    shop.notifier.fails("staff", Later(morning))
    await shop.relays()
    assert shop.notifier.told["staff"] == []
    await shop.pays(order)
    await shop.relays()
    assert shop.notifier.told["staff"] == [OrderConfirmed(order.id)]
    shop.clock.advance(hours=8)
    await shop.relays()
    await shop.relays()
    assert shop.notifier.told["staff"] == [OrderConfirmed(order.id), OrderPlaced(order.id)]


async def test_a_chat_that_asks_for_patience_gets_it(shop: Shop, order: Order) -> None:
    shop.notifier.fails("customer", Unavailable("chat", retry_after=timedelta(minutes=7)))
    await shop.relays()
    shop.clock.advance(minutes=6)
    await shop.relays()
    assert shop.notifier.tries["customer"] == 1
    shop.clock.advance(minutes=1)
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderPlaced(order.id)]


async def test_a_notice_whose_outcome_is_unknown_is_told_again(shop: Shop, order: Order) -> None:
    shop.notifier.fails("customer", OutcomeUnknown("send"))
    await shop.relays()
    shop.clock.advance(minutes=1)
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderPlaced(order.id)]


async def test_a_notice_that_fails_by_a_defect_is_given_up_after_its_last_try(
    shop: Shop, order: Order
) -> None:
    shop.notifier.fails("customer", *[ZeroDivisionError()] * TRIES)
    for _ in range(TRIES + 3):
        await shop.relays()
        shop.clock.advance(hours=1)
    assert shop.notifier.tries["customer"] == TRIES
    assert shop.notifier.told["customer"] == []
    await shop.cancels(order)
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderCancelled(order.id)]


async def test_while_the_platform_is_away_notices_wait_for_a_day(shop: Shop, order: Order) -> None:
    shop.notifier.fails("customer", *[Unavailable("chat"), OutcomeUnknown("send")] * 200)
    back = shop.clock.now() + PATIENCE - timedelta(minutes=20)
    while shop.clock.now() < back:
        await shop.relays()
        shop.clock.advance(minutes=10)
    assert shop.notifier.tries["customer"] > TRIES
    shop.notifier.works_again()
    shop.clock.advance(minutes=10)
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderPlaced(order.id)]


async def test_what_nobody_could_be_told_for_a_day_is_given_up(shop: Shop, order: Order) -> None:
    shop.notifier.fails("customer", *[Unavailable("chat")] * 200)
    over = shop.clock.now() + PATIENCE + timedelta(minutes=20)
    while shop.clock.now() < over:
        await shop.relays()
        shop.clock.advance(minutes=10)
    await shop.cancels(order)
    shop.notifier.works_again()
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderCancelled(order.id)]


async def test_pauses_between_tries_grow(shop: Shop, order: Order) -> None:
    shop.notifier.fails("customer", *[Unavailable("chat")] * 5)
    moments = []
    while not shop.notifier.told["customer"]:
        before = shop.notifier.tries["customer"]
        await shop.relays()
        if shop.notifier.tries["customer"] > before:
            moments.append(shop.clock.now())
        shop.clock.advance(seconds=1)
    pauses = [int((later - earlier).total_seconds()) for earlier, later in itertools.pairwise(moments)]
    assert pauses == [2, 4, 8, 16, 32]


async def test_an_event_whose_audience_cannot_be_told_holds_nobody_up(shop: Shop, order: Order) -> None:
    def broken(event: Event) -> tuple[str, ...]:
        if isinstance(event, OrderPlaced):
            raise ZeroDivisionError
        return everybody(event)

    shop.notifier.audience = broken
    await shop.cancels(order)
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderCancelled(order.id)]
    shop.notifier.audience = everybody
    await shop.relays()
    assert OrderPlaced(order.id) in shop.notifier.told["customer"]


async def test_an_event_that_concerns_nobody_is_done_with(shop: Shop, order: Order) -> None:
    shop.notifier.audience = lambda event: ()
    await shop.relays()
    assert await shop.untold() == ()
    assert await shop.relay_outbox() == 0


async def test_whom_it_takes_too_long_to_tell_is_told_again_before_anybody_else_would(
    shop: Shop, order: Order
) -> None:
    class Silent(RecordingNotifier):
        async def tell(self, delivery: Delivery) -> None:
            await asyncio.Event().wait()

    relay = RelayOutbox(shop.database.outbox, Silent(), shop.clock, patience=timedelta(0))
    assert await relay()
    assert await relay() == 0
    shop.clock.advance(seconds=2)
    await shop.relays()
    assert shop.notifier.told["customer"] == [OrderPlaced(order.id)]
