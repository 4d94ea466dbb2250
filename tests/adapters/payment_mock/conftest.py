from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from tenacity import wait_none
from yarl import URL

from shopclerk.adapters.payment_mock.gateway import SandboxPayments
from shopclerk.adapters.payment_mock.provider.app import create_provider_app
from shopclerk.adapters.payment_mock.provider.settings import ProviderSettings
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.payments import PaymentRequest
from tests.adapters.payment_mock.receiver import Receiver

KEY = "sandbox-key"
SECRET = "whsec_c2FuZGJveC13ZWJob29rLXNlY3JldA=="
PREFIX = "/sandbox/payment"


@dataclass
class Clock:
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def now(self) -> datetime:
        return self.at

    def later(self, span: timedelta) -> None:
        self.at += span


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
async def hook(receiver: Receiver) -> AsyncIterator[str]:
    async with TestServer(receiver.app()) as server:
        yield str(server.make_url("/hook"))


@pytest.fixture
def settings(tmp_path: Path, hook: str) -> ProviderSettings:
    return ProviderSettings(
        file=tmp_path / "state" / "payments.sqlite",
        public_url=f"http://127.0.0.1:{unused_port()}{PREFIX}",
        api_key=KEY,
        webhook_url=hook,
        webhook_secret=SECRET,
        merchant="山水茶铺 <Tea>",
    )


@pytest.fixture
async def provider(settings: ProviderSettings, clock: Clock) -> AsyncIterator[str]:
    """Mounted in another application, as the demo does; answers its address."""
    shop = web.Application()
    shop.add_subapp(PREFIX, create_provider_app(settings, now=clock.now))
    async with TestServer(shop, port=URL(settings.public_url).port):
        yield settings.public_url


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def gateway(provider: str, session: aiohttp.ClientSession) -> SandboxPayments:
    return SandboxPayments(session, url=provider, key=KEY, wait=wait_none())


@pytest.fixture
def payment_request(clock: Clock) -> PaymentRequest:
    return PaymentRequest(
        attempt_id=AttemptId("attempt-1"),
        order_number="7K3F-22",
        method="wechat_pay",
        amount=Money(128_050, "CNY"),
        expires_at=clock.now() + timedelta(minutes=30),
        return_url="http://127.0.0.1:8000/chat?order=7K3F-22&lang=zh",
        language="en",
    )
