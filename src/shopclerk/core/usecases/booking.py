"""Agreeing on a parcel with its carrier before it leaves, and calling it off.

The intention is committed first, the carrier is called next, its answer is committed last; what a crash or
the carrier's silence leaves open, `FinishBookings` carries through. The carrier knows a parcel by its id, so
that asking twice books one parcel.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from shopclerk.core.domain.errors import UnknownCarrier
from shopclerk.core.domain.ids import FileId, OrderId, ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM, Actor, Contact
from shopclerk.core.domain.shipment import Shipment, ShipmentLine, prepare, tracking_number
from shopclerk.core.ports.carriers import Booking, Carrier
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.files import Files
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.queries.parcels import PollsDue, ShipmentsOf
from shopclerk.core.usecases.shipping import order_named, to_pack
from shopclerk.core.usecases.sweeping import raise_all
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

AGAIN_AFTER: Final = timedelta(minutes=2)
"""How long the carrier's answer is waited for before it is asked again; doubled with every try."""

MOST_DOUBLINGS: Final = 8


@dataclass(frozen=True, slots=True)
class CarrierDesk:
    """Where parcels are booked and called off with the carrier, however often it takes."""

    unit_of_work: UnitOfWork
    carrier: Carrier
    files: Files

    async def settle(self, parcel: Shipment) -> Shipment:
        """Tell the carrier what it has not heard of yet, and keep what it answers.

        When it cannot be asked now, the parcel stays as it is and is tried again later.
        """
        try:
            if parcel.status is ShipmentStatus.PENDING:
                return await self._book(parcel)
            if parcel.status is ShipmentStatus.CANCELLED and parcel.next_poll_at:
                await self.carrier.cancel(parcel.id)
                return await self._told(parcel, heard=True)
        except (Unavailable, OutcomeUnknown):
            return await self._told(parcel, heard=False)
        return parcel

    async def _book(self, parcel: Shipment) -> Shipment:
        booked = await self.carrier.book(await self._booking(parcel))
        label = await self.files.put(booked.label)
        return await self._packed(parcel.id, tracking_number(booked.tracking_number), label)

    async def _booking(self, parcel: Shipment) -> Booking:
        async def decide(work: Work) -> Booking:
            order = await work.get(Order, parcel.order_id)
            return Booking(
                shipment_id=parcel.id,
                carrier=parcel.carrier,
                order_number=order.number,
                recipient=await work.get(Contact, order.contact_id),
            )

        return await self.unit_of_work.transact(decide)

    async def _packed(self, shipment_id: ShipmentId, number: str, label: FileId) -> Shipment:
        async def decide(work: Work) -> Shipment:
            parcel = await work.get(Shipment, shipment_id)
            if parcel.status is ShipmentStatus.PENDING:
                parcel = parcel.book(number, label, by=SYSTEM, at=work.at)
            elif parcel.status is ShipmentStatus.CANCELLED:
                # It was called off while the carrier was being asked, perhaps before the carrier knew of it.
                parcel = parcel.speaking_again(work.at)
            else:
                return parcel
            work.save(await work.get(Order, parcel.order_id), parcel)
            return parcel

        return await self.unit_of_work.transact(decide)

    async def _told(self, asked: Shipment, *, heard: bool) -> Shipment:
        """Plan the next try, unless somebody did so since: what they know is newer."""

        async def decide(work: Work) -> Shipment:
            parcel = await work.get(Shipment, asked.id)
            if _errand(parcel) != _errand(asked):
                return parcel
            again = None if heard else work.at + AGAIN_AFTER * (1 << min(parcel.polls, MOST_DOUBLINGS))
            told = parcel.speaking_again(again)
            work.save(await work.get(Order, parcel.order_id), told)
            return told

        return await self.unit_of_work.transact(decide)


def _errand(parcel: Shipment) -> tuple[ShipmentStatus, datetime | None, int]:
    return parcel.status, parcel.next_poll_at, parcel.polls


@dataclass(frozen=True, slots=True)
class BookShipment:
    """Announce a parcel to a carrier: it gives the number and the label, and the parcel is PACKED.

    `lines` are what goes into it, by default everything that is in no parcel yet. The stock stays on_hand
    until `HandOver`. A parcel that the carrier could not be asked about stays PENDING and is booked later by
    itself. Staff only. Raises NotAllowed, NotFound, UnknownCarrier, NotAwaitingShipment, NotThatMany,
    AlreadyShipped.
    """

    desk: CarrierDesk
    ids: IdSource

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        carrier: str,
        order_id: OrderId | None = None,
        order_number: str = "",
        lines: Sequence[ShipmentLine] | None = None,
    ) -> Shipment:
        actor.must_be_staff("BookShipment")
        if carrier not in self.desk.carrier.codes:
            raise UnknownCarrier("", self.desk.carrier.codes)
        shipment_id = ShipmentId(self.ids.new())

        async def decide(work: Work) -> Shipment:
            order = await order_named(work, order_id, order_number, ShipmentsOf)
            shipments = await work.find(ShipmentsOf(order.id))
            if done := await work.already("request", request_id):
                return await work.get(Shipment, done)
            parcel = prepare(
                order,
                shipment_id=shipment_id,
                carrier=carrier,
                lines=to_pack(order, shipments, lines),
                by=actor,
                at=work.at,
                book_again_at=work.at + AGAIN_AFTER,
            )
            work.claim("request", request_id, parcel.id)
            work.save(order, parcel)
            return parcel

        return await self.desk.settle(await self.desk.unit_of_work.transact(decide))


@dataclass(frozen=True, slots=True)
class CancelShipment:
    """A parcel that has not left is unpacked again, and its booking withdrawn.

    Cancelling twice answers the parcel as it is. Staff only. Raises NotAllowed, NotFound, and
    IllegalTransition once it left.
    """

    desk: CarrierDesk

    async def __call__(self, *, actor: Actor, request_id: str, shipment_id: ShipmentId) -> Shipment:
        actor.must_be_staff("CancelShipment")

        async def decide(work: Work) -> Shipment:
            parcel = await work.get(Shipment, shipment_id)
            if parcel.status is ShipmentStatus.CANCELLED:
                return parcel
            cancelled = parcel.cancel(by=actor, at=work.at)
            work.claim("request", request_id, parcel.id)
            work.save(await work.get(Order, parcel.order_id), cancelled)
            return cancelled

        return await self.desk.settle(await self.desk.unit_of_work.transact(decide))


def call_off(work: Work, parcels: Iterable[Shipment], *, by: Actor, why: str) -> tuple[Shipment, ...]:
    """Cancel what has not left, as part of a greater decision that saves their order.

    Answers the cancelled parcels: `CarrierDesk.settle` them after the commit, or let `FinishBookings` do it.
    """
    cancelled = tuple(parcel.cancel(by=by, at=work.at, why=why) for parcel in parcels if parcel.is_here)
    work.save(*cancelled)
    return cancelled


@dataclass(frozen=True, slots=True)
class FinishBookings:
    """Book, or call off, what the carrier has not heard of yet. Answers how many parcels were due."""

    desk: CarrierDesk

    async def __call__(self) -> int:
        unit_of_work = self.desk.unit_of_work
        due = await unit_of_work.store.find(PollsDue(unit_of_work.clock.now()))
        waiting = [parcel for parcel in due if not parcel.has_left]
        answers = await asyncio.gather(*map(self.desk.settle, waiting), return_exceptions=True)
        raise_all("booking parcels", answers)
        return len(waiting)
