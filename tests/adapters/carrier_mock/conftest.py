from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import BaseTestServer, TestServer

from shopclerk.adapters.carrier_mock.client import SandboxCarrier
from shopclerk.adapters.carrier_mock.server import create_app
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.ports.carriers import ParcelRef

KEY = "carrier-key"
DAY = timedelta(seconds=6)


@dataclass
class Clock:
    at: datetime = datetime(2026, 3, 1, 8, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def pass_days(self, days: float) -> None:
        self.at += DAY * days


async def no_pause(_: float) -> None:
    """Retries follow each other at once."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def server(tmp_path: Path, clock: Clock) -> AsyncIterator[BaseTestServer]:
    app = create_app(tmp_path / "carrier.sqlite", key=KEY, now=clock.now, day=DAY)
    async with TestServer(app) as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def carrier(server: BaseTestServer, session: aiohttp.ClientSession) -> SandboxCarrier:
    return SandboxCarrier(session=session, url=str(server.make_url("")).rstrip("/"), key=KEY, pause=no_pause)


@pytest.fixture
def parcel() -> ParcelRef:
    return ParcelRef(shipment_id=ShipmentId("shipment-1"), carrier="sf", tracking_number="SF1234567890")
