"""When everything of an order has arrived, or was made good."""

from collections.abc import Iterable
from typing import Final

from shopclerk.core.domain.claims import is_paid_back
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment, unshipped
from shopclerk.core.ports.queries.aftersales import CasesOf
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.parcels import ShipmentsOf
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.work import Work

REMEDY: Final = "remedy"
"""The scope of claims on a parcel that went wrong: it is sent again or paid back, never both."""

_ARRIVED: Final = (ShipmentStatus.DELIVERED, ShipmentStatus.CANCELLED)
WRONG: Final = (ShipmentStatus.LOST, ShipmentStatus.RETURNED)


async def paid_back(work: Work, order: Order, parcel: Shipment) -> bool:
    """See `is_paid_back`."""
    cases, refunds = await work.find(CasesOf(order.id)), await work.find(RefundsOf(order.id))
    return is_paid_back(order, parcel, cases, refunds)


async def completing(
    work: Work, order: Order, moved: Shipment, terms: Terms, *, made_good: ShipmentId | None = None
) -> Order:
    """The order, with its completion due when `moved` was the last parcel to arrive.

    A lost or returned parcel counts as arrived once it was made good; `made_good` is the one made good by
    this very decision.
    """
    others = (parcel for parcel in await work.find(ShipmentsOf(order.id)) if parcel.id != moved.id)
    parcels = (*others, moved)
    waits = order.status is OrderStatus.CONFIRMED and order.complete_at is None
    if not waits or unshipped(order, parcels) or await _under_way(work, parcels, made_good):
        return order
    return order.completing_at(work.at + terms.complete_after)


async def _under_way(work: Work, parcels: Iterable[Shipment], made_good: ShipmentId | None) -> bool:
    for parcel in parcels:
        remedied = parcel.id == made_good or (
            parcel.status in WRONG and await work.owner(REMEDY, parcel.id) is not None
        )
        if parcel.status not in _ARRIVED and not remedied:
            return True
    return False
