from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import BaseTestServer, TestServer

from shopclerk.adapters.carrier_mock.client import SandboxCarrier
from shopclerk.adapters.carrier_mock.faults import Fault, Script
from shopclerk.adapters.carrier_mock.server import create_app
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.shipment import Scan
from shopclerk.core.ports.carriers import ParcelRef
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from tests.adapters.carrier_mock.conftest import DAY, KEY, Clock
from tests.contracts.carrier import booking_by

ROAD = [
    ShipmentStatus.SHIPPED,
    *[ShipmentStatus.IN_TRANSIT] * 4,
    ShipmentStatus.OUT_FOR_DELIVERY,
    ShipmentStatus.DELIVERED,
]


class Sandbox:
    """Scripts faults and follows a parcel to its end, all over HTTP."""

    def __init__(
        self, session: aiohttp.ClientSession, server: BaseTestServer, carrier: SandboxCarrier, clock: Clock
    ) -> None:
        self._session, self._server, self.carrier, self._clock = session, server, carrier, clock

    async def script(self, fault: str, times: int = 1) -> None:
        assert (await self.faults("POST", {"faults": [{"fault": fault, "times": times}]}))[0] == 200

    async def faults(self, verb: str, body: object = None, key: str = KEY) -> tuple[int, Any]:
        url, headers = self._server.make_url("/sandbox/faults"), {"Authorization": f"Bearer {key}"}
        async with self._session.request(verb, url, json=body, headers=headers) as response:
            return response.status, await response.json()

    async def followed(self, parcel: ParcelRef) -> tuple[Scan, ...]:
        await self.carrier.track(parcel)
        self._clock.pass_days(10)
        return await self.carrier.track(parcel)


@pytest.fixture
def sandbox(
    session: aiohttp.ClientSession, server: BaseTestServer, carrier: SandboxCarrier, clock: Clock
) -> Sandbox:
    return Sandbox(session, server, carrier, clock)


@pytest.fixture(params=["sf SF1234567890", "zto 73112345678901", "ems EA123456789CN"])
def parcel(request: pytest.FixtureRequest) -> ParcelRef:
    code, number = request.param.split()
    return ParcelRef(shipment_id=ShipmentId("shipment-1"), carrier=code, tracking_number=number)


@pytest.mark.parametrize(
    ("fault", "road"),
    [
        ("silent", ROAD[:1]),
        ("exception", [*ROAD[:5], ShipmentStatus.EXCEPTION, *ROAD[5:]]),
        ("lost", [*ROAD[:5], ShipmentStatus.LOST]),
        ("returning", [*ROAD[:6], ShipmentStatus.RETURNING, ShipmentStatus.RETURNED]),
        ("backwards", [*ROAD[:6], ShipmentStatus.IN_TRANSIT, ShipmentStatus.DELIVERED]),
        ("duplicates", [status for status in ROAD for _ in range(2)]),
    ],
)
async def test_a_parcel_goes_the_way_that_was_scripted(
    sandbox: Sandbox, parcel: ParcelRef, fault: str, road: list[ShipmentStatus]
) -> None:
    await sandbox.script(fault)
    assert [scan.status for scan in await sandbox.followed(parcel)] == road


async def test_scans_told_twice_have_one_fingerprint(sandbox: Sandbox, parcel: ParcelRef) -> None:
    await sandbox.script("duplicates")
    scans = await sandbox.followed(parcel)
    assert len({scan.fingerprint() for scan in scans}) == len(scans) / 2


async def test_a_fault_meets_so_many_parcels_and_no_more(sandbox: Sandbox) -> None:
    await sandbox.script("lost", times=2)
    numbers = [f"SF123456789{last}" for last in range(3)]
    parcels = [
        ParcelRef(shipment_id=ShipmentId(number), carrier="sf", tracking_number=number) for number in numbers
    ]
    ends = [(await sandbox.followed(parcel))[-1].status for parcel in parcels]
    assert ends == [ShipmentStatus.LOST, ShipmentStatus.LOST, ShipmentStatus.DELIVERED]
    assert await sandbox.faults("GET") == (200, {"faults": []})


async def test_a_short_burst_of_errors_is_outlived_by_trying_again(
    sandbox: Sandbox, parcel: ParcelRef
) -> None:
    await sandbox.script("server_error", times=2)
    assert await sandbox.carrier.track(parcel) == ()


async def test_a_long_burst_of_errors_is_unavailable_until_it_is_over(
    sandbox: Sandbox, parcel: ParcelRef
) -> None:
    await sandbox.script("server_error", times=3)
    with pytest.raises(Unavailable):
        await sandbox.carrier.track(parcel)
    assert await sandbox.carrier.track(parcel) == ()


async def test_a_booking_that_took_effect_unheard_is_the_same_when_asked_for_again(sandbox: Sandbox) -> None:
    await sandbox.script("server_error_after", times=3)
    with pytest.raises(OutcomeUnknown):
        await sandbox.carrier.book(booking_by("sf"))
    later = await sandbox.carrier.book(booking_by("sf", shipment="shipment-2"))
    unheard = await sandbox.carrier.book(booking_by("sf"))
    assert int(unheard.tracking_number[-10:]) < int(later.tracking_number[-10:])


async def test_faults_can_be_given_at_start(
    tmp_path: Path, session: aiohttp.ClientSession, clock: Clock
) -> None:
    scripts = (Script(fault=Fault.SILENT, times=3),)
    app = create_app(tmp_path / "s.sqlite", key=KEY, now=clock.now, day=DAY, faults=scripts)
    headers = {"Authorization": f"Bearer {KEY}"}
    async with (
        TestServer(app) as server,
        session.get(server.make_url("/sandbox/faults"), headers=headers) as response,
    ):
        assert await response.json() == {"faults": [{"fault": "silent", "times": 3}]}


async def test_faults_can_be_called_off(sandbox: Sandbox, parcel: ParcelRef) -> None:
    await sandbox.script("lost")
    assert await sandbox.faults("DELETE") == (200, {"faults": []})
    assert (await sandbox.followed(parcel))[-1].status is ShipmentStatus.DELIVERED


async def test_a_fault_nobody_knows_is_refused(sandbox: Sandbox) -> None:
    assert (await sandbox.faults("POST", {"faults": [{"fault": "earthquake"}]}))[0] == 422


async def test_without_the_key_nothing_is_scripted(sandbox: Sandbox) -> None:
    assert (await sandbox.faults("GET", key="wrong"))[0] == 401
