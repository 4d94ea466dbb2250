"""The merchant's day at a glance."""

from dataclasses import replace

import pytest

from shopclerk.core.domain.errors import NotAllowed
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.counter_views import DayFigures, Trouble
from tests.shopfloor.shop import Shop


async def test_a_day_begins_at_midnight_where_the_shop_is(shop: Shop, li: Actor, clerk: Actor) -> None:
    """The clock stands at 8:00 in Greenwich, 16:00 in Shanghai."""
    shop.terms = replace(shop.terms, zone="Asia/Shanghai")
    await shop.stocks("MUG", 9)
    await shop.pays(await shop.places(li, mug=1))
    await shop.places(li, mug=1)
    shop.clock.advance(hours=7)
    assert (await shop.glance_at_day(actor=clerk)).today == DayFigures(
        placed=2, paid=1, received=(Money(3900, "CNY"),)
    )
    shop.clock.advance(hours=2)
    day = await shop.glance_at_day(actor=clerk)
    assert day.today == DayFigures()
    assert (day.yesterday.placed, day.yesterday.paid) == (2, 1)
    shop.terms = replace(shop.terms, zone="UTC")
    assert (await shop.glance_at_day(actor=clerk)).today.placed == 2


async def test_every_queue_is_counted(shop: Shop, li: Actor, clerk: Actor) -> None:
    await shop.stocks("MUG", 9)
    nothing = await shop.count_all_queues(actor=clerk)
    assert (nothing.counts.to_ship, nothing.exceptions, nothing.waiting_since) == (0, 0, None)
    waiting = await shop.pays(await shop.places(li, mug=1))
    shop.clock.advance(hours=1)
    lost = await shop.pays(await shop.places(li, mug=1))
    await shop.moves(await shop.ships(lost), ShipmentStatus.LOST)
    queues = await shop.count_all_queues(actor=clerk)
    assert (queues.counts.to_ship, queues.exceptions) == (1, 1)
    assert queues.waiting_since == waiting.placed_at
    (row,) = await shop.list_exceptions(actor=clerk)
    assert (row.order.id, row.troubles) == (lost.id, frozenset({Trouble.PARCEL}))


async def test_a_parcel_that_was_silent_for_too_long_needs_a_hand(
    shop: Shop, li: Actor, clerk: Actor
) -> None:
    await shop.stocks("MUG", 9)
    await shop.ships(await shop.pays(await shop.places(li, mug=1)))
    assert await shop.list_exceptions(actor=clerk) == ()
    shop.clock.advance(days=shop.terms.silent_after.days)
    (row,) = await shop.list_exceptions(actor=clerk)
    assert row.troubles == {Trouble.SILENT}


async def test_customers_see_nothing_of_it(shop: Shop, li: Actor) -> None:
    for ask in (shop.glance_at_day, shop.count_all_queues, shop.list_exceptions):
        with pytest.raises(NotAllowed):
            await ask(actor=li)
