"""Telegram's Stars."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from shopclerk.adapters.payment_telegram.bot import Refused
from shopclerk.adapters.payment_telegram.charges import STAR_PAYMENTS, Charge
from shopclerk.adapters.payment_telegram.currencies import STARS
from shopclerk.adapters.payment_telegram.invoices import Invoices
from shopclerk.adapters.payment_telegram.transactions import Transactions
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.ports.payments import (
    Declined,
    PaymentFact,
    PaymentOutcome,
    PaymentRequest,
    RefundDeclined,
    Refunded,
    RefundOutcome,
    RefundRequest,
)

METHOD: Final = "telegram_stars"
WHOLE_ONLY: Final = "whole_payment_only"
ALREADY_BACK: Final = "CHARGE_ALREADY_REFUNDED"


@dataclass(frozen=True, slots=True)
class TelegramStars:
    """A `PaymentGateway`. Its method is offered where the shop's `currency` is XTR: Stars are for what is
    digital, and nothing else may be paid with them.

    Stars go back whole or not at all. What went back already is back: that is how Telegram answers when its
    first answer got lost.
    """

    invoices: Invoices
    currency: str

    @property
    def provider(self) -> str:
        return STAR_PAYMENTS

    @property
    def methods(self) -> tuple[str, ...]:
        return (METHOD,) if self.currency == STARS else ()

    async def create(self, request: PaymentRequest) -> PaymentOutcome:
        if request.method != METHOD:
            return Declined("unknown_method")
        if request.amount.currency != STARS:
            return Declined("currency_unsupported")
        return await self.invoices.link(request, provider_token=None)

    async def capture(self, reference: str) -> None:
        """Telegram promises no Stars: it takes them."""

    async def void(self, reference: str) -> None:
        """See `Invoices.link`."""

    async def refund(self, request: RefundRequest) -> RefundOutcome:
        charge = Charge.of(request.payment_reference)
        if charge is None:
            return RefundDeclined("charge_not_found")
        if request.amount != request.paid:
            return RefundDeclined(WHOLE_ONLY)
        body = {"user_id": charge.user_id, "telegram_payment_charge_id": charge.id}
        try:
            await self.invoices.bot.call("refundStarPayment", body)
        except Refused as refused:
            if refused.code != ALREADY_BACK:
                return RefundDeclined(refused.reason)
        return Refunded(request.payment_reference)

    async def facts(
        self, *, attempt_id: AttemptId | None = None, since: datetime | None = None
    ) -> tuple[PaymentFact, ...] | None:
        told = await Transactions(self.invoices.bot).since(since)
        return tuple(fact for fact in told if attempt_id in (None, fact.attempt_id))
