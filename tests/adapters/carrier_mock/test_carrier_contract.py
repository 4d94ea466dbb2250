from dataclasses import replace

import pytest
from aiohttp.test_utils import unused_port

from shopclerk.adapters.carrier_mock.client import SandboxCarrier
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.ports.carriers import ParcelRef
from tests.adapters.carrier_mock.conftest import Clock
from tests.contracts.carrier import CarrierContract, Deliver


class TestSandboxCarrier(CarrierContract):
    @pytest.fixture
    def carrier(self, carrier: SandboxCarrier) -> SandboxCarrier:
        return carrier

    @pytest.fixture(params=["sf SF1234567890", "zto 73112345678901", "ems EA123456789CN"])
    def parcel(self, request: pytest.FixtureRequest) -> ParcelRef:
        code, number = request.param.split()
        return ParcelRef(shipment_id=ShipmentId("shipment-1"), carrier=code, tracking_number=number)

    @pytest.fixture
    def deliver(self, clock: Clock) -> Deliver:
        async def three_days_later() -> None:
            clock.pass_days(3)

        return three_days_later

    @pytest.fixture
    def unreachable(self, carrier: SandboxCarrier) -> SandboxCarrier:
        return replace(carrier, url=f"http://127.0.0.1:{unused_port()}")
