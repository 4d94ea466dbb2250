import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from standardwebhooks import Webhook

from shopclerk.adapters.payment_mock.webhooks import (
    LARGEST_BODY,
    PATH,
    SandboxWebhooks,
    UnreadableWebhook,
    parse,
    routes,
)
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.payments import FactKind, PaymentFact
from tests.adapters.payment_mock.conftest import SECRET, Clock

EVENT = {
    "id": "msg_1",
    "type": "payment.failed",
    "timestamp": "2026-11-21T04:00:00+00:00",
    "data": {
        "payment_id": "pay_1",
        "merchant_reference": "attempt-1",
        "method": "card",
        "amount_minor": 1285,
        "currency": "KWD",
        "reason": "card_expired",
        "occurred_at": "2026-11-21T04:00:00+00:00",
    },
}
BODY = json.dumps(EVENT).encode()


@dataclass
class AcceptingLetterbox:
    """Nobody reads what is in it."""

    accepted: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    broken: bool = False

    async def accept(self, source: str, event_id: str, lane: str, payload: bytes, at: datetime) -> bool:
        if self.broken:
            raise Unavailable("inbox")
        entry = (source, event_id, lane, payload)
        known = entry in self.accepted
        if not known:
            self.accepted.append(entry)
        return not known


@dataclass
class Bell:
    rung: int = 0

    def ring(self) -> None:
        self.rung += 1


@pytest.fixture
def inbox() -> AcceptingLetterbox:
    return AcceptingLetterbox()


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
async def door(inbox: AcceptingLetterbox, clock: Clock, bell: Bell) -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes(routes(SandboxWebhooks(SECRET), inbox, clock, bell.ring))
    async with TestServer(app) as server:
        yield str(server.make_url(PATH))


def signed(body: bytes, *, secret: str = SECRET, age: timedelta = timedelta()) -> dict[str, str]:
    at = datetime.now(UTC) - age
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign("msg_1", at, body.decode()),
    }


async def post(session: aiohttp.ClientSession, url: str, body: bytes, headers: dict[str, str]) -> int:
    async with session.post(url, data=body, headers=headers) as response:
        return response.status


async def test_a_genuine_webhook_is_stored_as_it_came_then_acknowledged(
    session: aiohttp.ClientSession, door: str, inbox: AcceptingLetterbox, bell: Bell
) -> None:
    assert await post(session, door, BODY, signed(BODY)) == 204
    assert inbox.accepted == [("payment:sandbox", "msg_1", "payment:sandbox", BODY)]
    assert bell.rung == 1


async def test_a_repetition_is_acknowledged_too(
    session: aiohttp.ClientSession, door: str, inbox: AcceptingLetterbox
) -> None:
    await post(session, door, BODY, signed(BODY))
    assert await post(session, door, BODY, signed(BODY)) == 204
    assert len(inbox.accepted) == 1


@pytest.mark.invariant(20)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        signed(BODY) | {"webhook-id": "msg_2"},
        signed(BODY) | {"webhook-signature": "v1,"},
        signed(BODY) | {"webhook-signature": "nonsense"},
        signed(BODY) | {"webhook-signature": "v1,签名"},
        signed(BODY) | {"webhook-timestamp": "inf"},
        signed(BODY, secret="whsec_YW5vdGhlcg=="),
        signed(BODY, age=timedelta(days=1)),
        signed(BODY, age=timedelta(days=-1)),
        signed(BODY + b" "),
    ],
    ids=lambda headers: str(len(headers)),
)
async def test_a_bad_signature_writes_nothing(
    session: aiohttp.ClientSession,
    door: str,
    inbox: AcceptingLetterbox,
    bell: Bell,
    headers: dict[str, str],
) -> None:
    assert await post(session, door, BODY, headers) == 401
    assert (inbox.accepted, bell.rung) == ([], 0)


async def test_a_body_that_is_no_text_is_refused(session: aiohttp.ClientSession, door: str) -> None:
    assert await post(session, door, b"\xff\xfe", signed(b"??")) == 401


async def test_a_body_too_large_is_refused(
    session: aiohttp.ClientSession, door: str, inbox: AcceptingLetterbox
) -> None:
    body = b" " * (LARGEST_BODY + 1)
    assert await post(session, door, body, signed(body)) == 413
    assert inbox.accepted == []


async def test_what_could_not_be_stored_is_asked_for_again(
    session: aiohttp.ClientSession, door: str, inbox: AcceptingLetterbox, bell: Bell
) -> None:
    inbox.broken = True
    assert await post(session, door, BODY, signed(BODY)) == 503
    assert bell.rung == 0


def test_a_webhook_is_read_as_a_fact() -> None:
    assert parse(BODY) == PaymentFact(
        provider="sandbox",
        event_id="msg_1",
        attempt_id=AttemptId("attempt-1"),
        reference="pay_1",
        kind=FactKind.FAILED,
        amount=Money(1285, "KWD"),
        reason="card_expired",
        at=datetime(2026, 11, 21, 4, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        json.dumps(EVENT | {"type": "payment.misplaced"}).encode(),
        BODY.replace(b"KWD", b"ZZZ"),
        BODY.replace(b"1285", b"12.85"),
        BODY.replace(b"+00:00", b""),
    ],
)
def test_what_is_no_result_is_unreadable(body: bytes) -> None:
    with pytest.raises(UnreadableWebhook):
        parse(body)


def test_a_secret_that_is_no_base64_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="base64"):
        SandboxWebhooks("whsec_a")
