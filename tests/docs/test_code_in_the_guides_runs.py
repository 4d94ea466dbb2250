"""The Python of the guides, run as it stands there."""

import subprocess
import sys
from base64 import b64encode
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.ports.carriers import Carrier, ParcelRef
from tests.contracts.carrier import CarrierContract, Deliver
from tests.docs.pages import DOCS, code_blocks

START = datetime(2026, 11, 21, 8, tzinfo=UTC)


def test_the_example_of_a_decision_runs() -> None:
    (block,) = code_blocks(DOCS / "architecture.md", "python")
    subprocess.run([sys.executable, "-W", "error", "-c", block], check=True, timeout=280)


class Courier:
    """The other side of the example: a courier with an HTTP API, who delivers when told to."""

    def __init__(self) -> None:
        self._scans: dict[str, list[dict[str, str]]] = {}
        self._booked: dict[str, str] = {}

    def deliver(self) -> None:
        for scans in self._scans.values():
            later = (START + timedelta(hours=1)).isoformat()
            scans.append({"at": later, "code": "DONE", "place": "Front door", "note": "Handed over"})

    async def follow(self, request: web.Request) -> web.Response:
        assert (await request.json())["number"]
        picked = {"at": START.isoformat(), "code": "PICKED", "place": "Shop", "note": "On the bike"}
        job = request.match_info["job"]
        begun = [] if job in self._booked else [picked]
        return web.json_response({"scans": self._scans.setdefault(job, begun)})

    async def book(self, request: web.Request) -> web.Response:
        assert (await request.json())["address"]
        number = self._booked.setdefault(request.match_info["job"], f"BK{100_000 + len(self._booked)}")
        return web.json_response({"number": number, "label": b64encode(b"a label").decode()})

    async def withdraw(self, request: web.Request) -> web.Response:
        self._booked.pop(request.match_info["job"], None)
        return web.Response(status=204)


@pytest.fixture(scope="module")
def bike_courier() -> Callable[..., Carrier]:
    """The adapter of docs/adapters.md."""
    (block,) = code_blocks(DOCS / "adapters.md", "python")
    module: dict[str, Any] = {"__name__": "bike_courier"}
    exec(compile(block, "docs/adapters.md", "exec"), module)
    courier: Callable[..., Carrier] = module["BikeCourier"]
    return courier


class TestTheCarrierOfTheGuide(CarrierContract):
    @pytest.fixture
    def courier(self) -> Courier:
        return Courier()

    @pytest_asyncio.fixture
    async def plugged_in(
        self, courier: Courier, bike_courier: Callable[..., Carrier]
    ) -> AsyncIterator[Carrier]:
        app = web.Application()
        app.router.add_put("/jobs/{job}", courier.follow)
        app.router.add_put("/bookings/{job}", courier.book)
        app.router.add_delete("/bookings/{job}", courier.withdraw)
        async with TestServer(app) as server, aiohttp.ClientSession() as session:
            yield bike_courier(session=session, url=str(server.make_url("")).rstrip("/"))

    @pytest.fixture
    def carrier(self, plugged_in: Carrier) -> Carrier:
        return plugged_in

    @pytest.fixture
    def parcel(self) -> ParcelRef:
        return ParcelRef(shipment_id=ShipmentId("shipment-1"), carrier="bike", tracking_number="BK123456")

    @pytest.fixture
    def deliver(self, courier: Courier) -> Deliver:
        async def delivered() -> None:
            courier.deliver()

        return delivered

    @pytest.fixture
    def unreachable(self, carrier: Any) -> Any:
        return replace(carrier, url=f"http://127.0.0.1:{unused_port()}")
