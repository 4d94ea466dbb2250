"""Questions to the shop."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.ids import OrderId, PersonId, ThreadId
from shopclerk.core.domain.threads import Thread
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True)
class ThreadsOf(Query[Thread]):
    """A page of a customer's threads, after one of them, newest first (by id)."""

    customer_id: PersonId
    after: ThreadId | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True)
class ThreadsAbout(Query[Thread]):
    """The threads about an order, newest first (by id)."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class ThreadsWaiting(Query[Thread]):
    """A page of the threads that wait for the shop, by (waiting_since, id), after that moment and id."""

    after: tuple[datetime, ThreadId] | None = None
    limit: int = 6


@dataclass(frozen=True, slots=True)
class ThreadsLatest(Query[Thread]):
    """A page of all threads, after one of them, newest first (by id)."""

    after: ThreadId | None = None
    limit: int = 6
