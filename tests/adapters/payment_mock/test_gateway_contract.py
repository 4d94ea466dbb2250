from datetime import datetime

import aiohttp
import pytest
from aiohttp.test_utils import unused_port
from tenacity import wait_none

from shopclerk.adapters.payment_mock.gateway import SandboxPayments
from shopclerk.adapters.payment_mock.provider.owed import OwedWebhooks
from shopclerk.adapters.payment_mock.provider.sender import WebhookSender
from shopclerk.adapters.payment_mock.provider.settings import ProviderSettings
from shopclerk.adapters.payment_mock.provider.store import Store
from shopclerk.adapters.payment_mock.webhooks import parse
from shopclerk.core.ports.payments import PaymentFact
from tests.adapters.payment_mock.conftest import KEY, SECRET, Clock
from tests.adapters.payment_mock.receiver import Receiver
from tests.contracts.payment_gateway import Payer, WholePaymentGatewayContract


class PageVisitor:
    def __init__(
        self,
        session: aiohttp.ClientSession,
        settings: ProviderSettings,
        clock: Clock,
        receiver: Receiver,
    ) -> None:
        self._session = session
        self._settings = settings
        self._clock = clock
        self._receiver = receiver
        self._told: dict[str, PaymentFact] = {}

    async def pay(self, link: str) -> None:
        await self._press(link, {"action": "pay", "method": "alipay"})

    async def decline(self, link: str) -> None:
        await self._press(link, {"action": "decline", "method": "card", "reason": "card_expired"})

    async def wait_until(self, moment: datetime) -> None:
        self._clock.at = moment

    async def facts(self) -> list[PaymentFact]:
        """A second sender on the same file returns only when nothing is due any more."""
        store = Store(self._settings.file)
        sender = WebhookSender(
            OwedWebhooks(store), url=self._settings.webhook_url, secret=SECRET, now=self._clock.now
        )
        await sender.send_due(self._session)
        await store.close()
        self._told |= {fact.event_id: fact for fact in map(parse, self._receiver.bodies())}
        return list(self._told.values())

    async def _press(self, link: str, form: dict[str, str]) -> None:
        async with self._session.post(link, data=form) as response:
            assert response.status == 200


class TestSandboxPayments(WholePaymentGatewayContract):
    @pytest.fixture
    def gateway(self, gateway: SandboxPayments) -> SandboxPayments:
        return gateway

    @pytest.fixture
    def payer(
        self,
        session: aiohttp.ClientSession,
        settings: ProviderSettings,
        clock: Clock,
        receiver: Receiver,
    ) -> Payer:
        return PageVisitor(session, settings, clock, receiver)

    @pytest.fixture
    def unreachable(self, session: aiohttp.ClientSession) -> SandboxPayments:
        url = f"http://127.0.0.1:{unused_port()}"
        return SandboxPayments(session, url=url, key=KEY, wait=wait_none())
