"""Cards and wallets, through the payment provider behind a token."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shopclerk.adapters.payment_telegram.charges import CARD_PAYMENTS
from shopclerk.adapters.payment_telegram.currencies import CURRENCIES
from shopclerk.adapters.payment_telegram.invoices import Invoices
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.ports.payments import (
    Declined,
    PaymentFact,
    PaymentOutcome,
    PaymentRequest,
    RefundDeclined,
    RefundOutcome,
    RefundRequest,
)

METHOD: Final = "telegram_card"
IN_THE_DASHBOARD: Final = "refund_in_dashboard"


@dataclass(frozen=True, slots=True)
class TelegramCards:
    """A `PaymentGateway`. Its method is offered where Telegram knows the shop's `currency` and there is a
    `provider_token`.

    Telegram neither keeps a list of such payments nor sends them back: that is done in the dashboard of the
    provider, and the owner says so in the shop. It closes no invoice either: whether one may still be paid is
    asked when it is.
    """

    invoices: Invoices
    provider_token: str
    currency: str

    @property
    def provider(self) -> str:
        return CARD_PAYMENTS

    @property
    def methods(self) -> tuple[str, ...]:
        return (METHOD,) if self.provider_token and self.currency in CURRENCIES else ()

    async def create(self, request: PaymentRequest) -> PaymentOutcome:
        if request.method != METHOD or not self.provider_token:
            return Declined("unknown_method")
        if request.amount.currency not in CURRENCIES:
            return Declined("currency_unsupported")
        return await self.invoices.link(request, provider_token=self.provider_token)

    async def capture(self, reference: str) -> None:
        """Telegram promises no money: it takes it."""

    async def void(self, reference: str) -> None:
        """See `Invoices.link`."""

    async def refund(self, request: RefundRequest) -> RefundOutcome:
        return RefundDeclined(IN_THE_DASHBOARD)

    async def facts(
        self, *, attempt_id: AttemptId | None = None, since: datetime | None = None
    ) -> tuple[PaymentFact, ...] | None:
        return None
