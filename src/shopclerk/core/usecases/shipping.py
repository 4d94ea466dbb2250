"""Sending what was paid, and hearing that it arrived."""

from collections.abc import Sequence
from dataclasses import dataclass

from shopclerk.core.domain.errors import (
    AlreadyShipped,
    NotAwaitingShipment,
    NotFound,
    NotYetShipped,
    UnknownCarrier,
)
from shopclerk.core.domain.events import OrderCompleted, OrderShipped
from shopclerk.core.domain.ids import OrderId, ShipmentId, SkuId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment, ShipmentLine, ship, tracking_number, unshipped
from shopclerk.core.domain.stock import MovementReason, reservation_id
from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.store import OrderNumbered, ReservationsOf, ShipmentsOf
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import UnitOfWork, Work


@dataclass(frozen=True, slots=True)
class ShipOrder:
    """Everything of a paid order that has not left yet leaves now, by the word of staff.

    `carrier` may be left open when the number tells it. The stock leaves on_hand in the same commit.
    Raises NotAllowed, NotFound, InvalidTrackingNumber, UnknownCarrier, NotAwaitingShipment, and
    AlreadyShipped with who was faster and when.
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
    ) -> Shipment:
        actor.must_be_staff("ShipOrder")
        tracking = tracking_number(number)
        shipment_id = ShipmentId(self.ids.new())

        async def decide(work: Work) -> Shipment:
            order = await _order(work, order_id, order_number)
            shipments = await work.find(ShipmentsOf(order.id))
            if done := await work.owner("request", request_id):
                return await work.get(Shipment, done)
            lines = _to_ship(order, shipments)
            parcel = ship(
                order,
                shipment_id=shipment_id,
                carrier=self._carrying(tracking, carrier),
                tracking_number=tracking,
                lines=lines,
                by=actor,
                at=work.at,
            )
            work.claim("request", request_id, parcel.id)
            work.save(order, parcel)
            await _consume(work, order, lines)
            work.tell(OrderShipped(order.id, parcel.id))
            return parcel

        return await self.unit_of_work.transact(decide)

    def _carrying(self, tracking: str, named: str | None) -> str:
        codes = (named,) if named else self.carrier.recognise(tracking)
        if len(codes) != 1 or codes[0] not in self.carrier.codes:
            raise UnknownCarrier(tracking, self.carrier.codes if named else codes or self.carrier.codes)
        return codes[0]


async def _order(work: Work, order_id: OrderId | None, order_number: str) -> Order:
    if order_id:
        return await work.get(Order, order_id)
    for order in await work.find(OrderNumbered(order_number)):
        return order
    raise NotFound("order", order_number)


def _to_ship(order: Order, shipments: Sequence[Shipment]) -> tuple[ShipmentLine, ...]:
    lines = unshipped(order, shipments)
    if not lines and shipments:
        last = shipments[-1]
        raise AlreadyShipped(order.id, last.shipped_by.person_id, last.shipped_at)
    if order.status is not OrderStatus.CONFIRMED:
        raise NotAwaitingShipment(order.id, order.status.value)
    return lines


async def _consume(work: Work, order: Order, lines: Sequence[ShipmentLine]) -> None:
    """Take what leaves from the shelf and from the promise at once."""
    sku_of = {line.id: line.sku_id for line in order.lines}
    leaving: dict[SkuId, int] = {}
    for line in lines:
        sku_id = sku_of[line.order_line_id]
        leaving[sku_id] = leaving.get(sku_id, 0) + line.quantity
    held = {reservation.id: reservation for reservation in await work.find(ReservationsOf(order.id))}
    for sku_id, units in leaving.items():
        work.save(held[reservation_id(order.id, sku_id)].less(units))
        work.move_stock(
            StockDelta(
                sku_id=sku_id,
                on_hand=-units,
                reserved=-units,
                reason=MovementReason.SHIPPED,
                order_id=order.id,
            )
        )


@dataclass(frozen=True, slots=True)
class ConfirmReceipt:
    """The customer has everything: the order is complete and its parcels are not asked after any more.

    Confirming twice answers the order as it is. Raises NotYetShipped while something has not left.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, order_id: OrderId) -> Order:
        async def decide(work: Work) -> Order:
            order = must_see(actor, await work.get(Order, order_id))
            if order.status is OrderStatus.COMPLETED:
                return order
            shipments = await work.find(ShipmentsOf(order.id))
            if order.status is not OrderStatus.CONFIRMED or unshipped(order, shipments):
                raise NotYetShipped(order.id)
            completed = order.complete(by=actor, at=work.at, why="receipt")
            work.claim("request", request_id, order.id)
            work.save(completed, *(parcel.polled(next_at=None, polls=parcel.polls) for parcel in shipments))
            work.tell(OrderCompleted(order.id))
            return completed

        return await self.unit_of_work.transact(decide)
