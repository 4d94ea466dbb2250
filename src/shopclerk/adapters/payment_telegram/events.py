"""What Telegram tells of payments: a message in the payer's chat, kept in the inbox as it came."""

from datetime import UTC
from typing import Final

from pydantic import AwareDatetime, BaseModel, Field, ValidationError

from shopclerk.adapters.payment_telegram.charges import Charge
from shopclerk.core.domain.errors import UnknownCurrency
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.payments import FactKind, PaymentFact

PRIVATE: Final = "private"


class UnreadableEvent(ValueError):
    """No payment that we understand."""


class Somebody(BaseModel):
    id: int


class Chat(BaseModel):
    id: int
    type: str


class Payment(BaseModel):
    currency: str
    total_amount: int
    invoice_payload: str
    telegram_payment_charge_id: str
    provider_payment_charge_id: str = ""


class Told(BaseModel):
    """A `Message` of the Bot API that has one of the two. In a private chat the chat is the payer, also where
    the bot is who says it.
    """

    date: AwareDatetime
    chat: Chat
    from_: Somebody | None = Field(default=None, alias="from")
    successful_payment: Payment | None = None
    refunded_payment: Payment | None = None

    @property
    def payer(self) -> int:
        return self.from_.id if self.from_ and self.chat.type != PRIVATE else self.chat.id


def parse(payload: bytes) -> PaymentFact:
    """What a kept message says; raises UnreadableEvent."""
    try:
        told = Told.model_validate_json(payload)
        payment = told.successful_payment or told.refunded_payment
        if payment is None:
            raise UnreadableEvent("a message of no payment")
        amount = Money(payment.total_amount, payment.currency)
    except (ValidationError, UnknownCurrency) as fault:
        raise UnreadableEvent(str(fault)) from fault
    kind = FactKind.CAPTURED if told.successful_payment else FactKind.REFUNDED
    charge = Charge(told.payer, payment.telegram_payment_charge_id, payment.provider_payment_charge_id)
    return charge.fact(kind, payment.invoice_payload, amount, told.date.astimezone(UTC))
