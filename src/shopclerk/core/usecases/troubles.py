"""What staff know of a parcel that went wrong, and what of it can be sold again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.core.domain.errors import IllegalTransition
from shopclerk.core.domain.events import ParcelMoved
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.packing import chosen
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Shipment, ShipmentLine
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.changeset import StockDelta
from shopclerk.core.usecases.shipping import units_of
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

INSPECTED: Final = "inspected parcel"
"""The scope of claims on a returned parcel: what is in it is put back on the shelf once."""


@dataclass(frozen=True, slots=True)
class ReportLost:
    """By the word of staff a parcel under way will not arrive: it is not asked after any more.

    Reporting twice answers the parcel as it is. Raises NotAllowed, NotFound, IllegalTransition.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, shipment_id: ShipmentId) -> Shipment:
        actor.must_be_staff("ReportLost")
        return await _report(self.unit_of_work, shipment_id, ShipmentStatus.LOST, actor, request_id)


@dataclass(frozen=True, slots=True)
class ReportReturned:
    """By the word of staff a parcel came back undelivered; what is in it awaits `RestockReturned`.

    Reporting twice answers the parcel as it is. Raises NotAllowed, NotFound, IllegalTransition.
    """

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, request_id: str, shipment_id: ShipmentId) -> Shipment:
        actor.must_be_staff("ReportReturned")
        return await _report(self.unit_of_work, shipment_id, ShipmentStatus.RETURNED, actor, request_id)


async def _report(
    unit_of_work: UnitOfWork, shipment_id: ShipmentId, status: ShipmentStatus, actor: Actor, request_id: str
) -> Shipment:
    async def decide(work: Work) -> Shipment:
        parcel = await work.get(Shipment, shipment_id)
        if parcel.status is status:
            return parcel
        moved = parcel.move_to(status, by=actor, at=work.at).unfollowed()
        work.claim("request", request_id, parcel.id)
        work.save(await work.get(Order, parcel.order_id), moved)
        work.tell(ParcelMoved(parcel.order_id, parcel.id, status))
        return moved

    return await unit_of_work.transact(decide)


@dataclass(frozen=True, slots=True)
class RestockReturned:
    """Staff inspected a returned parcel: these units of it can be sold again and go back on the shelf.

    No units at all is an answer too. A parcel is inspected once; paying back is another decision. Repeating
    the request changes nothing. Raises NotAllowed, NotFound, IllegalTransition unless it is RETURNED, and
    NotThatMany beyond what was in it, or once it was inspected.
    """

    unit_of_work: UnitOfWork

    async def __call__(
        self,
        *,
        actor: Actor,
        request_id: str,
        shipment_id: ShipmentId,
        resellable: Sequence[ShipmentLine],
    ) -> Shipment:
        actor.must_be_staff("RestockReturned")

        async def decide(work: Work) -> Shipment:
            parcel = await work.get(Shipment, shipment_id)
            if await work.already("request", request_id):
                return parcel
            if parcel.status is not ShipmentStatus.RETURNED:
                raise IllegalTransition(parcel.status.value, ShipmentStatus.RETURNED.value)
            inspected = await work.owner(INSPECTED, parcel.id) is not None
            sound = chosen(resellable, () if inspected else parcel.lines)
            if inspected:
                return parcel
            order = await work.get(Order, parcel.order_id)
            noted = parcel.note("inspected", by=actor, at=work.at)
            work.claim(INSPECTED, parcel.id, actor.person_id)
            work.claim("request", request_id, parcel.id)
            work.save(order, noted)
            _put_back(work, order, sound, actor)
            return noted

        return await self.unit_of_work.transact(decide)


def _put_back(work: Work, order: Order, sound: Sequence[ShipmentLine], by: Actor) -> None:
    for sku_id, units in units_of(order, sound).items():
        work.move_stock(
            StockDelta(
                sku_id=sku_id,
                on_hand=units,
                reason=MovementReason.RESTOCKED,
                by=by.person_id,
                order_id=order.id,
            )
        )
