"""Putting right what was typed wrong: a tracking number, a recipient."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from shopclerk.core.domain.errors import AlreadyShipped
from shopclerk.core.domain.events import TrackingCorrected
from shopclerk.core.domain.ids import ContactId, OrderId, ShipmentId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment, tracking_number
from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.usecases.booking import CarrierDesk, call_off
from shopclerk.core.usecases.checkout import Recipient, contact_of
from shopclerk.core.usecases.shipping import carrying
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import must_see
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True)
class CorrectTracking:
    """A parcel under way goes under another number than was typed: it is asked after anew.

    The timeline keeps both numbers, and what was heard of the wrong one moves the parcel no further. The
    number that it has already changes nothing. Staff only. Raises NotAllowed, NotFound,
    InvalidTrackingNumber, UnknownCarrier, and IllegalTransition before it left and once it arrived or ended.
    """

    unit_of_work: UnitOfWork
    carrier: Carrier

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        shipment_id: ShipmentId,
        number: str,
        carrier: str | None = None,
    ) -> Shipment:
        actor.must_be_staff("CorrectTracking")
        tracking = tracking_number(number)

        async def decide(work: Work) -> Shipment:
            parcel = await work.get(Shipment, shipment_id)
            if await work.already("request", request_id):
                return parcel
            code = carrying(self.carrier, tracking, carrier)
            if (code, tracking) == (parcel.carrier, parcel.tracking_number):
                return parcel
            corrected = parcel.renumber(code, tracking, by=actor, at=work.at)
            work.claim("request", request_id, parcel.id)
            work.save(await work.get(Order, parcel.order_id), corrected)
            work.tell(TrackingCorrected(parcel.order_id, parcel.id))
            return corrected

        return await self.unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class ChangeRecipient:
    """An order of which nothing has left goes to somebody else, or to another address.

    Parcels booked with a carrier for the old recipient are called off, to be booked anew. For the order's
    customer and staff. Raises NotFound, InvalidName, InvalidPhone, InvalidAddress, AlreadyShipped once
    something left, and NotAwaitingShipment when the order is over.
    """

    desk: CarrierDesk
    ids: IdSource

    async def __call__(
        self, *, actor: Actor, request_id: str, order_id: OrderId, recipient: Recipient
    ) -> Order:
        contact_id = ContactId(self.ids.new())

        async def decide(work: Work) -> tuple[Order, tuple[Shipment, ...]]:
            order = must_see(actor, await work.get(Order, order_id))
            if await work.already("request", request_id):
                return order, ()
            parcels = await work.find(ShipmentsOf(order.id))
            _must_be_here(order, parcels)
            changed = order.addressed_to(contact_id, by=actor, at=work.at)
            work.claim("request", request_id, order.id)
            work.save(changed, contact_of(contact_id, order.customer_id, recipient))
            return changed, call_off(work, parcels, by=actor, why="recipient")

        changed, called_off = await self.desk.unit_of_work.transact(decide)
        await asyncio.gather(*map(self.desk.settle, called_off))
        return changed


def _must_be_here(order: Order, parcels: Iterable[Shipment]) -> None:
    for parcel in parcels:
        if parcel.has_left:
            by = parcel.shipped_by.person_id if parcel.shipped_by else ""
            raise AlreadyShipped(order.id, by, parcel.shipped_at or order.placed_at)
