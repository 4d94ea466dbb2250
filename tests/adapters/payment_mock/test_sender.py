import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from standardwebhooks import Webhook

from shopclerk.adapters.payment_mock.gateway import SandboxPayments
from shopclerk.adapters.payment_mock.provider.app import create_provider_app
from shopclerk.adapters.payment_mock.provider.owed import OwedWebhooks
from shopclerk.adapters.payment_mock.provider.payment import Terms, Verdict
from shopclerk.adapters.payment_mock.provider.payments import Payments
from shopclerk.adapters.payment_mock.provider.sender import LONGEST_DELAY, MOST_TRIES, WebhookSender, delay
from shopclerk.adapters.payment_mock.provider.settings import ProviderSettings
from shopclerk.adapters.payment_mock.provider.store import Store
from shopclerk.core.ports.payments import ActionRequired, PaymentRequest
from tests.adapters.payment_mock.conftest import SECRET, Clock
from tests.adapters.payment_mock.receiver import Receiver


@pytest.fixture
async def store(settings: ProviderSettings) -> AsyncIterator[Store]:
    store = Store(settings.file)
    yield store
    await store.close()


@pytest.fixture
def owed(store: Store) -> OwedWebhooks:
    return OwedWebhooks(store)


@pytest.fixture
def sender(owed: OwedWebhooks, hook: str, clock: Clock) -> WebhookSender:
    timeout = aiohttp.ClientTimeout(total=120)
    return WebhookSender(owed, url=hook, secret=SECRET, now=clock.now, timeout=timeout, chance=lambda: 1.0)


@pytest.fixture
async def paid(store: Store, clock: Clock) -> str:
    """The id of a payment that was paid while nobody sent webhooks."""
    payments = Payments(store)
    terms = Terms(
        merchant_reference="attempt-1",
        method="card",
        amount_minor=500,
        currency="JPY",
        expires_at=clock.now() + timedelta(minutes=5),
    )
    payment = await payments.create("key", terms, clock.now())
    await payments.settle(payment.id, Verdict(method="alipay"), clock.now())
    return payment.id


async def test_a_result_is_posted_signed_as_soon_as_the_payer_decided(
    gateway: SandboxPayments,
    session: aiohttp.ClientSession,
    payment_request: PaymentRequest,
    receiver: Receiver,
) -> None:
    action = await gateway.create(payment_request)
    assert isinstance(action, ActionRequired)
    async with session.post(action.link, data={"action": "pay", "method": "alipay"}):
        headers, body = await receiver.next()
    event = Webhook(SECRET).verify(body, dict(headers))
    assert event["id"] == headers["webhook-id"]
    assert event["type"] == "payment.captured"
    assert event["data"]["method"] == "alipay"
    assert event["data"] | {"method": "", "occurred_at": ""} == {
        "payment_id": action.reference,
        "merchant_reference": "attempt-1",
        "method": "",
        "amount_minor": 128_050,
        "currency": "CNY",
        "reason": None,
        "occurred_at": "",
    }


async def test_many_presses_at_once_owe_one_webhook(
    store: Store, owed: OwedWebhooks, clock: Clock, paid: str
) -> None:
    payments = Payments(store)
    presses = [payments.settle(paid, Verdict(method="card"), clock.now()) for _ in range(10)]
    await asyncio.gather(*presses)
    assert len(await owed.due(clock.now(), 100)) == 1


async def test_what_was_owed_at_a_crash_is_sent_after_the_restart(
    settings: ProviderSettings, clock: Clock, paid: str, receiver: Receiver
) -> None:
    async with TestServer(create_provider_app(settings, now=clock.now)):
        _, body = await receiver.next()
    assert json.loads(body)["data"]["payment_id"] == paid


async def test_what_was_taken_is_not_sent_again(
    sender: WebhookSender, owed: OwedWebhooks, session: aiohttp.ClientSession, paid: str, receiver: Receiver
) -> None:
    assert paid
    await sender.send_due(session)
    await sender.send_due(session)
    assert len(receiver.bodies()) == 1
    assert await owed.next_due() is None


async def test_a_refused_webhook_is_sent_again_later_with_the_same_id(
    *,
    sender: WebhookSender,
    owed: OwedWebhooks,
    session: aiohttp.ClientSession,
    paid: str,
    receiver: Receiver,
    clock: Clock,
) -> None:
    assert paid
    receiver.answers = [503, 302]
    for wait in (1, 2):
        await sender.send_due(session)
        assert await owed.next_due() == clock.now() + timedelta(seconds=wait)
        await sender.send_due(session)
        clock.later(timedelta(seconds=wait))
    await sender.send_due(session)
    assert await owed.next_due() is None
    ids = [json.loads(body)["id"] for body in receiver.bodies()]
    assert ids == [ids[0]] * 3


async def test_a_receiver_that_is_gone_is_left_alone(
    sender: WebhookSender, owed: OwedWebhooks, session: aiohttp.ClientSession, paid: str, receiver: Receiver
) -> None:
    assert paid
    receiver.answers = [410]
    await sender.send_due(session)
    assert await owed.next_due() is None


async def test_a_receiver_that_never_takes_it_is_given_up_in_the_end(
    owed: OwedWebhooks, session: aiohttp.ClientSession, paid: str, clock: Clock
) -> None:
    assert paid
    sender = WebhookSender(owed, url="http://127.0.0.1:1/", secret=SECRET, now=clock.now)
    for _ in range(MOST_TRIES):
        assert await owed.next_due() is not None
        await sender.send_due(session)
        clock.later(LONGEST_DELAY)
    assert await owed.next_due() is None


async def test_a_receiver_that_never_answers_is_timed_out(
    owed: OwedWebhooks, session: aiohttp.ClientSession, paid: str, clock: Clock
) -> None:
    assert paid

    async def listen_only(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        silent.append(writer)

    silent: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(listen_only, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    sender = WebhookSender(
        owed,
        url=f"http://127.0.0.1:{port}/",
        secret=SECRET,
        now=clock.now,
        timeout=aiohttp.ClientTimeout(total=0.05),
        chance=lambda: 1.0,
    )
    await sender.send_due(session)
    assert await owed.next_due() == clock.now() + timedelta(seconds=1)
    for writer in silent:
        writer.close()
    server.close()


def test_the_wait_doubles_up_to_an_hour_and_is_spread() -> None:
    assert [delay(tries, 1.0).total_seconds() for tries in (1, 2, 3, 20, 79)] == [1, 2, 4, 3600, 3600]
    assert delay(4, 0.0) == delay(4, 1.0) / 2
