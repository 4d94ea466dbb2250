"""What is true of all commands: a request counts once, and each step leaves one row."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from tests.invariants import violations
from tests.shopfloor.shop import Shop

Command = Callable[[Shop, Order, str], Awaitable[object]]


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 9)
    order = await shop.places(li, mug=2)
    await shop.fills(li, mug=1)
    return order


async def nothing_before(shop: Shop, order: Order) -> None:
    """The order waits for its payment."""


async def paid(shop: Shop, order: Order) -> None:
    await shop.pays(order)


async def shipped(shop: Shop, order: Order) -> None:
    await paid(shop, order)
    await shop.ships(order)


async def adds(shop: Shop, order: Order, request_id: str) -> object:
    return await shop.adds(shop.customer("Li"), mug=1, request_id=request_id)


async def checks_out(shop: Shop, order: Order, request_id: str) -> object:
    buyer = shop.customer("Li")
    return await shop.checks_out(buyer, token="button", request_id=request_id, reviewed="39.00")


async def starts_paying(shop: Shop, order: Order, request_id: str) -> object:
    return (await shop.starts_paying(order, request_id=request_id)).id


async def cancels(shop: Shop, order: Order, request_id: str) -> object:
    return await shop.cancels(order, request_id=request_id)


async def ships(shop: Shop, order: Order, request_id: str) -> object:
    return await shop.ships(order, request_id=request_id)


async def receives(shop: Shop, order: Order, request_id: str) -> object:
    return await shop.receives(order, request_id=request_id)


COMMANDS = [
    (nothing_before, adds),
    (nothing_before, checks_out),
    (nothing_before, starts_paying),
    (nothing_before, cancels),
    (paid, ships),
    (shipped, receives),
]


def kept(shop: Shop) -> object:
    """Everything of the shop that people would notice."""
    memory = shop.database.memory  # type: ignore[attr-defined]
    assert isinstance(memory, Memory)
    rows = Counter({f"{kind.__name__} {place}": len(found) for (kind, place), found in memory.filed.items()})
    return memory.records, memory.levels, dict(memory.outbox), rows


@pytest.mark.parametrize(("before", "command"), COMMANDS, ids=lambda each: each.__name__)
async def test_a_request_repeated_has_one_effect_and_the_same_answer(
    shop: Shop, order: Order, before: Callable[[Shop, Order], Awaitable[None]], command: Command
) -> None:
    await before(shop, order)
    first = await command(shop, order, "update-7")
    after_once = repr(kept(shop))
    assert await command(shop, order, "update-7") == first
    assert repr(kept(shop)) == after_once


@pytest.mark.parametrize(("before", "command"), COMMANDS, ids=lambda each: each.__name__)
async def test_a_request_told_twice_at_the_same_moment_has_one_effect(
    shop: Shop, order: Order, before: Callable[[Shop, Order], Awaitable[None]], command: Command
) -> None:
    await before(shop, order)
    await asyncio.gather(*(command(shop, order, "update-7") for _ in range(3)))
    told = await shop.untold()
    assert len(told) == len(set(told))
    assert await violations(shop.store) == []


@pytest.mark.invariant(31)
async def test_every_step_of_a_whole_life_has_one_row_and_they_rebuild_every_status(
    shop: Shop, order: Order
) -> None:
    await shop.is_declined(order, "card")
    await shop.pays(order, "alipay")
    parcel = await shop.ships(order)
    for status in (ShipmentStatus.IN_TRANSIT, ShipmentStatus.EXCEPTION, ShipmentStatus.IN_TRANSIT):
        shop.clock.advance(hours=3)
        await shop.moves(parcel, status)
    await shop.delivers(parcel)
    shop.clock.advance(days=7)
    await shop.complete_delivered()
    rows = [(entry.move.axis.value, entry.move.from_, entry.move.to) for entry in await shop.timeline(order)]
    assert rows == [
        ("order", None, "pending_payment"),
        ("payment", None, "created"),
        ("payment", "created", "action_required"),
        ("payment", "action_required", "failed"),
        ("payment", None, "created"),
        ("payment", "created", "action_required"),
        ("payment", "action_required", "captured"),
        ("order", "pending_payment", "confirmed"),
        ("shipment", None, "shipped"),
        ("shipment", "shipped", "in_transit"),
        ("shipment", "in_transit", "exception"),
        ("shipment", "exception", "in_transit"),
        ("shipment", "in_transit", "delivered"),
        ("order", "confirmed", "completed"),
    ]
    assert await violations(shop.store) == []
