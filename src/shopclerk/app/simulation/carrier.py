"""A carrier of the simulation: it books, scans, loses and recycles numbers, and is down now and then."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from shopclerk.app.simulation.world import World
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.shipment import Scan
from shopclerk.core.ports.carriers import Booked, Booking, ParcelRef
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.files import File

DOWN: Final = 0.01
UNHEARD: Final = 0.01
RECYCLED: Final = 0.1
"""How likely a number is one that another parcel had before."""
REST: Final = timedelta(days=20)
"""For how long the number of a parcel that ended is not given out again."""
LABEL: Final = File(b"label", "application/pdf")

Journey: TypeAlias = Sequence[tuple[int, ShipmentStatus]]
"""What is scanned, each so many hours after the parcel was handed over."""

_TRANSIT, _OUT, _THERE = (
    ShipmentStatus.IN_TRANSIT,
    ShipmentStatus.OUT_FOR_DELIVERY,
    ShipmentStatus.DELIVERED,
)
_TROUBLE = ShipmentStatus.EXCEPTION

SMOOTH: Final[Journey] = ((9, _TRANSIT), (30, _OUT), (34, _THERE))
JOURNEYS: Final[dict[Journey, int]] = {
    SMOOTH: 860,
    ((9, _TRANSIT), (30, _TROUBLE), (60, _OUT), (64, _THERE)): 40,
    ((9, _TRANSIT), (30, _OUT), (33, _TRANSIT), (50, _THERE)): 30,  # a scan from behind
    ((200, _TRANSIT), (220, _THERE)): 20,  # silent, and then there
    ((9, _TRANSIT), (40, _TROUBLE), (90, ShipmentStatus.LOST)): 20,
    ((9, _TRANSIT), (30, _OUT), (50, ShipmentStatus.RETURNING), (90, ShipmentStatus.RETURNED)): 20,
    (): 10,  # never heard of again
}


@dataclass(slots=True)
class SimulatedCarrier:
    """See `core.ports.carriers.Carrier`. It knows parcels by their number alone: asked after a recycled one
    it tells of all parcels that ever had it. `arrivals` is when the last of them is delivered, if it is.
    """

    world: World
    codes: tuple[str, ...] = ("sf",)
    scans: dict[str, list[Scan]] = field(default_factory=dict)
    booked: dict[ShipmentId, str] = field(default_factory=dict)
    arrivals: dict[str, datetime | None] = field(default_factory=dict)
    free: deque[tuple[datetime, str]] = field(default_factory=deque)
    given: int = 0

    def recognise(self, tracking_number: str) -> tuple[str, ...]:
        return self.codes if tracking_number.startswith("SF") else ()

    async def track(self, parcel: ParcelRef) -> tuple[Scan, ...]:
        if self.world.dice.happens(DOWN):
            raise Unavailable(parcel.carrier)
        known = self.scans.get(parcel.tracking_number, ())
        return tuple(scan for scan in known if scan.at <= self.world.at)

    async def book(self, booking: Booking) -> Booked:
        if self.world.dice.happens(DOWN):
            raise Unavailable(booking.carrier)
        number = self.booked.get(booking.shipment_id) or self.number()
        self.booked[booking.shipment_id] = number
        if self.world.dice.happens(UNHEARD):
            raise OutcomeUnknown("book")
        return Booked(tracking_number=number, label=LABEL)

    async def cancel(self, shipment_id: ShipmentId) -> None:
        if self.world.dice.happens(DOWN):
            raise Unavailable("sf")

    def number(self) -> str:
        """A number for a parcel, sometimes one that was in use long ago."""
        rested = self.free and self.free[0][0] + REST <= self.world.at
        if rested and self.world.dice.happens(RECYCLED):
            return self.free.popleft()[1]
        self.given += 1
        return f"SF{self.given:09d}"

    def takes(self, number: str) -> None:
        """A parcel is handed over under that number: its journey begins."""
        start, journey = self.world.at, self.world.dice.weighed(JOURNEYS)
        scans = [
            Scan(at=start + timedelta(hours=hours), status=status, raw_code=status.value.upper())
            for hours, status in journey
        ]
        self.scans.setdefault(number, []).extend(scans)
        self.arrivals[number] = next((scan.at for scan in scans if scan.status is _THERE), None)
        if scans:
            self.free.append((scans[-1].at, number))
