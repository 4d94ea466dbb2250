"""Changing who an order goes to."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.errors import AlreadyShipped, InvalidAddress, NotAwaitingShipment, NotFound
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor, Contact
from shopclerk.core.usecases.checkout import Recipient
from tests.shopfloor.shop import HOME, Shop, buyer

MOTHER = replace(HOME, name="Mother", address="1 Hill Lane, Suzhou")


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.pays(await shop.places(li, mug=2))


async def redirects(
    shop: Shop, order: Order, to: Recipient = MOTHER, *, by: Actor | None = None, request_id: str = ""
) -> Order:
    await shop.change_recipient(
        actor=by or buyer(order),
        request_id=request_id or shop.request(),
        order_id=order.id,
        recipient=to,
    )
    return await shop.order(order)


async def test_an_order_that_has_not_left_goes_to_somebody_else(shop: Shop, order: Order) -> None:
    changed = await redirects(shop, order)
    contact = await shop.store.load(Contact, changed.contact_id)
    assert contact is not None
    assert (contact.name, contact.person_id) == ("Mother", order.customer_id)
    assert await shop.store.load(Contact, order.contact_id) is not None
    move = (await shop.timeline(order))[-1].move
    assert (move.from_, move.to, move.why, move.by) == ("confirmed", "confirmed", "recipient", buyer(order))


async def test_an_unpaid_order_can_be_redirected_too(shop: Shop, order: Order, wang: Actor) -> None:
    unpaid = await shop.places(wang, mug=1)
    assert (await redirects(shop, unpaid)).contact_id != unpaid.contact_id


async def test_a_redirection_that_arrives_twice_changes_once(shop: Shop, order: Order) -> None:
    first = await redirects(shop, order, request_id="press")
    assert await redirects(shop, order, request_id="press") == first


async def test_a_booked_parcel_is_called_off_to_be_booked_for_the_new_recipient(
    shop: Shop, order: Order
) -> None:
    parcel = await shop.books(order)
    await redirects(shop, order, by=shop.owner)
    assert (await shop.parcel(parcel)).status is ShipmentStatus.CANCELLED
    assert shop.carrier.expected == {}
    again = await shop.books(order)
    assert shop.carrier.expected[again.id].recipient.name == "Mother"


async def test_once_something_left_the_recipient_stays(shop: Shop, order: Order) -> None:
    await shop.ships(order, mug=1)
    with pytest.raises(AlreadyShipped):
        await redirects(shop, order)
    assert (await shop.order(order)).contact_id == order.contact_id


async def test_shipping_and_redirecting_at_once_never_sends_to_the_wrong_place(
    shop: Shop, order: Order
) -> None:
    changing, _ = await asyncio.gather(redirects(shop, order), shop.ships(order), return_exceptions=True)
    parcel = (await shop.parcels(order))[0]
    rows = [row.move for row in await shop.timeline(order)]
    if isinstance(changing, BaseException):
        assert isinstance(changing, AlreadyShipped)
    else:
        told = [move for move in rows if move.why == "recipient" or move.entity_id == parcel.id]
        assert [move.why for move in told] == ["recipient", parcel.tracking_number]


async def test_an_order_that_is_over_is_not_redirected(shop: Shop, order: Order) -> None:
    await shop.cancels(order)
    with pytest.raises(NotAwaitingShipment):
        await redirects(shop, order)


async def test_customers_redirect_their_own_orders_to_places_that_there_are(
    shop: Shop, order: Order, wang: Actor
) -> None:
    with pytest.raises(NotFound):
        await redirects(shop, order, by=wang)
    with pytest.raises(InvalidAddress):
        await redirects(shop, order, replace(HOME, address="here"))
