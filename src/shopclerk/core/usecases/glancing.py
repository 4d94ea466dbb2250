"""The merchant's day at a glance, and what needs somebody's hand."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.counter_views import (
    DayFigures,
    DayOf,
    ExceptionCounts,
    ExceptionRow,
    Exceptions,
)
from shopclerk.core.ports.goods_views import LowCounts
from shopclerk.core.ports.views import OrdersToShip, QueueCount, QueueCounts, Views
from shopclerk.core.usecases.terms import TermsOfNow


@dataclass(frozen=True, slots=True, kw_only=True)
class Queues:
    """How much waits in each queue. `exceptions` counts orders, `low` variants; `waiting_since` is when the
    oldest order to ship was placed.
    """

    counts: QueueCount
    exceptions: int
    low: int
    waiting_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class CountAllQueues:
    """Raises NotAllowed."""

    views: Views
    clock: Clock
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor) -> Queues:
        actor.must_be_staff("CountAllQueues")
        (counts,) = await self.views.rows(QueueCounts())
        (exceptions,) = await self.views.rows(ExceptionCounts(_silent_since(self.clock, self.terms)))
        (low,) = await self.views.rows(LowCounts())
        oldest = await self.views.rows(OrdersToShip(limit=1))
        return Queues(
            counts=counts,
            exceptions=exceptions.orders,
            low=low.skus,
            waiting_since=oldest[0].placed_at if oldest else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """`today` goes from midnight until now, `yesterday` from midnight to midnight, in the shop's zone."""

    today: DayFigures
    yesterday: DayFigures


@dataclass(frozen=True, slots=True)
class GlanceAtDay:
    """Raises NotAllowed."""

    views: Views
    clock: Clock
    terms: TermsOfNow

    async def __call__(self, *, actor: Actor) -> Day:
        actor.must_be_staff("GlanceAtDay")
        now = self.clock.now()
        zone = ZoneInfo(self.terms.now.zone)
        began = _midnight(now.astimezone(zone))
        before = _midnight(began - timedelta(hours=12))
        (today,) = await self.views.rows(DayOf(began, now + timedelta(seconds=1)))
        (yesterday,) = await self.views.rows(DayOf(before, began))
        return Day(today=today, yesterday=yesterday)


def _midnight(at: datetime) -> datetime:
    """When its day began there; the day after a change of clocks is shorter or longer."""
    return datetime.combine(at.date(), time(), tzinfo=at.tzinfo)


@dataclass(frozen=True, slots=True)
class ListExceptions:
    """A page of the orders that need somebody's hand. Raises NotAllowed."""

    views: Views
    clock: Clock
    terms: TermsOfNow

    async def __call__(
        self, *, actor: Actor, after: OrderId | None = None, limit: int = 6
    ) -> tuple[ExceptionRow, ...]:
        actor.must_be_staff("ListExceptions")
        query = Exceptions(_silent_since(self.clock, self.terms), after, limit)
        return await self.views.rows(query)


def _silent_since(clock: Clock, terms: TermsOfNow) -> datetime:
    return clock.now() - terms.now.silent_after
