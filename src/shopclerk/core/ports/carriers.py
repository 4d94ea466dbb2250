"""Carriers, or an aggregator of carriers."""

from dataclasses import dataclass
from typing import Protocol

from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.shipment import Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelRef:
    """A parcel to follow. `shipment_id` is the idempotency key: a recycled number is another parcel."""

    shipment_id: ShipmentId
    carrier: str
    tracking_number: str


class Carrier(Protocol):
    """Whoever can say where parcels are, for the carrier codes in `codes` (`sf`, `zto`, `ems`).

    `recognise` answers the codes whose numbers look like this one, best first; empty when none does.
    `track` answers every scan known of the parcel, oldest first, registering it on the first call (idempotent
    by shipment_id); it raises Unavailable when the carrier cannot be asked now. It has a time-out.
    """

    @property
    def codes(self) -> tuple[str, ...]: ...

    def recognise(self, tracking_number: str) -> tuple[str, ...]: ...

    async def track(self, parcel: ParcelRef) -> tuple[Scan, ...]: ...
