"""What is asked of parcels and their scans."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.ids import OrderId, ShipmentId
from shopclerk.core.domain.shipment import ParcelEvent, Shipment
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True)
class ShipmentsOf(Query[Shipment]):
    """The parcels of an order, by (shipped_at, id); those that have not left come last, by id."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ScansOf(Query[ParcelEvent]):
    """The scans of a parcel, by the time of the scan, then id."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class PollsDue(Query[Shipment]):
    """Parcels whose `next_poll_at` is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class ParcelsSilent(Query[Shipment]):
    """Parcels under way and asked after, of which nothing was heard since `since` (nor were they sent later):
    those whose `heard_at` is then or before, oldest first.
    """

    since: datetime
    limit: int = 100
