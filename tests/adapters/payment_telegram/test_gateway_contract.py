"""What of every payment gateway Telegram is, through either framework.

It makes another link for the same payment, knows no name of it before it is paid, and closes none: it asks
before it takes money instead. It tells nobody that a payer was refused, and sends nothing back in parts. Card
payments it neither sends back nor lists.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp.test_utils import unused_port

from shopclerk.adapters.payment_telegram.cards import TelegramCards
from shopclerk.adapters.payment_telegram.invoices import Invoices
from shopclerk.adapters.payment_telegram.stars import TelegramStars
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.app.telegram_payments import Calls
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.payments import PaymentGateway, PaymentRequest
from tests.adapters.payment_telegram.counter import Counter
from tests.adapters.telegram.drivers import DRIVERS
from tests.contracts.payment_gateway import KeepsAList, PaymentGatewayContract
from tests.fake_telegram import Bot
from tests.fake_telegram.clock import Clock


@pytest.fixture
async def nobody(driver: Driver, bot: Bot) -> AsyncIterator[Invoices]:
    """A bot whose Telegram is not there."""
    away = DRIVERS["aiogram"](bot.token, api=f"http://127.0.0.1:{unused_port()}")
    yield Invoices(Calls(away), lambda: "Tea & Paper")
    await away.close()


class TestCards(PaymentGatewayContract):
    @pytest.fixture
    def gateway(self, invoices: Invoices, bot: Bot) -> PaymentGateway:
        return TelegramCards(invoices, bot.takes_cards(), "CNY")

    @pytest.fixture
    def payer(self, payer: Counter) -> Counter:
        return payer

    @pytest.fixture
    def unreachable(self, nobody: Invoices) -> PaymentGateway:
        return TelegramCards(nobody, "1:TEST:0001", "CNY")


class TestStars(KeepsAList):
    amount = Money(12_850, "XTR")
    somebodys = "7:charge-1"

    @pytest.fixture
    def gateway(self, invoices: Invoices) -> PaymentGateway:
        return TelegramStars(invoices, "XTR")

    @pytest.fixture
    def payer(self, payer: Counter) -> Counter:
        return payer

    @pytest.fixture
    def unreachable(self, nobody: Invoices) -> PaymentGateway:
        return TelegramStars(nobody, "XTR")

    @pytest.fixture
    def request_(self, clock: Clock) -> PaymentRequest:
        return PaymentRequest(
            attempt_id=AttemptId("attempt-1"),
            order_number="7K3F-22",
            method="telegram_stars",
            amount=self.amount,
            expires_at=datetime.fromtimestamp(clock(), UTC) + timedelta(hours=1),
            return_url=None,
            language="zh-Hans",
        )
