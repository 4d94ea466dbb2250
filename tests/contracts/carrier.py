"""What every `Carrier` does. A test module of an adapter subclasses `CarrierContract` and says with fixtures
how its carrier is set up: see tests/adapters/carrier_mock/test_carrier_contract.py.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from shopclerk.core.domain.ids import ContactId, PersonId, ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.people import Contact
from shopclerk.core.ports.carriers import Booking, Carrier, ParcelRef
from shopclerk.core.ports.errors import Unavailable

Deliver = Callable[[], Awaitable[None]]


class CarrierContract:
    """Four fixtures to give: `carrier`; `parcel`, one it has never heard of, with a number it recognises;
    `deliver`, which lets the parcel arrive; and `unreachable`, a carrier whose other side does not answer.
    """

    @pytest.fixture
    def carrier(self) -> Carrier:
        raise NotImplementedError

    @pytest.fixture
    def parcel(self) -> ParcelRef:
        raise NotImplementedError

    @pytest.fixture
    def deliver(self) -> Deliver:
        raise NotImplementedError

    @pytest.fixture
    def unreachable(self) -> Carrier:
        raise NotImplementedError

    def test_it_has_codes_of_its_own(self, carrier: Carrier) -> None:
        assert carrier.codes
        assert len(set(carrier.codes)) == len(carrier.codes)

    def test_a_number_is_recognised_as_its_carriers(self, carrier: Carrier, parcel: ParcelRef) -> None:
        assert parcel.carrier in carrier.recognise(parcel.tracking_number)

    def test_only_carriers_it_serves_are_recognised(self, carrier: Carrier, parcel: ParcelRef) -> None:
        assert set(carrier.recognise(parcel.tracking_number)) <= set(carrier.codes)

    def test_what_is_no_tracking_number_is_nobodys(self, carrier: Carrier) -> None:
        assert carrier.recognise("hello") == ()
        assert carrier.recognise("") == ()

    async def test_a_new_parcel_can_be_tracked_at_once(self, carrier: Carrier, parcel: ParcelRef) -> None:
        assert isinstance(await carrier.track(parcel), tuple)

    async def test_a_delivered_parcel_says_so_last(
        self, carrier: Carrier, parcel: ParcelRef, deliver: Deliver
    ) -> None:
        await carrier.track(parcel)
        await deliver()
        assert (await carrier.track(parcel))[-1].status is ShipmentStatus.DELIVERED

    async def test_scans_come_oldest_first_and_keep_the_carriers_own_code(
        self, carrier: Carrier, parcel: ParcelRef, deliver: Deliver
    ) -> None:
        await carrier.track(parcel)
        await deliver()
        scans = await carrier.track(parcel)
        assert [scan.at for scan in scans] == sorted(scan.at for scan in scans)
        assert all(scan.at.tzinfo and scan.raw_code for scan in scans)

    async def test_scans_told_before_are_told_again_the_same(
        self, carrier: Carrier, parcel: ParcelRef, deliver: Deliver
    ) -> None:
        before = await carrier.track(parcel)
        await deliver()
        after = await carrier.track(parcel)
        again = await carrier.track(parcel)
        assert after[: len(before)] == before
        assert [scan.fingerprint() for scan in again] == [scan.fingerprint() for scan in after]

    async def test_a_recycled_number_is_another_parcel(
        self, carrier: Carrier, parcel: ParcelRef, deliver: Deliver
    ) -> None:
        await carrier.track(parcel)
        await deliver()
        recycled = await carrier.track(replace(parcel, shipment_id=ShipmentId(f"{parcel.shipment_id}-again")))
        assert ShipmentStatus.DELIVERED not in {scan.status for scan in recycled}

    async def test_a_carrier_that_does_not_answer_is_unavailable(
        self, unreachable: Carrier, parcel: ParcelRef
    ) -> None:
        with pytest.raises(Unavailable):
            await unreachable.track(parcel)
        with pytest.raises(Unavailable):
            await unreachable.book(booking_by(parcel.carrier))
        with pytest.raises(Unavailable):
            await unreachable.cancel(parcel.shipment_id)

    async def test_a_booked_parcel_has_a_number_that_can_be_tracked_and_a_label(
        self, carrier: Carrier
    ) -> None:
        for code in carrier.codes:
            booked = await carrier.book(booking_by(code, shipment=f"by-{code}"))
            ref = ParcelRef(
                shipment_id=ShipmentId(f"by-{code}"), carrier=code, tracking_number=booked.tracking_number
            )
            assert booked.label.content
            assert await carrier.track(ref) == ()

    async def test_booking_twice_is_one_booking(self, carrier: Carrier, parcel: ParcelRef) -> None:
        first = await carrier.book(booking_by(parcel.carrier))
        assert await carrier.book(booking_by(parcel.carrier)) == first

    async def test_another_parcel_has_another_number(self, carrier: Carrier, parcel: ParcelRef) -> None:
        first = await carrier.book(booking_by(parcel.carrier))
        second = await carrier.book(booking_by(parcel.carrier, shipment="shipment-2"))
        assert first.tracking_number != second.tracking_number

    async def test_withdrawing_a_booking_twice_is_no_error(self, carrier: Carrier, parcel: ParcelRef) -> None:
        await carrier.book(booking_by(parcel.carrier))
        other = await carrier.book(booking_by(parcel.carrier, shipment="shipment-2"))
        await carrier.cancel(parcel.shipment_id)
        await carrier.cancel(parcel.shipment_id)
        assert await carrier.book(booking_by(parcel.carrier, shipment="shipment-2")) == other

    async def test_withdrawing_what_was_never_booked_is_no_error(
        self, carrier: Carrier, parcel: ParcelRef
    ) -> None:
        booked = await carrier.book(booking_by(parcel.carrier))
        await carrier.cancel(ShipmentId("nobodys"))
        assert await carrier.book(booking_by(parcel.carrier)) == booked


def booking_by(carrier: str, *, shipment: str = "shipment-1") -> Booking:
    recipient = Contact(
        id=ContactId("contact-1"),
        person_id=PersonId("person-1"),
        name="林 Lin",
        phone="+8613800138000",
        address="浙江省杭州市西湖区龙井路 1 号",
    )
    return Booking(
        shipment_id=ShipmentId(shipment), carrier=carrier, order_number="7K3F-22", recipient=recipient
    )
