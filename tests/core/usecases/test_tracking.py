"""Where parcels are, and parcels of which nothing is heard."""

import asyncio
from datetime import timedelta

import pytest

from shopclerk.core.domain.errors import IllegalTransition, NotAllowed
from shopclerk.core.domain.events import ParcelMoved, ParcelSilent, TrackingCorrected
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.tracking import follow
from shopclerk.core.ports.queries.parcels import ScansOf
from tests.shopfloor.carrier import scan
from tests.shopfloor.shop import Shop

SILENT = timedelta(days=5, minutes=1)


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.pays(await shop.places(li, mug=2))


@pytest.fixture
async def parcel(shop: Shop, order: Order) -> Shipment:
    return await shop.ships(order)


async def test_what_has_not_left_is_moved_by_no_scan(shop: Shop, order: Order) -> None:
    packed = await shop.books(order)
    seen = scan(ShipmentStatus.DELIVERED, at=shop.clock.now())
    assert follow(packed, [seen], by=SYSTEM) == packed


async def alerts(shop: Shop, parcel: Shipment) -> int:
    return (await shop.untold()).count(ParcelSilent(parcel.order_id, parcel.id))


@pytest.mark.invariant(34)
async def test_scans_move_a_parcel_forward_only_and_count_once(shop: Shop, parcel: Shipment) -> None:
    shop.clock.advance(hours=1)
    out = scan(ShipmentStatus.OUT_FOR_DELIVERY, at=shop.clock.now())
    behind = scan(ShipmentStatus.IN_TRANSIT, at=shop.clock.now() + timedelta(minutes=1))
    for _ in range(3):
        await shop.tracks(parcel, out)
    moved = await shop.tracks(parcel, behind)
    assert moved.status is ShipmentStatus.OUT_FOR_DELIVERY
    assert len(await shop.store.find(ScansOf(parcel.id))) == 2
    told = ParcelMoved(parcel.order_id, parcel.id, ShipmentStatus.OUT_FOR_DELIVERY)
    assert (await shop.untold()).count(told) == 1


@pytest.mark.invariant(35)
async def test_what_was_scanned_before_the_order_was_placed_is_of_another_parcel(
    shop: Shop, parcel: Shipment, order: Order
) -> None:
    """The number was used before."""
    before = scan(ShipmentStatus.DELIVERED, at=order.placed_at - timedelta(days=200))
    assert (await shop.tracks(parcel, before)).status is ShipmentStatus.SHIPPED


@pytest.mark.invariant(35)
async def test_a_number_used_again_moves_the_new_parcel_only(
    shop: Shop, parcel: Shipment, wang: Actor
) -> None:
    shop.clock.advance(hours=1)
    await shop.delivers(parcel)
    delivered = await shop.parcel(parcel)
    again = await shop.ships(await shop.pays(await shop.places(wang, mug=1)))
    assert again.tracking_number == parcel.tracking_number
    shop.clock.advance(hours=1)
    shop.carrier.scans(again.id, ShipmentStatus.IN_TRANSIT)
    await shop.poll_tracking()
    assert (await shop.parcel(again)).status is ShipmentStatus.IN_TRANSIT
    assert await shop.parcel(parcel) == delivered


async def test_a_silent_parcel_alerts_once(shop: Shop, parcel: Shipment) -> None:
    shop.clock.advance(days=4)
    assert await shop.watch_parcels() == 0
    shop.clock.advance(days=2)
    await asyncio.gather(*(shop.watch_parcels() for _ in range(3)))
    await shop.watch_parcels()
    assert await alerts(shop, parcel) == 1


async def test_news_re_arms_the_alert(shop: Shop, parcel: Shipment) -> None:
    shop.clock.advance_by(SILENT)
    await shop.watch_parcels()
    await shop.moves(parcel, ShipmentStatus.IN_TRANSIT)
    shop.clock.advance(days=1)
    await shop.watch_parcels()
    assert await alerts(shop, parcel) == 1
    shop.clock.advance_by(SILENT)
    await shop.watch_parcels()
    assert await alerts(shop, parcel) == 2


async def test_a_parcel_that_nobody_waits_for_is_not_silent(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.receives(order)
    shop.clock.advance_by(SILENT)
    assert await shop.watch_parcels() == 0
    assert await alerts(shop, parcel) == 0


async def test_a_parcel_that_is_still_here_is_not_silent(shop: Shop, order: Order) -> None:
    await shop.books(order)
    shop.clock.advance_by(SILENT)
    assert await shop.watch_parcels() == 0


@pytest.mark.parametrize(
    "trouble",
    [
        ShipmentStatus.EXCEPTION,
        ShipmentStatus.LOST,
        ShipmentStatus.RETURNING,
        ShipmentStatus.RETURNED,
    ],
)
async def test_trouble_that_the_carrier_reports_alerts_staff(
    shop: Shop, parcel: Shipment, trouble: ShipmentStatus
) -> None:
    await shop.moves(parcel, trouble)
    assert await alerts(shop, parcel) == 1
    assert ParcelMoved(parcel.order_id, parcel.id, trouble) in await shop.untold()


async def corrects(shop: Shop, parcel: Shipment, number: str, by: Actor | None = None) -> Shipment:
    await shop.correct_tracking(
        actor=by or shop.owner, request_id=shop.request(), shipment_id=parcel.id, number=number
    )
    return await shop.parcel(parcel)


async def test_a_corrected_number_is_asked_after_anew_and_the_timeline_keeps_both(
    shop: Shop, parcel: Shipment
) -> None:
    for _ in range(5):
        shop.clock.advance(hours=6)
        await shop.poll_tracking()
    assert (await shop.parcel(parcel)).polls > 1
    corrected = await corrects(shop, parcel, "sf 7654321")
    assert (corrected.tracking_number, corrected.polls) == ("SF7654321", 0)
    assert TrackingCorrected(parcel.order_id, parcel.id) in await shop.untold()
    assert corrected.next_poll_at == shop.clock.now()
    last = (await shop.timeline(await shop.order(parcel.order_id)))[-1].move
    assert (last.by, last.why) == (shop.owner, "SF1234567 -> SF7654321")


async def test_what_the_wrong_number_told_moves_the_parcel_no_further(shop: Shop, parcel: Shipment) -> None:
    shop.clock.advance(hours=2)
    wrong = scan(ShipmentStatus.DELIVERED, at=shop.clock.now())
    await corrects(shop, parcel, "SF7654321")
    await shop.record_tracking(parcel.id, [wrong], number="SF1234567")
    assert (await shop.parcel(parcel)).status is ShipmentStatus.SHIPPED
    right = scan(ShipmentStatus.IN_TRANSIT, at=shop.clock.now() - timedelta(hours=1))
    assert (await shop.tracks(parcel, right)).status is ShipmentStatus.IN_TRANSIT


async def test_a_correction_that_is_none_changes_nothing(shop: Shop, parcel: Shipment) -> None:
    assert await corrects(shop, parcel, "SF1234567") == parcel


async def test_only_a_parcel_under_way_goes_under_another_number(shop: Shop, order: Order, li: Actor) -> None:
    packed = await shop.books(order, mug=1)
    with pytest.raises(IllegalTransition):
        await corrects(shop, packed, "SF7654321")
    sent = await shop.ships(order)
    with pytest.raises(NotAllowed):
        await corrects(shop, sent, "SF7654321", by=li)
    arrived = await shop.delivers(sent)
    with pytest.raises(IllegalTransition):
        await corrects(shop, arrived, "SF7654321")


async def test_a_poll_that_was_under_way_during_the_correction_tells_of_the_old_number(
    shop: Shop, parcel: Shipment
) -> None:
    shop.clock.advance(hours=1)
    shop.carrier.scans(parcel.id, ShipmentStatus.DELIVERED)
    await asyncio.gather(shop.poll_tracking(), corrects(shop, parcel, "SF7654321"))
    kept = await shop.parcel(parcel)
    numbers = {event.tracking_number for event in await shop.store.find(ScansOf(parcel.id))}
    assert kept.tracking_number == "SF7654321" or kept.status is ShipmentStatus.DELIVERED
    assert numbers == {"SF1234567"}
