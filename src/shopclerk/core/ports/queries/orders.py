"""What is asked of orders and of who gets them."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.ids import OrderId, PersonId
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Contact
from shopclerk.core.domain.timeline import TimelineEntry
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True)
class OrderNumbered(Query[Order]):
    """The order with that number, if any."""

    number: str


@dataclass(frozen=True, slots=True)
class TimelineOf(Query[TimelineEntry]):
    """The timeline of an order, by (at, id)."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class LastContactOf(Query[Contact]):
    """The contact the person saved last, if any."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class PaymentsDue(Query[Order]):
    """Unpaid orders whose reminder or end is due at `now`, earliest first."""

    now: datetime
    limit: int = 100


@dataclass(frozen=True, slots=True)
class CompletionsDue(Query[Order]):
    """Confirmed orders whose `complete_at` is due at `now`, earliest first."""

    now: datetime
    limit: int = 100
