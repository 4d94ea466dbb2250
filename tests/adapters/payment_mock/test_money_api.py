import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from shopclerk.adapters.payment_mock.gateway import SandboxPayments
from shopclerk.adapters.payment_mock.provider.events import PAGE, Events
from shopclerk.adapters.payment_mock.provider.payments import Payments
from shopclerk.adapters.payment_mock.provider.settings import ProviderSettings
from shopclerk.adapters.payment_mock.provider.store import Store
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.ports.payments import ActionRequired, PaymentRequest
from tests.adapters.payment_mock.conftest import KEY, Clock
from tests.adapters.payment_mock.receiver import Receiver

BEARER = {"Authorization": f"Bearer {KEY}"}


@pytest.fixture
async def paid(
    gateway: SandboxPayments, session: aiohttp.ClientSession, payment_request: PaymentRequest
) -> str:
    action = await gateway.create(payment_request)
    assert isinstance(action, ActionRequired)
    async with session.post(action.link, data={"action": "pay", "method": "alipay"}):
        return action.reference


async def refund(
    session: aiohttp.ClientSession, provider: str, payment: str, *, key: str = "refund-1", **changes: object
) -> tuple[int, dict[str, Any]]:
    body = {"payment_id": payment, "amount_minor": 100_000, "currency": "CNY"} | changes
    headers = BEARER | {"Idempotency-Key": key}
    async with session.post(f"{provider}/v1/refunds", json=body, headers=headers) as response:
        return response.status, await response.json()


async def test_many_refunds_at_once_never_send_back_more_than_came(
    session: aiohttp.ClientSession, provider: str, paid: str
) -> None:
    asked = [refund(session, provider, paid, key=f"r{n}", amount_minor=30_000) for n in range(10)]
    answers = await asyncio.gather(*asked)
    assert sorted(status for status, _ in answers) == [200] * 4 + [422] * 6


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"payment": "pay_1"}, 422, "payment_unknown"),
        ({"amount_minor": 128_051}, 422, "more_than_captured"),
        ({"currency": "USD"}, 422, "more_than_captured"),
        ({"amount_minor": 0}, 422, "invalid_amount_minor"),
        ({"key": ""}, 400, "idempotency_key_missing"),
    ],
)
async def test_a_refund_that_cannot_be_is_refused_by_name(
    *,
    session: aiohttp.ClientSession,
    provider: str,
    paid: str,
    changes: dict[str, Any],
    status: int,
    code: str,
) -> None:
    answer = await refund(session, provider, **{"payment": paid} | changes)
    assert (answer[0], answer[1]["error"]["code"]) == (status, code)


async def test_a_refunds_key_stands_for_one_amount(
    session: aiohttp.ClientSession, provider: str, paid: str
) -> None:
    await refund(session, provider, paid)
    status, answer = await refund(session, provider, paid, amount_minor=1)
    assert (status, answer["error"]["code"]) == (409, "idempotency_key_reused")


async def test_the_list_says_to_the_letter_what_the_webhooks_said(
    session: aiohttp.ClientSession, provider: str, paid: str, receiver: Receiver
) -> None:
    await refund(session, provider, paid)
    told = [(await receiver.next())[1].decode() for _ in range(2)]
    async with session.get(f"{provider}/v1/events?payment={paid}", headers=BEARER) as response:
        text = await response.text()
    assert all(body in text for body in told)


@pytest.mark.parametrize("query", ["since=yesterday", "since=2026-11-21T10:00:00", "offset=-1"])
async def test_a_question_that_makes_no_sense_is_refused(
    session: aiohttp.ClientSession, provider: str, query: str
) -> None:
    async with session.get(f"{provider}/v1/events?{query}", headers=BEARER) as response:
        assert response.status == 422


@pytest.mark.parametrize("path", ["POST /v1/refunds", "GET /v1/events", "POST /v1/payments/pay_1/capture"])
async def test_without_the_key_no_money_is_moved_or_told_of(
    session: aiohttp.ClientSession, provider: str, path: str
) -> None:
    verb, where = path.split()
    async with session.request(verb, provider + where) as response:
        assert response.status == 401


async def test_a_long_list_is_read_to_its_end(
    gateway: SandboxPayments, paid: str, settings: ProviderSettings, payment_request: PaymentRequest
) -> None:
    def many(connection: sqlite3.Connection) -> None:
        connection.executemany(
            """
            INSERT INTO event (id, payment_id, occurred_at, body)
            SELECT ?, payment_id, occurred_at, body FROM event LIMIT 1
            """,
            [(f"more-{number}",) for number in range(PAGE)],
        )

    store = Store(settings.file)
    await store.transact(many)
    await store.close()
    assert len(await gateway.facts(attempt_id=payment_request.attempt_id)) == PAGE + 1


OLD_FILE = """
CREATE TABLE payment (
    id TEXT PRIMARY KEY, idempotency_key TEXT NOT NULL UNIQUE, merchant_reference TEXT NOT NULL,
    requested_method TEXT NOT NULL, amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL, description TEXT NOT NULL, expires_at TEXT NOT NULL, return_url TEXT,
    language TEXT, status TEXT NOT NULL CHECK (status IN ('pending', 'captured', 'failed', 'voided')),
    method TEXT NOT NULL, reason TEXT, created_at TEXT NOT NULL, settled_at TEXT
) STRICT;
CREATE TABLE webhook (
    id TEXT PRIMARY KEY, payment_id TEXT NOT NULL UNIQUE REFERENCES payment (id), body TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, due_at TEXT, failure TEXT, ended_at TEXT
) STRICT;
CREATE INDEX webhook_due ON webhook (due_at) WHERE due_at IS NOT NULL;
INSERT INTO payment VALUES ('pay_1', 'key-1', 'attempt-1', 'card', 500, 'JPY', '',
    '2026-11-21T04:30:00.000000+00:00', NULL, NULL, 'captured', 'card', NULL,
    '2026-11-21T03:30:00.000000+00:00', '2026-11-21T04:00:00.000000+00:00');
INSERT INTO webhook (id, payment_id, body) VALUES ('msg_1', 'pay_1',
    '{"id": "msg_1", "data": {"occurred_at": "2026-11-21T04:00:00.000000+00:00"}}');
"""


async def test_a_file_of_the_first_version_keeps_its_payments_and_events(
    tmp_path: Path, clock: Clock
) -> None:
    file = tmp_path / "old.sqlite"
    connection = sqlite3.connect(file)
    connection.executescript(OLD_FILE)
    connection.close()
    store = Store(file)
    payment = await Payments(store).get("pay_1")
    now = clock.now() + timedelta(days=3650)
    page = await Events(store).list(now=now, payment=AttemptId("attempt-1"), since=None, offset=0)
    await store.close()
    assert payment is not None
    assert payment.captured_minor == 500
    assert len(page.events) == 1
