"""How payments in Telegram are called."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from shopclerk.adapters.payment_telegram.currencies import STARS
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.payments import FactKind, PaymentFact

CARD_PAYMENTS: Final = "telegram"
STAR_PAYMENTS: Final = "telegram_stars"


def provider_of(currency: str) -> str:
    """Which of the two takes money in that currency."""
    return STAR_PAYMENTS if currency == STARS else CARD_PAYMENTS


@dataclass(frozen=True, slots=True)
class Charge:
    """Who paid, and `id`, Telegram's name for it: Stars go back by both (refundStarPayment). `at_provider` is
    what the provider of a card payment calls it, by which the merchant finds it in the dashboard.
    """

    user_id: int
    id: str
    at_provider: str = ""

    @classmethod
    def of(cls, reference: str) -> Self | None:
        """The Stars that `reference` was made of; None when it names something else."""
        user_id, _, id = reference.partition(":")
        return cls(int(user_id), id) if user_id.isdecimal() and id else None

    def reference(self, currency: str) -> str:
        if currency == STARS:
            return f"{self.user_id}:{self.id}"
        return " ".join(filter(None, (self.at_provider, self.id)))

    def fact(self, kind: FactKind, payload: str, amount: Money, at: datetime) -> PaymentFact:
        """That it came, or went back: the same whether an update tells it or the list of transactions."""
        return PaymentFact(
            provider=provider_of(amount.currency),
            event_id=event_id(kind, self.id),
            attempt_id=AttemptId(payload),
            reference=self.reference(amount.currency),
            kind=kind,
            amount=amount,
            at=at,
        )


def event_id(kind: FactKind, charge_id: str) -> str:
    """A charge comes once and goes back once, under the same id."""
    return charge_id if kind is FactKind.CAPTURED else f"{kind.value}:{charge_id}"
