"""Two schedulers on one database at once bring about what one would."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, TypeAlias

import pytest

from shopclerk.adapters.db.database import Database
from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM
from tests.invariants import violations
from tests.shopfloor.shop import Shop

SPANS: Final = tuple(timedelta(hours=hours) for hours in (1 / 3, 1 / 3, 24, 3 * 24, 4 * 24))
EACH: Final = 2
"""Orders of every fate: enough for two schedulers to be at different ones."""

Look: TypeAlias = Callable[[], Awaitable[object]]


def jobs(shop: Shop) -> list[Look]:
    """What the ticks do."""
    return [
        shop.expire_unpaid,
        shop.poll_tracking,
        shop.complete_delivered,
        shop.capture_authorised,
        shop.submit_refunds,
        shop.finish_bookings,
        shop.watch_parcels,
        shop.expire_cases,
        lambda: shop.reconcile_payments(actor=SYSTEM),
    ]


async def weeks(*schedulers: Shop) -> tuple[Counter[str], Counter[str], Counter[str], int]:
    """Orders of every fate, left to the schedulers: what was told, where orders stand, what their timelines
    say, and how often a provider was asked for a refund.
    """
    shop = schedulers[0]
    await shop.stocks("MUG", 9 * EACH)
    orders = [await placed(shop, number) for number in range(6 * EACH)]
    for number, order in enumerate(orders):
        await befall(shop, order, number // EACH)
    for span in SPANS:
        shop.clock.advance_by(span)
        for turns in zip(*map(jobs, schedulers), strict=True):
            await asyncio.gather(*(look() for look in turns))
    assert await violations(shop.store) == []
    kept = [await shop.order(order) for order in orders]
    moves = [f"{entry.move.axis} {entry.move.to}" for order in orders for entry in await shop.timeline(order)]
    told = Counter(type(event).__name__ for event in await shop.untold())
    return told, Counter(order.status for order in kept), Counter(moves), shop.gateway.refund_calls.total()


async def placed(shop: Shop, number: int) -> Order:
    return await shop.places(shop.customer(f"Buyer {number}"), mug=1)


async def befall(shop: Shop, order: Order, fate: int) -> None:
    """Left unpaid, paid without our hearing of it, cancelled, delivered, silent, or complained of."""
    if fate == 0:
        return
    if fate == 1:
        attempt = await shop.starts_paying(order)
        assert attempt.link
        shop.gateway.pay(attempt.link)
        return
    await shop.pays(order)
    if fate == 2:
        await shop.cancels(order)
        return
    parcel = await shop.ships(order, "SF1234567")
    if fate == 3:
        shop.carrier.scans(parcel.id, ShipmentStatus.DELIVERED)
    if fate == 5:
        await shop.delivers(parcel)
        await shop.asks(order, CaseKind.RETURN)


@pytest.mark.invariant(39)
async def test_two_schedulers_at_once_do_each_thing_once(database: Database, elsewhere: Database) -> None:
    alone = await weeks(Shop())
    here = Shop(database=database)
    there = Shop(database=elsewhere, clock=here.clock, ids=here.ids, terms=here.terms)
    there.gateway, there.carrier = here.gateway, here.carrier
    assert await weeks(here, there) == alone
