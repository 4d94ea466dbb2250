"""Looking at one parcel: what became of it, and what can still be done for its customer."""

from dataclasses import dataclass

from shopclerk.core.domain.errors import NotFound
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.ports.queries.parcels import ScansOf
from shopclerk.core.usecases.arriving import REMEDY, WRONG, paid_back
from shopclerk.core.usecases.remedies import is_known_where_to, promise_for
from shopclerk.core.usecases.troubles import INSPECTED
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelDetails:
    """Everything of one parcel, scans oldest first.

    `replacement` is the order in which it was sent again, `is_refunded` says that it was paid back instead.
    `may_reship` says that `Reship` would take it, stock allowing; `refundable` is what `RefundParcel` would
    promise (nothing, where all of it went back already), None where it would refuse. `awaits_inspection`:
    it is back, and nobody has looked into it.
    """

    order: Order
    parcel: Shipment
    scans: tuple[ParcelEvent, ...] = ()
    replacement: Order | None = None
    is_refunded: bool = False
    may_reship: bool = False
    refundable: Money | None = None
    awaits_inspection: bool = False


@dataclass(frozen=True, slots=True)
class ShowParcel:
    """One parcel, for staff. Raises NotAllowed, NotFound."""

    unit_of_work: UnitOfWork

    async def __call__(self, *, actor: Actor, shipment_id: ShipmentId) -> ParcelDetails:
        actor.must_be_staff("ShowParcel")
        store = self.unit_of_work.store
        parcel = await store.load(Shipment, shipment_id)
        order = await store.load(Order, parcel.order_id) if parcel else None
        if parcel is None or order is None:
            raise NotFound("shipment", shipment_id)
        remedy = await store.owner(REMEDY, parcel.id)
        replacement = await store.load(Order, remedy) if remedy else None
        waits = parcel.status in WRONG and remedy is None
        return ParcelDetails(
            order=order,
            parcel=parcel,
            scans=await store.find(ScansOf(parcel.id)),
            replacement=replacement,
            is_refunded=remedy is not None and replacement is None,
            may_reship=waits and await _may_reship(self._paper(), order, parcel),
            refundable=await _refundable(self._paper(), order, parcel, actor) if waits else None,
            awaits_inspection=parcel.status is ShipmentStatus.RETURNED
            and await store.owner(INSPECTED, parcel.id) is None,
        )

    def _paper(self) -> Work:
        """To try a decision on; nobody commits it."""
        return Work(self.unit_of_work.store, id="paper", at=self.unit_of_work.clock.now())


async def _may_reship(paper: Work, order: Order, parcel: Shipment) -> bool:
    if order.status is OrderStatus.CANCELLED or not await is_known_where_to(paper, order):
        return False
    return not await paid_back(paper, order, parcel)


async def _refundable(paper: Work, order: Order, parcel: Shipment, by: Actor) -> Money:
    promised = await promise_for(paper, order, parcel, by)
    return total((one.amount for one in promised), order.total.currency)
