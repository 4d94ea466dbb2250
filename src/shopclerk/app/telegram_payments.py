"""Payments inside Telegram: who takes the money, and what is done with what Telegram asks and tells of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import structlog

from shopclerk.adapters.payment_telegram import bot, questions
from shopclerk.adapters.payment_telegram.cards import TelegramCards
from shopclerk.adapters.payment_telegram.currencies import CURRENCIES, STARS
from shopclerk.adapters.payment_telegram.invoices import Invoices
from shopclerk.adapters.payment_telegram.stars import TelegramStars
from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused
from shopclerk.app.settings import Settings
from shopclerk.conversation.screens.payment import objection_sentence
from shopclerk.conversation.words import Wording
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.inbox import Inbox, Received
from shopclerk.core.ports.notifier import Unreachable
from shopclerk.core.ports.payments import PaymentGateway
from shopclerk.core.usecases.checking import CheckPayment

TRIES: Final = 6
"""With the pauses between them no longer than Telegram waits."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Calls:
    """The shop's bot, as payments need it."""

    bot: Bot

    async def call(self, method: str, body: Mapping[str, Any]) -> Any:
        try:
            return await self.bot.call(Call(method, body))
        except CallRefused as refused:
            raise bot.Refused(refused.description) from refused
        except Unreachable as gone:
            raise bot.Refused(str(gone)) from gone


def are_taken(settings: Settings) -> bool:
    """Whether the shop takes money inside Telegram, as its settings say."""
    by_card = settings.telegram.provider_token.get_secret_value() and settings.currency in CURRENCIES
    return settings.telegram.is_wanted and bool(by_card or settings.currency == STARS)


def gateways(
    calls: Bot, *, provider_token: str, shop_name: Callable[[], str], currency: str
) -> tuple[PaymentGateway, ...]:
    """Both, so that what was paid can go back; each offers its method where that can be used."""
    invoices = Invoices(Calls(calls), shop_name)
    return TelegramCards(invoices, provider_token, currency), TelegramStars(invoices, currency)


@dataclass(frozen=True, slots=True)
class PaymentQuestions:
    """Answers whether a payment may be made now, in the language of who pays. What Telegram waits for no more
    is left alone: the payer has been told that it did not work, and can try again.
    """

    check: CheckPayment
    wording: Wording
    bot: Bot
    inbox: Inbox
    clock: Clock
    tries: int = TRIES

    async def handle(self, received: Received) -> None:
        if self.clock.now() < received.at + questions.WAITS:
            await self._answer(questions.parse(received.payload))
        await self.inbox.finish(received.id, self.clock.now())

    async def give_up(self, received: Received, failure: str) -> None:
        await self.inbox.finish(received.id, self.clock.now(), failure=failure)

    async def _answer(self, question: questions.Question) -> None:
        objection = await self.check(
            provider=question.provider,
            attempt_id=question.attempt_id,
            amount=question.amount,
            question=question.id,
        )
        words = self.wording.into(self.wording.best(question.locale))
        told = objection_sentence(words, objection) if objection else ""
        if not await questions.answer(Calls(self.bot), question.id, told):
            log.info("a payment was answered too late", attempt=question.attempt_id)
