"""The fakes keep the promises that the real adapters keep."""

from datetime import UTC, datetime, timedelta

import pytest

from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.ports.carriers import ParcelRef
from shopclerk.core.ports.payments import PaymentFact
from tests.contracts.carrier import CarrierContract, Deliver
from tests.contracts.payment_gateway import Payer, WholePaymentGatewayContract
from tests.shopfloor.carrier import FakeCarrier
from tests.shopfloor.gateway import FakeGateway
from tests.shopfloor.time_and_names import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(datetime.now(UTC))


class FakePayer:
    def __init__(self, gateway: FakeGateway, clock: FakeClock) -> None:
        self._gateway = gateway
        self._clock = clock

    async def pay(self, link: str) -> None:
        self._gateway.pay(link)

    async def decline(self, link: str) -> None:
        self._gateway.decline(link)

    async def wait_until(self, moment: datetime) -> None:
        self._clock.at = moment

    async def facts(self) -> list[PaymentFact]:
        return list(self._gateway.told)


class TestFakeGateway(WholePaymentGatewayContract):
    @pytest.fixture
    def gateway(self, clock: FakeClock) -> FakeGateway:
        return FakeGateway(clock)

    @pytest.fixture
    def payer(self, gateway: FakeGateway, clock: FakeClock) -> Payer:
        return FakePayer(gateway, clock)

    @pytest.fixture
    def unreachable(self, clock: FakeClock) -> FakeGateway:
        gateway = FakeGateway(clock)
        gateway.is_down()
        return gateway


class TestFakeCarrier(CarrierContract):
    @pytest.fixture
    def carrier(self, clock: FakeClock) -> FakeCarrier:
        return FakeCarrier(clock)

    @pytest.fixture(params=["sf SF1234567890", "zto 731123456789", "ems EA123456789CN"])
    def parcel(self, request: pytest.FixtureRequest) -> ParcelRef:
        code, number = request.param.split()
        return ParcelRef(shipment_id=ShipmentId("shipment-1"), carrier=code, tracking_number=number)

    @pytest.fixture
    def deliver(self, carrier: FakeCarrier, parcel: ParcelRef, clock: FakeClock) -> Deliver:
        async def scanned_to_the_door() -> None:
            for status in (ShipmentStatus.IN_TRANSIT, ShipmentStatus.DELIVERED):
                clock.advance_by(timedelta(hours=20))
                carrier.scans(parcel.shipment_id, status)

        return scanned_to_the_door

    @pytest.fixture
    def unreachable(self, clock: FakeClock) -> FakeCarrier:
        carrier = FakeCarrier(clock)
        carrier.is_down()
        return carrier
