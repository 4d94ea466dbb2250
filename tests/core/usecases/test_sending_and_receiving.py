"""Sending what was paid, and hearing that it arrived."""

import asyncio

import pytest

from shopclerk.core.domain.errors import (
    AlreadyShipped,
    InvalidTrackingNumber,
    NotAllowed,
    NotAwaitingShipment,
    NotFound,
    NotYetShipped,
    UnknownCarrier,
)
from shopclerk.core.domain.events import OrderCompleted, OrderShipped
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.queries.stock import Movements
from tests.shopfloor.shop import Shop


@pytest.fixture
async def unpaid(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    await shop.stocks("TEA", 5)
    return await shop.places(li, mug=2, tea=1)


@pytest.fixture
async def order(shop: Shop, unpaid: Order) -> Order:
    return await shop.pays(unpaid)


@pytest.mark.invariant(1, 2)
async def test_what_is_shipped_leaves_the_shelf_and_the_promise(
    shop: Shop, order: Order, clerk: Actor
) -> None:
    parcel = await shop.ships(order, "sf 123 4567", by=clerk)
    assert (parcel.status, parcel.carrier) == (ShipmentStatus.SHIPPED, "sf")
    assert parcel.tracking_number == "SF1234567"
    assert parcel.shipped_by == clerk
    assert [line.quantity for line in parcel.lines] == [2, 1]
    mugs = await shop.level("MUG")
    assert (mugs.on_hand, mugs.reserved) == (3, 0)
    movements = await shop.store.find(Movements(await shop.sku("MUG")))
    assert [(each.quantity, each.reason) for each in movements] == [
        (5, MovementReason.RECEIVED),
        (-2, MovementReason.SHIPPED),
    ]
    assert await shop.holds(order) == ()
    assert OrderShipped(order.id, parcel.id) in await shop.untold()


async def test_two_clerks_ship_at_once_and_the_loser_learns_who_was_faster(shop: Shop, order: Order) -> None:
    clerks = [shop.clerk("Ann"), shop.clerk("Bob")]
    outcomes = await asyncio.gather(
        *(shop.ships(order, f"SF123456{number}", by=clerk) for number, clerk in enumerate(clerks)),
        return_exceptions=True,
    )
    (parcel,) = await shop.parcels(order)
    assert parcel.shipped_by is not None
    assert parcel.shipped_at is not None
    assert [outcome for outcome in outcomes if isinstance(outcome, BaseException)] == [
        AlreadyShipped(order.id, parcel.shipped_by.person_id, parcel.shipped_at)
    ]
    assert (await shop.level("MUG")).on_hand == 3


async def test_one_word_said_twice_ships_once(shop: Shop, order: Order) -> None:
    first = await shop.ships(order, request_id="message")
    assert await shop.ships(order, request_id="message") == first
    assert await shop.parcels(order) == (first,)


async def test_customers_do_not_ship(shop: Shop, order: Order, li: Actor) -> None:
    with pytest.raises(NotAllowed):
        await shop.ships(order, by=li)


async def test_an_order_that_is_not_paid_is_not_shipped(shop: Shop, unpaid: Order) -> None:
    with pytest.raises(NotAwaitingShipment) as refused:
        await shop.ships(unpaid)
    assert refused.value == NotAwaitingShipment(unpaid.id, "pending_payment")


@pytest.mark.invariant(28)
async def test_a_cancelled_order_is_not_shipped(shop: Shop, unpaid: Order) -> None:
    await shop.cancels(unpaid)
    with pytest.raises(NotAwaitingShipment):
        await shop.ships(unpaid)


async def test_an_order_that_does_not_exist_is_not_found(shop: Shop) -> None:
    with pytest.raises(NotFound) as refused:
        await shop.ship_order(actor=shop.owner, request_id="1", number="SF1234567", order_number="7K3F-22")
    assert refused.value == NotFound("order", "7K3F-22")


@pytest.mark.parametrize("number", ["", "SF1", "SF 12/34567", "顺丰1234567", "S" * 41])
async def test_what_is_no_tracking_number_is_refused(shop: Shop, order: Order, number: str) -> None:
    with pytest.raises(InvalidTrackingNumber):
        await shop.ships(order, number)


async def test_a_number_of_no_known_carrier_asks_for_one_of_all(shop: Shop, order: Order) -> None:
    with pytest.raises(UnknownCarrier) as refused:
        await shop.ships(order, "ABC123456")
    assert refused.value == UnknownCarrier("ABC123456", ("sf", "zto", "ems"))
    assert (await shop.ships(order, "ABC123456", carrier="zto")).carrier == "zto"


async def test_a_number_of_two_carriers_asks_for_one_of_them(shop: Shop, order: Order) -> None:
    with pytest.raises(UnknownCarrier) as refused:
        await shop.ships(order, "7123456789012")
    assert refused.value.candidates == ("zto", "ems")


async def test_a_carrier_that_the_shop_does_not_know_is_refused(shop: Shop, order: Order) -> None:
    with pytest.raises(UnknownCarrier) as refused:
        await shop.ships(order, "SF1234567", carrier="pigeon")
    assert refused.value.candidates == ("sf", "zto", "ems")


async def test_a_tracking_number_may_be_used_for_two_orders(shop: Shop, order: Order, wang: Actor) -> None:
    other = await shop.pays(await shop.places(wang, mug=1))
    first = await shop.ships(order, "SF1234567")
    second = await shop.ships(other, "SF1234567")
    await shop.delivers(second)
    assert (await shop.parcel(first)).status is ShipmentStatus.SHIPPED


async def test_a_customer_who_has_everything_completes_the_order(shop: Shop, order: Order, li: Actor) -> None:
    await shop.ships(order)
    completed = await shop.receives(order)
    assert completed.status is OrderStatus.COMPLETED
    assert OrderCompleted(order.id) in await shop.untold()
    assert (await shop.timeline(order))[-1].move.by == li


async def test_receipt_confirmed_twice_has_one_effect(shop: Shop, order: Order) -> None:
    await shop.ships(order)
    first = await shop.receives(order, request_id="tap")
    assert await shop.receives(order, request_id="tap") == first
    assert await shop.receives(order) == first
    assert (await shop.untold()).count(OrderCompleted(order.id)) == 1


async def test_what_was_not_sent_cannot_be_received(shop: Shop, order: Order) -> None:
    with pytest.raises(NotYetShipped):
        await shop.receives(order)


async def test_nobody_receives_somebody_elses_order(shop: Shop, order: Order, wang: Actor) -> None:
    await shop.ships(order)
    with pytest.raises(NotFound):
        await shop.receives(order, by=wang)


async def test_a_delivered_order_received_by_hand_does_not_complete_again(shop: Shop, order: Order) -> None:
    await shop.delivers(await shop.ships(order))
    await shop.receives(order)
    shop.clock.advance(days=30)
    assert await shop.complete_delivered() == 0
