"""Carriers scan parcels: forwards, backwards, twice, late, under a number that was another's, or never."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.shipment import Scan
from tests.properties.floor import Floor, pick, taps, which
from tests.properties.sending import NUMBERS

LIKELY = (ShipmentStatus.IN_TRANSIT, ShipmentStatus.DELIVERED, ShipmentStatus.DELIVERED, *ShipmentStatus)


class Tracking(Floor):
    @precondition(lambda self: self.parcels())
    @rule(
        number=which,
        status=st.sampled_from(LIKELY),
        hours=st.sampled_from((0, 0, 0, 2, -2, -30, -24 * 40)),
        heard=st.booleans(),
        times=taps,
    )
    def a_parcel_is_scanned(
        self, number: int, status: ShipmentStatus, hours: int, heard: bool, times: int
    ) -> None:
        parcel = self.one(self.parcels(), number, lambda each: each.has_left and not each.is_over)
        at = self.shop.clock.now() + timedelta(hours=hours)
        told = self.shop.carrier.scans(parcel.id, status, at=at)
        if heard:
            self.does(*[lambda: self.shop.tracks(parcel, told)] * times)

    @precondition(lambda self: self.parcels())
    @rule(
        number=which,
        statuses=st.lists(st.sampled_from(ShipmentStatus), max_size=3),
        tracking=st.sampled_from(NUMBERS),
        days=st.sampled_from((0, -1, -400)),
    )
    def a_carrier_tells_of_some_number(
        self, number: int, statuses: list[ShipmentStatus], tracking: str, days: int
    ) -> None:
        """Codes that we have never seen come as what they may mean; the number may be another parcel's."""
        parcel, at = pick(self.parcels(), number), self.shop.clock.now() + timedelta(days=days)
        scans = [Scan(at=at, status=status, raw_code="Z-99") for status in statuses]
        self.does(lambda: self.shop.record_tracking(parcel.id, scans, number=tracking))
