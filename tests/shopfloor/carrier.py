"""A carrier whose parcels are where a test says; held to the contract of every `Carrier`."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.shipment import Scan
from shopclerk.core.ports.carriers import Booked, Booking, ParcelRef
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.files import File
from tests.shopfloor.trouble import Line, Trouble

_SHAPES: Final = (
    ("sf", re.compile(r"SF[0-9]{7,15}")),
    ("zto", re.compile(r"7[0-9]{11,13}")),
    ("ems", re.compile(r"E[A-Z][0-9]{9}[A-Z]{2}|7[0-9]{12}")),
)
"""Thirteen digits beginning with 7 could be two of them."""


@dataclass(slots=True)
class FakeCarrier:
    """Knows of every parcel what a test had it scan. `asked` counts the questions, per shipment; `expected`
    are the bookings that nobody withdrew.
    """

    clock: Clock
    asked: Counter[ShipmentId] = field(default_factory=Counter)
    expected: dict[ShipmentId, Booking] = field(default_factory=dict)
    _booked: dict[ShipmentId, Booked] = field(default_factory=dict)
    _scans: dict[ShipmentId, list[Scan]] = field(default_factory=dict)
    _line: Line = field(default_factory=lambda: Line("carrier"))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _ in _SHAPES)

    def recognise(self, tracking_number: str) -> tuple[str, ...]:
        return tuple(code for code, shape in _SHAPES if shape.fullmatch(tracking_number))

    async def track(self, parcel: ParcelRef) -> tuple[Scan, ...]:
        self.asked[parcel.shipment_id] += 1
        self._line.must_be_up()
        return tuple(sorted(self._scans.get(parcel.shipment_id, ()), key=lambda scan: scan.at))

    async def book(self, booking: Booking) -> Booked:
        with self._line.calling():
            if booking.shipment_id not in self._booked:
                number = f"SF{9_000_000 + len(self._booked)}"
                label = File(b"%PDF " + number.encode(), "application/pdf")
                self._booked[booking.shipment_id] = Booked(tracking_number=number, label=label)
                self.expected[booking.shipment_id] = booking
            return self._booked[booking.shipment_id]

    async def cancel(self, shipment_id: ShipmentId) -> None:
        with self._line.calling():
            self.expected.pop(shipment_id, None)

    def is_down(self, down: bool = True) -> None:
        self._line.is_down = down

    def has_trouble(self, *troubles: Trouble) -> None:
        """So the next bookings and withdrawals go wrong, whichever they are."""
        self._line.ahead.extend(troubles)

    def loses_answers(self, times: int = 1) -> None:
        """So many calls take effect and their answers do not arrive."""
        self.has_trouble(*[Trouble.ANSWER_LOST] * times)

    def is_well(self) -> None:
        """It is up, and nothing is to go wrong."""
        self._line.repair()

    def scans(
        self, shipment_id: ShipmentId, status: ShipmentStatus, *, at: datetime | None = None, place: str = ""
    ) -> Scan:
        """The parcel is scanned, now unless said otherwise."""
        told = scan(status, at=at or self.clock.now(), place=place)
        self._scans.setdefault(shipment_id, []).append(told)
        return told


def scan(status: ShipmentStatus, *, at: datetime, place: str = "") -> Scan:
    """A scan as this carrier writes it: its raw code is the status in capitals."""
    return Scan(at=at, status=status, raw_code=status.value.upper(), place=place)
