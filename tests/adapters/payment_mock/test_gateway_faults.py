import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from tenacity import wait_none

from shopclerk.adapters.payment_mock.gateway import SandboxPayments
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import ActionRequired, Approved, Declined, PaymentRequest
from tests.adapters.payment_mock.conftest import KEY

HANG, HANG_UP = "hang", "hang up"
PATIENCE = 3600
"""Seconds that a caller waits, by the loop's clock: it leaps where the provider hangs, and nobody waits."""
Fault = str | tuple[int, str]


@dataclass
class FaultyProvider:
    """Does what `script` says, one entry a request, then creates payments."""

    leap: Callable[[], None]
    script: list[Fault] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    status: str = "pending"
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.Request) -> web.Response:
        self.keys.append(request.headers.get("Idempotency-Key", ""))
        match self.script.pop(0) if self.script else None:
            case (status, text):
                return web.Response(status=status, text=text, headers={"Retry-After": "7"})
            case "hang":
                self.leap()
                await self.over.wait()
            case "hang up":
                assert request.transport is not None
                request.transport.abort()
        return web.json_response(
            {"id": "pay_1", "status": self.status, "pay_url": "http://pay.example/pay_1"}
        )


@pytest.fixture
async def faulty(monkeypatch: pytest.MonkeyPatch) -> FaultyProvider:
    loop = asyncio.get_running_loop()

    def leap(now: Callable[[], float]) -> None:
        monkeypatch.setattr(loop, "time", lambda: now() + 2 * PATIENCE)

    return FaultyProvider(lambda: leap(loop.time))


@pytest.fixture
async def gateway(faulty: FaultyProvider, session: aiohttp.ClientSession) -> AsyncIterator[SandboxPayments]:
    app = web.Application()
    app.router.add_post("/{path:.*}", faulty.answer)
    async with TestServer(app) as server:
        yield SandboxPayments(
            session,
            url=str(server.make_url("/")),
            key=KEY,
            timeout=aiohttp.ClientTimeout(total=PATIENCE),
            wait=wait_none(),
        )
        faulty.over.set()


def refusal(code: str) -> str:
    return json.dumps({"error": {"code": code, "message": ""}})


@pytest.mark.invariant(24)
@pytest.mark.parametrize("fault", [HANG, HANG_UP, (500, ""), (503, "")])
async def test_a_fault_is_tried_again_with_the_same_key(
    gateway: SandboxPayments, faulty: FaultyProvider, payment_request: PaymentRequest, fault: Fault
) -> None:
    faulty.script = [fault, fault]
    assert isinstance(await gateway.create(payment_request), ActionRequired)
    assert faulty.keys == [payment_request.attempt_id] * 3


@pytest.mark.parametrize("fault", [HANG, HANG_UP, (500, "")])
async def test_when_a_try_may_have_arrived_the_outcome_is_unknown(
    gateway: SandboxPayments, faulty: FaultyProvider, payment_request: PaymentRequest, fault: Fault
) -> None:
    faulty.script = [fault] * 6
    with pytest.raises(OutcomeUnknown):
        await gateway.create(payment_request)
    with pytest.raises(OutcomeUnknown):
        await gateway.void("pay_1")
    assert faulty.script == []


async def test_an_early_doubt_outlives_a_later_refusal_to_connect(
    session: aiohttp.ClientSession, payment_request: PaymentRequest
) -> None:
    """The provider takes the first try and dies of it."""

    async def die(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server.close()
        writer.transport.abort()

    server = await asyncio.start_server(die, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    with pytest.raises(OutcomeUnknown):
        await SandboxPayments(session, url=url, key=KEY, wait=wait_none()).create(payment_request)


async def test_a_yes_that_cannot_be_read_is_an_unknown_outcome(
    gateway: SandboxPayments, faulty: FaultyProvider, payment_request: PaymentRequest
) -> None:
    faulty.script = [(200, "<html>")]
    with pytest.raises(OutcomeUnknown):
        await gateway.create(payment_request)


async def test_being_told_to_wait_is_unavailable_for_so_long(
    gateway: SandboxPayments, faulty: FaultyProvider, payment_request: PaymentRequest
) -> None:
    faulty.script = [(429, "")]
    with pytest.raises(Unavailable) as refused:
        await gateway.create(payment_request)
    assert refused.value.retry_after == timedelta(seconds=7)


@pytest.mark.parametrize("status", [401, 403, 404, 302])
async def test_a_wrong_key_or_address_is_unavailable(
    gateway: SandboxPayments, faulty: FaultyProvider, payment_request: PaymentRequest, status: int
) -> None:
    faulty.script = [(status, "")] * 2
    with pytest.raises(Unavailable, match=str(status)):
        await gateway.create(payment_request)
    with pytest.raises(Unavailable, match=str(status)):
        await gateway.void("pay_1")


async def test_a_refusal_is_declined_with_the_providers_code(
    gateway: SandboxPayments, faulty: FaultyProvider, payment_request: PaymentRequest
) -> None:
    faulty.script = [(422, refusal("invalid_currency")), (409, "?")]
    assert await gateway.create(payment_request) == Declined("invalid_currency")
    assert await gateway.create(payment_request) == Declined("refused_409")


async def test_a_repeated_request_tells_what_became_of_the_payment(
    gateway: SandboxPayments, faulty: FaultyProvider, payment_request: PaymentRequest
) -> None:
    faulty.status = "captured"
    assert await gateway.create(payment_request) == Approved("pay_1")
    faulty.status = "expired"
    assert await gateway.create(payment_request) == Declined("expired")


async def test_a_payment_the_provider_never_heard_of_counts_as_void(
    gateway: SandboxPayments, faulty: FaultyProvider
) -> None:
    faulty.script = [(404, refusal("payment_unknown"))]
    await gateway.void("pay_1")
    assert len(faulty.keys) == 1, "it is not asked again"
