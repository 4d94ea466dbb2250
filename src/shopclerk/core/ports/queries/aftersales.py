"""What is asked of after-sales cases."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.ids import CaseId, OrderId
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True)
class CasesOf(Query[AfterSalesCase]):
    """The after-sales cases of an order, oldest first."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class CasesDue(Query[AfterSalesCase]):
    """Cases whose `due_at` is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class OpenCases(Query[AfterSalesCase]):
    """Cases that have not ended, after one of them, oldest first."""

    after: CaseId | None = None
    limit: int = 7
