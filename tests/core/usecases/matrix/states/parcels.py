"""An order of which something is being packed, is under way, or went wrong."""

from collections.abc import Awaitable, Callable

from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.usecases.work import Work
from tests.core.usecases.matrix.states.payments import free, paid
from tests.core.usecases.matrix.world import CLERK
from tests.shopfloor.shop import Shop


async def _sent(shop: Shop) -> tuple[Order, Shipment]:
    order = await paid(shop)
    shop.clock.advance(hours=1)
    parcel = await shop.ships(order, by=CLERK)
    shop.clock.advance(hours=1)
    return order, parcel


async def announced(shop: Shop) -> Order:
    """Its carrier could not be asked."""
    order = await paid(shop)
    shop.carrier.is_down()
    await shop.books(order, by=CLERK)
    shop.carrier.is_down(False)
    return order


async def picking(shop: Shop) -> Order:
    """No use case leads there: put there by hand."""
    order = await announced(shop)
    (parcel,) = await shop.parcels(order)

    async def pick(work: Work) -> None:
        moved = (await work.get(Shipment, parcel.id)).move_to(ShipmentStatus.PICKING, by=SYSTEM, at=work.at)
        work.save(await work.get(Order, order.id), moved)

    await shop.unit_of_work.transact(pick)
    return order


async def packed(shop: Shop) -> Order:
    order = await paid(shop)
    await shop.books(order, by=CLERK)
    return order


async def partly_packed(shop: Shop) -> Order:
    order = await paid(shop)
    await shop.books(order, by=CLERK, mug=1)
    return order


async def unpacked(shop: Shop) -> Order:
    order = await packed(shop)
    await shop.unpacks((await shop.parcels(order))[0], by=CLERK)
    return order


async def unpacked_and_the_carrier_not_told(shop: Shop) -> Order:
    order = await packed(shop)
    shop.carrier.is_down()
    await shop.unpacks((await shop.parcels(order))[0], by=CLERK)
    shop.carrier.is_down(False)
    return order


async def partly_shipped(shop: Shop) -> Order:
    order = await paid(shop)
    await shop.ships(order, by=CLERK, mug=1)
    return order


async def partly_delivered(shop: Shop) -> Order:
    order = await partly_shipped(shop)
    shop.clock.advance(hours=1)
    await shop.delivers((await shop.parcels(order))[0])
    return order


async def partly_shipped_and_the_rest_packed(shop: Shop) -> Order:
    order = await partly_shipped(shop)
    await shop.books(order, by=CLERK)
    return order


async def shipped(shop: Shop) -> Order:
    return (await _sent(shop))[0]


async def shipped_for_free(shop: Shop) -> Order:
    order = await free(shop)
    await shop.ships(order, by=CLERK)
    return order


def _scanned(*statuses: ShipmentStatus) -> Callable[[Shop], Awaitable[Order]]:
    """Shipped, and scanned so once an hour."""

    async def state(shop: Shop) -> Order:
        order, parcel = await _sent(shop)
        for status in statuses:
            shop.clock.advance(hours=1)
            await shop.moves(parcel, status)
        return await shop.order(order)

    return state


in_transit = _scanned(ShipmentStatus.IN_TRANSIT)
out_for_delivery = _scanned(ShipmentStatus.IN_TRANSIT, ShipmentStatus.OUT_FOR_DELIVERY)
delivered = _scanned(ShipmentStatus.DELIVERED)
in_exception = _scanned(ShipmentStatus.IN_TRANSIT, ShipmentStatus.EXCEPTION)
lost = _scanned(ShipmentStatus.IN_TRANSIT, ShipmentStatus.LOST)
returning = _scanned(ShipmentStatus.EXCEPTION, ShipmentStatus.RETURNING)
returned = _scanned(ShipmentStatus.RETURNING, ShipmentStatus.RETURNED)


async def silent(shop: Shop) -> Order:
    order, _ = await _sent(shop)
    shop.clock.advance(days=6)
    return order


async def received(shop: Shop) -> Order:
    return await shop.receives(await delivered(shop))


async def received_before_the_carrier_says_so(shop: Shop) -> Order:
    return await shop.receives(await in_transit(shop))


async def completed_by_itself(shop: Shop) -> Order:
    order = await delivered(shop)
    shop.clock.advance(days=8)
    await shop.complete_delivered()
    return await shop.order(order)


async def delivered_long_ago(shop: Shop) -> Order:
    """Nobody has looked after the shop since."""
    order = await delivered(shop)
    shop.clock.advance(days=8)
    return order


async def lost_and_sent_again(shop: Shop) -> Order:
    order = await lost(shop)
    await shop.reships((await shop.parcels(order))[0], by=CLERK)
    return await shop.order(order)


async def sent_again(shop: Shop) -> Order:
    """The order that was placed for what was lost."""
    order = await lost(shop)
    return await shop.reships((await shop.parcels(order))[0], by=CLERK)


async def sent_again_and_shipped(shop: Shop) -> Order:
    replacement = await sent_again(shop)
    await shop.ships(replacement, by=CLERK)
    return replacement


async def sent_again_and_lost_again(shop: Shop) -> Order:
    replacement = await sent_again(shop)
    await shop.loses(await shop.ships(replacement, by=CLERK))
    return replacement


async def lost_and_paid_back(shop: Shop) -> Order:
    order = await lost(shop)
    await shop.repays((await shop.parcels(order))[0], by=CLERK)
    return await shop.order(order)


async def returned_and_inspected(shop: Shop) -> Order:
    order = await returned(shop)
    await shop.puts_back(order, (await shop.parcels(order))[0], by=CLERK, mug=1)
    return order


async def returned_and_paid_back(shop: Shop) -> Order:
    order = await returned_and_inspected(shop)
    await shop.repays((await shop.parcels(order))[0], by=CLERK)
    return await shop.order(order)
