"""What Telegram asks before it takes money: it waits ten seconds for the answer (PreCheckoutQuery)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from pydantic import BaseModel, Field, ValidationError

from shopclerk.adapters.payment_telegram.bot import Bot, Refused
from shopclerk.adapters.payment_telegram.charges import provider_of
from shopclerk.core.domain.errors import UnknownCurrency
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.money import Money

WAITS: Final = timedelta(seconds=10)
TOO_OLD: Final = "query is too old"


class UnreadableQuestion(ValueError):
    """No question that we understand."""


class Asking(BaseModel):
    language_code: str = "en"


class Query(BaseModel):
    id: str
    from_: Asking = Field(alias="from")
    currency: str
    total_amount: int
    invoice_payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """May `amount` be taken for that attempt? `locale` is the payer's, as Telegram reports it."""

    id: str
    provider: str
    attempt_id: AttemptId
    amount: Money
    locale: str


def parse(payload: bytes) -> Question:
    """What a kept query asks; raises UnreadableQuestion."""
    try:
        query = Query.model_validate_json(payload)
        amount = Money(query.total_amount, query.currency)
    except (ValidationError, UnknownCurrency) as fault:
        raise UnreadableQuestion(str(fault)) from fault
    return Question(
        id=query.id,
        provider=provider_of(amount.currency),
        attempt_id=AttemptId(query.invoice_payload),
        amount=amount,
        locale=query.from_.language_code,
    )


async def answer(bot: Bot, question_id: str, objection: str) -> bool:
    """Say yes, or no with the sentence that the payer reads; False when Telegram waits no more. Raises what
    `Bot.call` does.
    """
    verdict: dict[str, Any] = {"ok": False, "error_message": objection} if objection else {"ok": True}
    try:
        await bot.call("answerPreCheckoutQuery", {"pre_checkout_query_id": question_id, **verdict})
    except Refused as refused:
        if TOO_OLD not in refused.code.lower():
            raise
        return False
    return True
