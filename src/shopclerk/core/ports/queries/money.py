"""What is asked of payments, refunds and the books."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.refund import Refund
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True)
class AttemptsOf(Query[PaymentAttempt]):
    """The payment attempts of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class MoneyOf(Query[MoneyEntry]):
    """The money ledger of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class RefundsOf(Query[Refund]):
    """The refunds of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class RefundsDue(Query[Refund]):
    """Refunds whose `next_try_at` is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class AttemptsUnclear(Query[PaymentAttempt]):
    """Attempts CREATED, AUTHORIZED or UNKNOWN that were made at or before `before`, oldest first: their
    provider is to be asked.
    """

    before: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class MoneyReferenced(Query[MoneyEntry]):
    """The ledger entries under one reference of a provider, oldest first."""

    provider: str
    reference: str


@dataclass(frozen=True, slots=True)
class MoneySince(Query[MoneyEntry]):
    """A provider's ledger entries since a moment (inclusive, by `at`), by (at, id)."""

    provider: str
    since: datetime


@dataclass(frozen=True, slots=True)
class DiscrepanciesOf(Query[Discrepancy]):
    """The discrepancies of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OpenDiscrepancies(Query[Discrepancy]):
    """Discrepancies that nobody has settled, oldest first."""

    limit: int = 100
