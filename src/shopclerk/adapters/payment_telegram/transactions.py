"""The list of the bot's Star transactions: what its updates told, to be asked for again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from pydantic import AwareDatetime, BaseModel, ValidationError

from shopclerk.adapters.payment_telegram.bot import Bot, Refused
from shopclerk.adapters.payment_telegram.charges import Charge
from shopclerk.adapters.payment_telegram.currencies import STARS
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import FactKind, PaymentFact

PAGE: Final = 100
"""The most that Telegram tells at once."""
INVOICE: Final = "invoice_payment"


class User(BaseModel):
    id: int


class Partner(BaseModel):
    """Somebody who paid, or was paid back; what else Stars move for is no payment of ours."""

    type: str
    transaction_type: str = INVOICE
    user: User | None = None
    invoice_payload: str = ""


class Transaction(BaseModel):
    """What came has a `source`, what went back a `receiver` and the id of what had come."""

    id: str
    amount: int
    date: AwareDatetime
    source: Partner | None = None
    receiver: Partner | None = None


class Listed(BaseModel):
    transactions: list[Transaction]


@dataclass(frozen=True, slots=True)
class Transactions:
    """Telegram lists them oldest first and skips as many as it is told to (getStarTransactions): where a
    moment begins is found by halving, so that what is long ago need not be read again and again.
    """

    bot: Bot

    async def since(self, moment: datetime | None) -> tuple[PaymentFact, ...]:
        """All from then on, oldest first."""
        found: list[Transaction] = []
        offset = await self._first(moment) if moment else 0
        while page := await self._page(offset):
            found += page
            offset += len(page)
        return tuple(fact for fact in _facts(found) if moment is None or fact.at >= moment)

    async def _first(self, moment: datetime) -> int:
        """How many may be skipped: at most a page less than are older."""
        low, step = 0, PAGE
        while await self._is_older(low + step, moment):
            low, step = low + step, step * 2
        high = low + step
        while high - low > PAGE:
            middle = (low + high) // 2
            low, high = (middle, high) if await self._is_older(middle, moment) else (low, middle)
        return low

    async def _is_older(self, offset: int, moment: datetime) -> bool:
        return any(one.date < moment for one in await self._page(offset, 1))

    async def _page(self, offset: int, limit: int = PAGE) -> Sequence[Transaction]:
        try:
            answer: Any = await self.bot.call("getStarTransactions", {"offset": offset, "limit": limit})
            return Listed.model_validate(answer).transactions
        except (OutcomeUnknown, Refused, ValidationError) as lost:
            raise Unavailable("telegram getStarTransactions") from lost


def _facts(found: Sequence[Transaction]) -> Iterator[PaymentFact]:
    """Of what went back Telegram does not always say which invoice it was of: then what came says it."""
    payloads: dict[str, str] = {}
    for one in found:
        partner = one.source or one.receiver
        if partner is None or partner.user is None or partner.transaction_type != INVOICE:
            continue
        payload = payloads.setdefault(one.id, partner.invoice_payload)
        if payload:
            kind = FactKind.CAPTURED if one.source else FactKind.REFUNDED
            charge, amount = Charge(partner.user.id, one.id), Money(one.amount, STARS)
            yield charge.fact(kind, payload, amount, one.date.astimezone(UTC))
