"""Sending what was paid, and hearing that it arrived."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from shopclerk.core.domain.errors import (
    AlreadyShipped,
    NotAwaitingShipment,
    NotFound,
    NotThatMany,
    NotYetShipped,
    ReturnAwaited,
    UnknownCarrier,
)
from shopclerk.core.domain.events import OrderCompleted, OrderShipped
from shopclerk.core.domain.ids import OrderId, ShipmentId, SkuId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.packing import chosen, summed
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import (
    Shipment,
    ShipmentLine,
    ship,
    tracking_number,
    unpacked,
    unshipped,
)
from shopclerk.core.domain.stock import MovementReason, reservation_id
from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.orders import OrderNumbered
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.ports.queries.stock import ReservationsOf
from shopclerk.core.ports.store import Identified, Query
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class ShipOrder:
    """A parcel of a paid order leaves now under a number that staff typed; several may leave one by one.

    `lines` are what is in it, by default everything that is in no parcel yet. `carrier` may be left open when
    the number tells it. The stock leaves on_hand in the same commit. Raises NotAllowed, NotFound,
    InvalidTrackingNumber, UnknownCarrier, NotAwaitingShipment, NotThatMany, and AlreadyShipped with who was
    faster and when.
    """

    unit_of_work: UnitOfWork
    carrier: Carrier
    ids: IdSource

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        number: str,
        order_id: OrderId | None = None,
        order_number: str = "",
        carrier: str | None = None,
        lines: Sequence[ShipmentLine] | None = None,
    ) -> Shipment:
        actor.must_be_staff("ShipOrder")
        tracking = tracking_number(number)
        shipment_id = ShipmentId(self.ids.new())

        async def decide(work: Work) -> Shipment:
            order = await order_named(work, order_id, order_number, ShipmentsOf, ReservationsOf)
            shipments = await work.find(ShipmentsOf(order.id))
            if done := await work.already("request", request_id):
                return await work.get(Shipment, done)
            packed = to_pack(order, shipments, lines)
            parcel = ship(
                order,
                shipment_id=shipment_id,
                carrier=carrying(self.carrier, tracking, carrier),
                tracking_number=tracking,
                lines=packed,
                by=actor,
                at=work.at,
            )
            work.claim("request", request_id, parcel.id)
            await leave(work, order, parcel)
            return parcel

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class HandOver:
    """The carrier has taken a booked parcel: its stock leaves on_hand now.

    Who hands it over a second time is answered with the parcel. Raises NotAllowed, NotFound,
    NotAwaitingShipment, and IllegalTransition for a cancelled one.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, shipment_id: ShipmentId) -> Shipment:
        actor.must_be_staff("HandOver")

        async def decide(work: Work) -> Shipment:
            parcel = await work.get(Shipment, shipment_id)
            if parcel.has_left:
                return parcel
            order = await work.get(Order, parcel.order_id)
            must_await_shipment(order)
            work.claim("request", request_id, parcel.id)
            gone = parcel.hand_over(by=actor, at=work.at)
            await leave(work, order, gone)
            return gone

        return await self.unit_of_work.transact(decide)


def carrying(carrier: Carrier, tracking: str, named: str | None) -> str:
    """The code of the carrier that was named, or that the number tells; or UnknownCarrier."""
    codes = (named,) if named else carrier.recognise(tracking)
    if len(codes) != 1 or codes[0] not in carrier.codes:
        raise UnknownCarrier(tracking, carrier.codes if named else codes or carrier.codes)
    return codes[0]


async def order_named(
    work: Work, order_id: OrderId | None, order_number: str, *about: Callable[[OrderId], Query[Any]]
) -> Order:
    """The order by its id, or by the number people type; or NotFound. What the decision asks `about` it next
    is foreseen.
    """
    if order_id:
        await work.foresee(Identified(Order, order_id), *(query(order_id) for query in about))
        return await work.get(Order, order_id)
    for order in await work.find(OrderNumbered(order_number)):
        await work.foresee(*(query(order.id) for query in about))
        return order
    raise NotFound("order", order_number)


def must_await_shipment(order: Order) -> None:
    """Raise NotAwaitingShipment unless it is paid and not over, ReturnAwaited while an exchange waits for
    the goods to come back.
    """
    if order.status is not OrderStatus.CONFIRMED:
        raise NotAwaitingShipment(order.id, order.status.value)
    if order.awaits_return:
        raise ReturnAwaited(order.id)


def to_pack(
    order: Order, shipments: Sequence[Shipment], lines: Sequence[ShipmentLine] | None
) -> tuple[ShipmentLine, ...]:
    """What goes into the next parcel: these lines, by default everything that is in none."""
    gone = [parcel for parcel in shipments if parcel.has_left]
    if gone and not unshipped(order, shipments):
        last = gone[-1]
        raise AlreadyShipped(
            order.id, last.shipped_by.person_id if last.shipped_by else "", last.shipped_at or order.placed_at
        )
    must_await_shipment(order)
    left = unpacked(order, shipments)
    if not left:
        raise NotThatMany(order.lines[0].id, order.lines[0].wanted, 0)
    return left if lines is None else chosen(lines, left)


async def leave(work: Work, order: Order, parcel: Shipment) -> None:
    """The parcel leaves: what is in it goes from the shelf and from the promise at once."""
    work.save(order, parcel)
    await _consume(work, order, parcel.lines, parcel.moves[-1].by)
    work.tell(OrderShipped(order.id, parcel.id))


async def _consume(work: Work, order: Order, lines: Sequence[ShipmentLine], by: Actor) -> None:
    held = {reservation.id: reservation for reservation in await work.find(ReservationsOf(order.id))}
    for sku_id, units in units_of(order, lines).items():
        work.save(held[reservation_id(order.id, sku_id)].less(units))
        work.move_stock(
            StockDelta(
                sku_id=sku_id,
                on_hand=-units,
                reserved=-units,
                reason=MovementReason.SHIPPED,
                by=by.person_id,
                order_id=order.id,
            )
        )


def units_of(order: Order, lines: Sequence[ShipmentLine]) -> dict[SkuId, int]:
    """The units of each SKU in these lines of the order."""
    units: dict[SkuId, int] = {}
    for line_id, quantity in summed(lines).items():
        sku_id = order.line(line_id).sku_id
        units[sku_id] = units.get(sku_id, 0) + quantity
    return units


@dataclass(frozen=True, slots=True)
class ConfirmReceipt:
    """The customer has everything: the order is complete and its parcels are not asked after any more.

    Confirming twice answers the order as it is. Raises NotYetShipped while something has not left.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, order_id: OrderId) -> Order:
        async def decide(work: Work) -> Order:
            order = must_see(actor, await order_named(work, order_id, "", ShipmentsOf))
            if order.status is OrderStatus.COMPLETED:
                return order
            shipments = await work.find(ShipmentsOf(order.id))
            if order.status is not OrderStatus.CONFIRMED or unshipped(order, shipments):
                raise NotYetShipped(order.id)
            completed = order.complete(by=actor, at=work.at, why="receipt")
            work.claim("request", request_id, order.id)
            work.save(completed, *(parcel.unfollowed() for parcel in shipments))
            work.tell(OrderCompleted(order.id))
            return completed

        return await self.unit_of_work.transact(decide)
