"""Carriers, or an aggregator of carriers."""

from dataclasses import dataclass
from typing import Protocol

from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.shipment import Scan
from shopclerk.core.ports.files import File


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelRef:
    """A parcel to follow. `shipment_id` is the idempotency key: a recycled number is another parcel."""

    shipment_id: ShipmentId
    carrier: str
    tracking_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A parcel to hand over. `shipment_id` is the idempotency key; the contact is who receives it."""

    shipment_id: ShipmentId
    carrier: str
    order_number: str
    recipient: Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """The carrier expects the parcel under this number; `label` is what to stick on it."""

    tracking_number: str
    label: File


class Carrier(Protocol):
    """Whoever can say where parcels are, for the carrier codes in `codes` (`sf`, `zto`, `ems`).

    `recognise` answers the codes whose numbers look like this one, best first; empty when none does.
    `track` answers every scan known of the parcel, oldest first, registering it on the first call (idempotent
    by shipment_id); it raises Unavailable when the carrier cannot be asked now. `book` announces a parcel and
    is idempotent by shipment_id; it raises Unavailable, or OutcomeUnknown (repeat it with the same id).
    `cancel` withdraws a booking that was not handed over; twice is no error, nor is a parcel never booked.
    All have a time-out.
    """

    @property
    def codes(self) -> tuple[str, ...]: ...

    def recognise(self, tracking_number: str) -> tuple[str, ...]: ...

    async def track(self, parcel: ParcelRef) -> tuple[Scan, ...]: ...

    async def book(self, booking: Booking) -> Booked: ...

    async def cancel(self, shipment_id: ShipmentId) -> None: ...
