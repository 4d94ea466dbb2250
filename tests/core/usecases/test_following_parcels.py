"""Where parcels are."""

import asyncio
import itertools
from datetime import timedelta

import pytest

from shopclerk.core.domain.events import ParcelMoved
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.ports.queries.parcels import PollsDue, ScansOf
from tests.invariants import violations
from tests.shopfloor.carrier import scan
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.pays(await shop.places(li, mug=2))


@pytest.fixture
async def parcel(shop: Shop, order: Order) -> Shipment:
    return await shop.ships(order)


async def test_a_scan_moves_the_parcel_and_people_hear_of_it(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    moved = await shop.moves(parcel, ShipmentStatus.IN_TRANSIT)
    assert moved.status is ShipmentStatus.IN_TRANSIT
    assert ParcelMoved(order.id, parcel.id, ShipmentStatus.IN_TRANSIT) in await shop.untold()


async def test_of_several_moves_at_once_people_hear_of_the_last_and_the_timeline_of_all(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    road = [ShipmentStatus.IN_TRANSIT, ShipmentStatus.OUT_FOR_DELIVERY, ShipmentStatus.DELIVERED]
    scans = [scan(status, at=shop.clock.advance(hours=5)) for status in road]
    delivered = await shop.tracks(parcel, *reversed(scans))
    assert delivered.delivered_at == scans[-1].at
    moves = [event for event in await shop.untold() if isinstance(event, ParcelMoved)]
    assert [event.status for event in moves] == [ShipmentStatus.DELIVERED]
    told = [entry.move.to for entry in await shop.timeline(order) if entry.move.entity_id == parcel.id]
    assert told == ["shipped", "in_transit", "out_for_delivery", "delivered"]


@pytest.mark.invariant(34)
async def test_a_scan_told_twice_is_kept_once_and_changes_nothing(shop: Shop, parcel: Shipment) -> None:
    told = scan(ShipmentStatus.IN_TRANSIT, at=shop.clock.now())
    first = await shop.tracks(parcel, told, told)
    assert await shop.tracks(parcel, told) == first
    assert len(await shop.store.find(ScansOf(parcel.id))) == 1


async def test_a_scan_told_by_two_at_once_is_kept_once(shop: Shop, parcel: Shipment) -> None:
    told = scan(ShipmentStatus.IN_TRANSIT, at=shop.clock.now())
    await asyncio.gather(*(shop.tracks(parcel, told) for _ in range(5)))
    assert len(await shop.store.find(ScansOf(parcel.id))) == 1


async def test_an_old_scan_does_not_hide_the_trouble_of_a_parcel(shop: Shop, parcel: Shipment) -> None:
    earlier, later = shop.clock.advance(hours=1), shop.clock.advance(hours=1)
    await shop.tracks(parcel, scan(ShipmentStatus.EXCEPTION, at=later))
    still = await shop.tracks(parcel, scan(ShipmentStatus.IN_TRANSIT, at=earlier))
    assert still.status is ShipmentStatus.EXCEPTION


@pytest.mark.invariant(31)
async def test_a_parcel_handed_over_before_it_was_entered_has_a_timeline_in_order(
    shop: Shop, li: Actor, order: Order
) -> None:
    """Rows are read by their time."""
    shop.clock.advance(hours=4)
    parcel = await shop.ships(order)
    await shop.tracks(parcel, scan(ShipmentStatus.IN_TRANSIT, at=shop.clock.now() - timedelta(hours=3)))
    told = [entry.move.to for entry in await shop.timeline(order) if entry.move.entity_id == parcel.id]
    assert told == ["shipped", "in_transit"]
    assert await violations(shop.store) == []


async def test_scans_heard_in_any_order_lead_to_the_same_end(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 50)
    story = [
        ShipmentStatus.OUT_FOR_DELIVERY,
        ShipmentStatus.EXCEPTION,
        ShipmentStatus.IN_TRANSIT,
        ShipmentStatus.OUT_FOR_DELIVERY,
    ]
    start = shop.clock.advance(days=1)
    scans = [scan(status, at=start + timedelta(hours=n)) for n, status in enumerate(story)]
    for arrival in itertools.permutations(scans):
        parcel = await shop.ships(await shop.pays(await shop.places(li, mug=1)))
        for told in arrival:
            parcel = await shop.tracks(parcel, told)
        assert parcel.status is ShipmentStatus.OUT_FOR_DELIVERY, [told.status for told in arrival]


async def test_a_new_parcel_is_asked_after_at_once(shop: Shop, parcel: Shipment) -> None:
    shop.carrier.scans(parcel.id, ShipmentStatus.IN_TRANSIT)
    assert await shop.poll_tracking() == 1
    assert (await shop.parcel(parcel)).status is ShipmentStatus.IN_TRANSIT


async def test_polling_backs_off_while_there_is_no_news_and_starts_over_with_news(
    shop: Shop, parcel: Shipment
) -> None:
    await shop.poll_tracking()
    pauses = []
    for _ in range(6):
        waiting = await shop.parcel(parcel)
        assert waiting.next_poll_at is not None
        pauses.append(waiting.next_poll_at - shop.clock.now())
        shop.clock.advance_by(pauses[-1])
        assert await shop.poll_tracking() == 1
    assert pauses[0] >= timedelta(hours=1)
    assert all(later >= 1.8 * earlier for earlier, later in itertools.pairwise(pauses[:3]))
    assert max(pauses) <= 1.1 * shop.terms.poll_at_most
    await shop.moves(parcel, ShipmentStatus.IN_TRANSIT)
    again = await shop.parcel(parcel)
    assert again.polls == 0
    assert again.next_poll_at is not None
    assert again.next_poll_at - shop.clock.now() <= 1.1 * shop.terms.poll_every


async def test_a_carrier_that_cannot_be_asked_is_asked_later(shop: Shop, parcel: Shipment) -> None:
    shop.carrier.is_down()
    assert await shop.poll_tracking() == 1
    assert (await shop.parcel(parcel)).polls == 1
    assert await shop.poll_tracking() == 0


@pytest.mark.invariant(39)
async def test_two_pollers_at_once_count_one_question(shop: Shop, parcel: Shipment) -> None:
    await asyncio.gather(shop.poll_tracking(), shop.poll_tracking())
    assert (await shop.parcel(parcel)).polls == 1


async def test_old_news_told_again_does_not_put_off_the_next_question(shop: Shop, parcel: Shipment) -> None:
    told = scan(ShipmentStatus.IN_TRANSIT, at=shop.clock.now())
    before = await shop.tracks(parcel, told)
    for _ in range(10):
        await shop.tracks(parcel, told)
    assert (await shop.parcel(parcel)).next_poll_at == before.next_poll_at


async def test_a_delivered_parcel_is_not_asked_after(shop: Shop, parcel: Shipment) -> None:
    await shop.delivers(parcel)
    shop.clock.advance(days=30)
    assert await shop.store.find(PollsDue(shop.clock.now())) == ()


async def test_parcels_that_left_together_are_not_asked_after_together(shop: Shop, li: Actor) -> None:
    await shop.stocks("MUG", 5)
    parcels = [await shop.ships(await shop.pays(await shop.places(li, mug=1))) for _ in range(3)]
    await shop.poll_tracking()
    assert len({(await shop.parcel(parcel)).next_poll_at for parcel in parcels}) == 3
