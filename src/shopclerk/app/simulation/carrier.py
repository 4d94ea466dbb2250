"""A carrier of the simulation: its numbers are known; its scans come to the shop by themselves."""

from dataclasses import dataclass

from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.shipment import Scan
from shopclerk.core.ports.carriers import Booked, Booking, ParcelRef
from shopclerk.core.ports.errors import Unavailable


@dataclass(frozen=True, slots=True)
class SimulatedCarrier:
    """See `core.ports.carriers.Carrier`. Parcels are handed over under typed numbers: it books none."""

    codes: tuple[str, ...] = ("sf",)

    def recognise(self, tracking_number: str) -> tuple[str, ...]:
        return self.codes if tracking_number.startswith("SF") else ()

    async def track(self, parcel: ParcelRef) -> tuple[Scan, ...]:
        return ()

    async def book(self, booking: Booking) -> Booked:
        raise Unavailable(booking.carrier)

    async def cancel(self, shipment_id: ShipmentId) -> None:
        """Nothing was booked."""
