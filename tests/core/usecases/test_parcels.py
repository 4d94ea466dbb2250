"""One parcel, as staff look at it before they decide what becomes of it."""

import pytest

from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.errors import NotAllowed, NotFound
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.usecases.parcels import ParcelDetails
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    """Three mugs, paid: 117.00."""
    await shop.stocks("MUG", 8)
    return await shop.pays(await shop.places(li, mug=3))


@pytest.fixture
async def parcel(shop: Shop, order: Order) -> Shipment:
    """Two of the mugs."""
    return await shop.ships(order, mug=2)


async def shown(shop: Shop, parcel: Shipment) -> ParcelDetails:
    return await shop.show_parcel(actor=shop.owner, shipment_id=parcel.id)


async def test_a_parcel_under_way_has_nothing_to_make_good(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    details = await shown(shop, parcel)
    assert (details.order.id, details.parcel) == (order.id, parcel)
    assert not details.may_reship
    assert details.refundable is None
    assert not details.awaits_inspection


async def test_looking_at_a_lost_parcel_tells_what_its_refund_would_be_and_promises_nothing(
    shop: Shop, parcel: Shipment
) -> None:
    await shop.loses(parcel)
    for _ in range(2):
        details = await shown(shop, parcel)
        assert (details.may_reship, details.refundable) == (True, Money(7800, "CNY"))
    await shop.repays(parcel)
    after = await shown(shop, parcel)
    assert (after.is_refunded, after.may_reship, after.refundable) == (True, False, None)


async def test_a_parcel_sent_again_shows_the_order_that_does_it(shop: Shop, parcel: Shipment) -> None:
    await shop.loses(parcel)
    again = await shop.reships(parcel)
    details = await shown(shop, parcel)
    assert (details.replacement, details.is_refunded, details.refundable) == (again, False, None)


async def test_a_parcel_that_came_back_waits_to_be_looked_into_once(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.sees_returned(parcel)
    assert (await shown(shop, parcel)).awaits_inspection
    await shop.puts_back(order, parcel, mug=1)
    details = await shown(shop, parcel)
    assert not details.awaits_inspection
    assert details.may_reship


async def test_what_a_request_paid_back_is_left_out(shop: Shop, order: Order) -> None:
    parcel = await shop.ships(order)
    await shop.approves(await shop.asks(order, CaseKind.REFUND_ONLY))
    await shop.loses(parcel)
    details = await shown(shop, parcel)
    assert (details.may_reship, details.refundable) == (False, Money(7800, "CNY"))


async def test_only_staff_look_at_parcels(shop: Shop, li: Actor, parcel: Shipment) -> None:
    with pytest.raises(NotAllowed):
        await shop.show_parcel(actor=li, shipment_id=parcel.id)
    with pytest.raises(NotFound):
        await shop.show_parcel(actor=shop.owner, shipment_id=ShipmentId("nobody"))
