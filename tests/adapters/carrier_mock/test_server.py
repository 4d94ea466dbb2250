from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, TestServer

from shopclerk.adapters.carrier_mock.server import create_app
from tests.adapters.carrier_mock.conftest import DAY, KEY, Clock

BODY = {"shipment_id": "shipment-1", "carrier": "sf", "tracking_number": "SF1234567890"}
BEARER = {"Authorization": f"Bearer {KEY}"}


async def register(session: aiohttp.ClientSession, server: BaseTestServer, **changes: str) -> dict[str, Any]:
    url = server.make_url("/v1/parcels")
    async with session.post(url, json=BODY | changes, headers=BEARER) as response:
        assert response.status == 200
        told: dict[str, Any] = await response.json()
        return told


async def events(session: aiohttp.ClientSession, server: BaseTestServer) -> list[dict[str, str]]:
    async with session.get(server.make_url("/v1/parcels/shipment-1/events"), headers=BEARER) as response:
        told: list[dict[str, str]] = (await response.json())["events"]
        return told


async def test_scans_become_visible_as_time_passes(
    server: BaseTestServer, session: aiohttp.ClientSession, clock: Clock
) -> None:
    await register(session, server)
    counts = []
    for _ in range(4):
        counts.append(len(await events(session, server)))
        clock.pass_days(1)
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert counts[-1] == 7


async def test_registering_again_does_not_begin_the_journey_again(
    server: BaseTestServer, session: aiohttp.ClientSession, clock: Clock
) -> None:
    await register(session, server)
    clock.pass_days(3)
    assert len((await register(session, server))["events"]) == 7


async def test_a_corrected_number_begins_a_new_journey(
    server: BaseTestServer, session: aiohttp.ClientSession, clock: Clock
) -> None:
    await register(session, server)
    clock.pass_days(3)
    corrected = await register(session, server, carrier="zto", tracking_number="73112345678901")
    assert corrected["events"] == []
    assert corrected["carrier"] == "zto"


async def test_a_restart_at_another_speed_moves_nothing_that_happened(
    tmp_path: Path, session: aiohttp.ClientSession, clock: Clock
) -> None:
    state = tmp_path / "kept.sqlite"
    async with TestServer(create_app(state, key=KEY, now=clock.now, day=DAY)) as first:
        await register(session, first)
        clock.pass_days(1.5)
        before = await events(session, first)
    async with TestServer(create_app(state, key=KEY, now=clock.now, day=timedelta(days=1))) as second:
        assert await events(session, second) == before


async def test_it_works_mounted_in_another_application(
    tmp_path: Path, session: aiohttp.ClientSession, clock: Clock
) -> None:
    app = web.Application()
    app.add_subapp("/sandbox/carrier", create_app(tmp_path / "m.sqlite", key=KEY, now=clock.now, day=DAY))
    async with TestServer(app) as server:
        url = server.make_url("/sandbox/carrier/v1/parcels")
        async with session.post(url, json=BODY, headers=BEARER) as response:
            assert response.status == 200


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": KEY}])
async def test_nobody_is_served_without_the_key(
    server: BaseTestServer, session: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    async with session.post(server.make_url("/v1/parcels"), json=BODY, headers=headers) as response:
        assert response.status == 401


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b'{"shipment_id": "1"}',
        b'{"shipment_id": "1", "carrier": "dhl", "tracking_number": "SF1234567"}',
        b'{"shipment_id": "", "carrier": "sf", "tracking_number": "SF1234567"}',
    ],
)
async def test_a_body_that_makes_no_sense_is_named_as_such(
    server: BaseTestServer, session: aiohttp.ClientSession, body: bytes
) -> None:
    async with session.post(server.make_url("/v1/parcels"), data=body, headers=BEARER) as response:
        assert response.status == 422
        assert (await response.json())["error"] == "invalid"


async def test_a_parcel_never_registered_is_unknown(
    server: BaseTestServer, session: aiohttp.ClientSession
) -> None:
    async with session.get(server.make_url("/v1/parcels/nobodys/events"), headers=BEARER) as response:
        assert response.status == 404
