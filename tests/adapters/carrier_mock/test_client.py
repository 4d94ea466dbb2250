import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from shopclerk.adapters.carrier_mock.client import SandboxCarrier
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.ports.carriers import ParcelRef
from shopclerk.core.ports.errors import Unavailable
from tests.adapters.carrier_mock.conftest import Clock, no_pause

PARCEL = {"carrier": "sf", "tracking_number": "SF1234567890"}
Answer = Callable[[], Awaitable[web.Response]]


@dataclass
class Scripted:
    """A carrier's server that answers what the test says, one answer a call, the last one for ever."""

    answers: list[Answer]
    calls: int = 0

    async def handle(self, _: web.Request) -> web.Response:
        self.calls += 1
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return await answer()

    @asynccontextmanager
    async def carrier(self) -> AsyncIterator[SandboxCarrier]:
        app = web.Application()
        app.router.add_route("*", "/{anything:.*}", self.handle)
        async with TestServer(app) as server, aiohttp.ClientSession() as session:
            yield SandboxCarrier(
                session=session, url=str(server.make_url("")).rstrip("/"), key="key", pause=no_pause
            )


def scripted(*answers: Answer) -> tuple[Scripted, AbstractAsyncContextManager[SandboxCarrier]]:
    server = Scripted(list(answers))
    return server, server.carrier()


def status(code: int) -> Answer:
    async def answer() -> web.Response:
        return web.Response(status=code)

    return answer


def told(*codes: str) -> Answer:
    async def answer() -> web.Response:
        events = [{"at": f"2026-03-0{day}T08:00:00Z", "code": code} for day, code in enumerate(codes, 1)]
        return web.json_response({**PARCEL, "events": events})

    return answer


async def silence() -> web.Response:
    await asyncio.Event().wait()
    return web.Response()


async def test_a_failure_that_passes_is_tried_again(parcel: ParcelRef) -> None:
    server, opened = scripted(status(503), status(429), told("50"))
    async with opened as carrier:
        assert len(await carrier.track(parcel)) == 1
    assert server.calls == 3


async def test_a_failure_that_stays_is_told_after_some_tries(parcel: ParcelRef) -> None:
    server, opened = scripted(status(500))
    async with opened as carrier:
        with pytest.raises(Unavailable, match="500"):
            await carrier.track(parcel)
    assert server.calls == 3


async def test_a_wrong_key_is_not_tried_again(parcel: ParcelRef) -> None:
    server, opened = scripted(status(401))
    async with opened as carrier:
        with pytest.raises(Unavailable, match="401"):
            await carrier.track(parcel)
    assert server.calls == 1


async def test_a_carrier_that_stays_silent_is_given_up(parcel: ParcelRef) -> None:
    _, opened = scripted(silence)
    async with opened as carrier:
        impatient = replace(carrier, timeout=timedelta(milliseconds=20), tries=1)
        with pytest.raises(Unavailable, match="Timeout"):
            await impatient.track(parcel)


async def test_an_answer_that_makes_no_sense_is_unavailable(parcel: ParcelRef) -> None:
    async def nonsense() -> web.Response:
        return web.Response(text="<html>maintenance</html>")

    _, opened = scripted(nonsense)
    async with opened as carrier:
        with pytest.raises(Unavailable, match="errors in its answer"):
            await carrier.track(parcel)


async def test_a_code_nobody_told_us_of_still_means_that_it_moves(parcel: ParcelRef) -> None:
    _, opened = scripted(told("50", "4711"))
    async with opened as carrier:
        scans = await carrier.track(parcel)
    assert scans[-1].raw_code == "4711"
    assert scans[-1].status is ShipmentStatus.IN_TRANSIT


async def test_a_corrected_number_is_followed_from_then_on(
    carrier: SandboxCarrier, parcel: ParcelRef, clock: Clock
) -> None:
    await carrier.track(parcel)
    clock.pass_days(3)
    corrected = replace(parcel, carrier="ems", tracking_number="EA123456785CN")
    assert await carrier.track(corrected) == ()
    clock.pass_days(3)
    assert (await carrier.track(corrected))[-1].raw_code == "EMI"
