"""Sending an order, in one parcel or several, under numbers typed by hand."""

import asyncio

import pytest

from shopclerk.core.domain.errors import (
    AlreadyShipped,
    CannotCancel,
    InvalidTrackingNumber,
    NotAllowed,
    NotAwaitingShipment,
    NotFound,
    NotThatMany,
    UnknownCarrier,
)
from shopclerk.core.domain.events import OrderShipped
from shopclerk.core.domain.labels import OrderLabel, label
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import ShipmentLine
from tests.invariants import violations
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    """Three mugs and two teas, paid."""
    await shop.stocks("MUG", 5)
    await shop.stocks("TEA", 5)
    return await shop.pays(await shop.places(li, mug=3, tea=2))


async def broken(shop: Shop, *orders: Order) -> list[str]:
    return await violations(shop.store)


async def test_by_default_everything_leaves_at_once(shop: Shop, order: Order) -> None:
    parcel = await shop.ships(order)
    assert parcel.lines == await shop.lines(order, mug=3, tea=2)
    assert ((await shop.level("MUG")).on_hand, (await shop.level("TEA")).on_hand) == (2, 3)
    assert await shop.holds(order) == ()
    assert OrderShipped(order.id, parcel.id) in await shop.untold()
    assert await broken(shop, order) == []


async def test_an_order_leaves_in_several_parcels_each_with_its_own_lines(shop: Shop, order: Order) -> None:
    first = await shop.ships(order, "SF1234567", mug=2)
    assert {held.held for held in await shop.holds(order)} == {1, 2}
    second = await shop.ships(order, "SF7654321", mug=1, tea=1)
    third = await shop.ships(order, "SF1111111")
    assert third.lines == await shop.lines(order, tea=1)
    assert [parcel.id for parcel in await shop.parcels(order)] == [first.id, second.id, third.id]
    assert await broken(shop, order) == []


@pytest.mark.invariant(33)
async def test_no_more_of_a_line_leaves_than_was_paid(shop: Shop, order: Order) -> None:
    await shop.ships(order, mug=2)
    with pytest.raises(NotThatMany) as refused:
        await shop.ships(order, "SF7654321", mug=2)
    assert (refused.value.wanted, refused.value.left) == (2, 1)
    assert (await shop.level("MUG")).on_hand == 3
    assert await broken(shop, order) == []


@pytest.mark.invariant(5, 33)
async def test_a_line_named_twice_is_counted_together(shop: Shop, order: Order) -> None:
    (line,) = await shop.lines(order, mug=2)
    with pytest.raises(NotThatMany):
        await shop.ship_order(
            actor=shop.owner,
            request_id=shop.request(),
            number="SF1234567",
            order_id=order.id,
            lines=(line, line),
        )


@pytest.mark.parametrize("quantity", [0, -1])
async def test_nothing_and_less_than_nothing_cannot_be_sent(shop: Shop, order: Order, quantity: int) -> None:
    with pytest.raises(NotThatMany):
        await shop.ships(order, mug=quantity)


async def test_a_line_of_another_order_cannot_be_sent(shop: Shop, order: Order, wang: Actor) -> None:
    other = await shop.pays(await shop.places(wang, mug=1))
    with pytest.raises(NotThatMany):
        await shop.ship_order(
            actor=shop.owner,
            request_id=shop.request(),
            number="SF1234567",
            order_id=order.id,
            lines=[ShipmentLine(other.lines[0].id, 1)],
        )


@pytest.mark.invariant(33)
async def test_parcels_sent_at_the_same_moment_share_out_what_there_is(shop: Shop, order: Order) -> None:
    """Under concurrency."""
    answers = await asyncio.gather(
        *(shop.ships(order, f"SF123456{n}", mug=2) for n in range(5)), return_exceptions=True
    )
    assert sum(isinstance(answer, NotThatMany) for answer in answers) == 4
    assert (await shop.level("MUG")).on_hand == 3
    assert await broken(shop, order) == []


async def test_who_ships_what_has_left_is_told_who_was_faster(shop: Shop, order: Order, clerk: Actor) -> None:
    await shop.ships(order, by=clerk)
    with pytest.raises(AlreadyShipped) as refused:
        await shop.ships(order, "SF7654321")
    assert (refused.value.by, refused.value.at) == (clerk.person_id, shop.clock.now())


async def test_a_press_that_arrives_twice_sends_one_parcel(shop: Shop, order: Order) -> None:
    first = await shop.ships(order, request_id="press")
    assert await shop.ships(order, request_id="press") == first
    assert len(await shop.parcels(order)) == 1


@pytest.mark.invariant(28, 29)
async def test_cancelling_racing_shipping_has_one_winner(shop: Shop, order: Order) -> None:
    cancelling, shipping = await asyncio.gather(
        shop.cancels(order), shop.ships(order, mug=1), return_exceptions=True
    )
    kept = await shop.order(order)
    if kept.status is OrderStatus.CANCELLED:
        assert isinstance(shipping, NotAwaitingShipment)
        assert await shop.parcels(order) == ()
    else:
        assert isinstance(cancelling, CannotCancel)
        assert len(await shop.parcels(order)) == 1


async def test_the_label_follows_the_least_advanced_parcel(shop: Shop, order: Order) -> None:
    async def now() -> OrderLabel:
        return label(await shop.order(order), await shop.parcels(order))

    first = await shop.ships(order, mug=3)
    await shop.delivers(first)
    assert await now() is OrderLabel.AWAITING_SHIPMENT
    second = await shop.ships(order, "SF7654321")
    assert await now() is OrderLabel.SHIPPED
    await shop.moves(second, ShipmentStatus.OUT_FOR_DELIVERY)
    assert await now() is OrderLabel.IN_DELIVERY
    await shop.delivers(second)
    assert await now() is OrderLabel.DELIVERED


async def test_what_was_cancelled_alone_is_not_sent(shop: Shop, order: Order) -> None:
    await shop.cancels_units(order, 1)
    parcel = await shop.ships(order)
    assert parcel.lines == await shop.lines(order, mug=2, tea=2)
    assert (await shop.level("MUG")).on_hand == 3


async def test_an_unpaid_order_does_not_leave(shop: Shop, order: Order, wang: Actor) -> None:
    unpaid = await shop.places(wang, mug=1)
    with pytest.raises(NotAwaitingShipment):
        await shop.ships(unpaid)


async def test_customers_ship_nothing(shop: Shop, order: Order, li: Actor) -> None:
    with pytest.raises(NotAllowed):
        await shop.ships(order, by=li)


async def test_a_number_must_name_a_carrier_and_an_order(shop: Shop, order: Order) -> None:
    with pytest.raises(InvalidTrackingNumber):
        await shop.ships(order, "12")
    with pytest.raises(UnknownCarrier):
        await shop.ships(order, "7123456789012")
    assert (await shop.ships(order, "7123456789012", carrier="zto")).carrier == "zto"
    with pytest.raises(NotFound):
        await shop.ship_order(actor=shop.owner, request_id="r", number="SF1234567", order_number="ZZZZ-99")
