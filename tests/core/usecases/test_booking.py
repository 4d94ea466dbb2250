"""Booking parcels with the carrier before they leave."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from shopclerk.core.domain.errors import (
    IllegalTransition,
    NotAllowed,
    NotThatMany,
    UnknownCarrier,
)
from shopclerk.core.domain.events import OrderShipped
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.labels import OrderLabel, label
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.carriers import Booked, Booking
from tests.invariants import violations
from tests.shopfloor.carrier import FakeCarrier
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.pays(await shop.places(li, mug=3))


async def steps(shop: Shop, parcel: Shipment) -> list[tuple[str | None, str]]:
    rows = await shop.timeline(await shop.order(parcel.order_id))
    return [(row.move.from_, row.move.to) for row in rows if row.move.entity_id == parcel.id]


async def broken(shop: Shop, order: Order) -> list[str]:
    return await violations(shop.store)


async def test_a_booked_parcel_is_packed_with_the_carriers_number_and_label(
    shop: Shop, order: Order, clerk: Actor
) -> None:
    parcel = await shop.books(order, by=clerk)
    assert (parcel.status, parcel.tracking_number) == (ShipmentStatus.PACKED, "SF9000000")
    assert parcel.label is not None
    assert await shop.database.files.get(parcel.label) is not None
    assert shop.carrier.expected[parcel.id].order_number == order.number
    assert await steps(shop, parcel) == [(None, "pending"), ("pending", "packed")]


async def test_stock_stays_on_the_shelf_until_the_parcel_is_handed_over(shop: Shop, order: Order) -> None:
    parcel = await shop.books(order)
    level = await shop.level("MUG")
    assert (level.on_hand, level.reserved) == (5, 3)
    assert label(order, await shop.parcels(order)) is OrderLabel.AWAITING_SHIPMENT
    assert await broken(shop, order) == []
    gone = await shop.hands_over(parcel)
    level = await shop.level("MUG")
    assert (gone.status, gone.shipped_at) == (ShipmentStatus.SHIPPED, shop.clock.now())
    assert (level.on_hand, level.reserved) == (2, 0)
    assert OrderShipped(order.id, parcel.id) in await shop.untold()
    assert await broken(shop, order) == []


@pytest.mark.invariant(8)
async def test_handing_over_twice_takes_the_stock_once(shop: Shop, order: Order) -> None:
    parcel = await shop.books(order)
    await asyncio.gather(*(shop.hands_over(parcel) for _ in range(5)))
    assert (await shop.level("MUG")).on_hand == 2


@pytest.mark.invariant(33)
async def test_what_is_in_a_parcel_is_in_no_other(shop: Shop, order: Order) -> None:
    await shop.books(order, mug=2)
    with pytest.raises(NotThatMany):
        await shop.books(order, mug=2)
    assert (await shop.ships(order)).lines == await shop.lines(order, mug=1)
    with pytest.raises(NotThatMany):
        await shop.ships(order, "SF7654321")


@pytest.mark.invariant(40)
async def test_a_press_that_arrives_twice_books_one_parcel(shop: Shop, order: Order) -> None:
    first = await shop.books(order, request_id="press")
    assert await shop.books(order, request_id="press") == first
    assert len(shop.carrier.expected) == 1


@pytest.mark.invariant(38)
async def test_a_booking_whose_answer_was_lost_is_carried_through_once(shop: Shop, order: Order) -> None:
    """The parcel's id is the key of its booking."""
    shop.carrier.loses_answers()
    parcel = await shop.books(order)
    assert parcel.status is ShipmentStatus.PENDING
    assert await shop.finish_bookings() == 0
    shop.clock.advance(minutes=3)
    assert await shop.finish_bookings() == 1
    assert (await shop.parcel(parcel)).status is ShipmentStatus.PACKED
    assert len(shop.carrier.expected) == 1
    assert await shop.finish_bookings() == 0


class Crash(Exception):
    """The process is gone."""


class NeverReached(FakeCarrier):
    """Whoever wants to ask it dies before."""

    async def book(self, booking: Booking) -> Booked:
        raise Crash


@pytest.mark.invariant(38)
async def test_a_crash_before_the_carrier_is_asked_is_repaired_by_the_sweep(shop: Shop, order: Order) -> None:
    carrier, shop.carrier = shop.carrier, NeverReached(shop.clock)
    with pytest.raises(Crash):
        await shop.books(order)
    shop.carrier = carrier
    assert await shop.finish_bookings() == 0
    shop.clock.advance(minutes=3)
    assert await shop.finish_bookings() == 1
    assert [parcel.status for parcel in await shop.parcels(order)] == [ShipmentStatus.PACKED]
    assert len(carrier.expected) == 1


async def test_a_carrier_that_is_down_is_asked_again_less_and_less_often(shop: Shop, order: Order) -> None:
    shop.carrier.is_down()
    parcel = await shop.books(order)
    pauses = []
    for _ in range(3):
        assert parcel.next_poll_at is not None
        pauses.append(parcel.next_poll_at - shop.clock.now())
        shop.clock.advance_by(pauses[-1])
        await shop.finish_bookings()
        parcel = await shop.parcel(parcel)
    assert pauses == sorted(set(pauses))
    shop.carrier.is_down(False)
    shop.clock.advance(days=1)
    await shop.finish_bookings()
    assert (await shop.parcel(parcel)).status is ShipmentStatus.PACKED


async def test_a_parcel_without_a_number_is_not_handed_over(shop: Shop, order: Order) -> None:
    shop.carrier.is_down()
    parcel = await shop.books(order)
    with pytest.raises(IllegalTransition):
        await shop.hands_over(parcel)
    assert (await shop.level("MUG")).on_hand == 5


async def test_what_waits_for_its_carrier_is_not_asked_after(shop: Shop, order: Order) -> None:
    shop.carrier.is_down()
    parcel = await shop.books(order)
    shop.clock.advance(days=1)
    assert await shop.poll_tracking() == 0
    assert shop.carrier.asked[parcel.id] == 0


async def test_a_cancelled_parcel_is_withdrawn_and_its_goods_can_be_packed_again(
    shop: Shop, order: Order
) -> None:
    parcel = await shop.unpacks(await shop.books(order))
    assert (parcel.status, parcel.next_poll_at) == (ShipmentStatus.CANCELLED, None)
    assert shop.carrier.expected == {}
    assert (await shop.level("MUG")).reserved == 3
    assert (await shop.ships(order)).lines == await shop.lines(order, mug=3)
    assert await broken(shop, order) == []


@pytest.mark.invariant(38)
async def test_a_withdrawal_that_the_carrier_did_not_hear_is_repeated(shop: Shop, order: Order) -> None:
    parcel = await shop.books(order)
    shop.carrier.is_down()
    await shop.unpacks(parcel)
    assert parcel.id in shop.carrier.expected
    shop.carrier.is_down(False)
    shop.clock.advance(hours=1)
    assert await shop.finish_bookings() == 1
    assert shop.carrier.expected == {}
    assert await shop.finish_bookings() == 0


@dataclass(slots=True)
class SlowCarrier(FakeCarrier):
    """Something happens, once, while it is being asked to book, or has heard a withdrawal."""

    while_booking: Callable[[], Awaitable[object]] | None = None
    after_cancelling: Callable[[], Awaitable[object]] | None = None

    async def book(self, booking: Booking) -> Booked:
        happens, self.while_booking = self.while_booking, None
        if happens:
            await happens()
        return await FakeCarrier.book(self, booking)

    async def cancel(self, shipment_id: ShipmentId) -> None:
        await FakeCarrier.cancel(self, shipment_id)
        happens, self.after_cancelling = self.after_cancelling, None
        if happens:
            await happens()


@pytest.mark.invariant(38)
@pytest.mark.parametrize("moment", ["while_booking", "after_cancelling"])
async def test_a_parcel_called_off_while_it_is_booked_leaves_no_booking_behind(
    shop: Shop, order: Order, moment: str
) -> None:
    """The booking takes effect after the withdrawal was heard."""
    shop.carrier.is_down()
    pending = await shop.books(order)
    slow = SlowCarrier(shop.clock)
    shop.carrier = slow
    if moment == "while_booking":
        slow.while_booking = lambda: shop.unpacks(pending)
        await shop.desk.settle(pending)
    else:
        slow.after_cancelling = lambda: shop.desk.settle(pending)
        await shop.unpacks(pending)
    assert pending.id in slow.expected
    await shop.finish_bookings()
    assert (await shop.parcel(pending)).status is ShipmentStatus.CANCELLED
    assert slow.expected == {}


@pytest.mark.invariant(38)
async def test_an_order_that_completes_still_withdraws_what_the_carrier_did_not_hear(
    shop: Shop, order: Order
) -> None:
    parcel = await shop.books(order)
    shop.carrier.is_down()
    await shop.unpacks(parcel)
    await shop.ships(order)
    await shop.receives(order)
    shop.carrier.is_down(False)
    shop.clock.advance(hours=1)
    await shop.finish_bookings()
    assert shop.carrier.expected == {}


async def test_what_has_left_is_not_cancelled(shop: Shop, order: Order) -> None:
    parcel = await shop.hands_over(await shop.books(order))
    with pytest.raises(IllegalTransition):
        await shop.unpacks(parcel)


@pytest.mark.invariant(10, 28)
async def test_cancelling_the_order_withdraws_its_booked_parcels(shop: Shop, order: Order) -> None:
    parcel = await shop.books(order)
    await shop.cancels(order)
    assert (await shop.parcel(parcel)).status is ShipmentStatus.CANCELLED
    await shop.finish_bookings()
    assert shop.carrier.expected == {}
    assert (await shop.level("MUG")).available == 5
    assert (await shop.order(order)).status is OrderStatus.CANCELLED


async def test_a_parcel_that_its_carrier_scans_has_been_handed_over(shop: Shop, order: Order) -> None:
    parcel = await shop.books(order)
    moved = await shop.moves(parcel, ShipmentStatus.IN_TRANSIT)
    assert (moved.status, moved.shipped_by) == (ShipmentStatus.IN_TRANSIT, SYSTEM)
    assert (await shop.level("MUG")).on_hand == 2
    assert await broken(shop, order) == []


async def test_a_cancelled_parcel_that_its_carrier_scans_stays_cancelled(shop: Shop, order: Order) -> None:
    parcel = await shop.unpacks(await shop.books(order))
    moved = await shop.moves(parcel, ShipmentStatus.IN_TRANSIT)
    assert moved.status is ShipmentStatus.CANCELLED
    assert (await shop.level("MUG")).on_hand == 5


async def test_only_staff_book_with_carriers_that_there_are(shop: Shop, order: Order, li: Actor) -> None:
    with pytest.raises(NotAllowed):
        await shop.books(order, by=li)
    with pytest.raises(UnknownCarrier):
        await shop.book_shipment(
            actor=shop.owner, request_id=shop.request(), carrier="owl", order_id=order.id
        )
    parcel = await shop.books(order)
    with pytest.raises(NotAllowed):
        await shop.hands_over(parcel, by=li)
    with pytest.raises(NotAllowed):
        await shop.unpacks(parcel, by=li)
