"""Questions to the shop, in memory."""

from collections.abc import Iterable
from datetime import datetime

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.ids import ThreadId
from shopclerk.core.domain.threads import Thread
from shopclerk.core.ports.queries.threads import ThreadsAbout, ThreadsLatest, ThreadsOf, ThreadsWaiting


@answer.register
def _(query: ThreadsOf, memory: Memory) -> tuple[Thread, ...]:
    return _newest_first(memory.find(Thread, "customer", query.customer_id), query.after)[: query.limit]


@answer.register
def _(query: ThreadsAbout, memory: Memory) -> tuple[Thread, ...]:
    return _newest_first(memory.find(Thread, "order", query.order_id), None)


@answer.register
def _(query: ThreadsLatest, memory: Memory) -> tuple[Thread, ...]:
    return _newest_first(memory.find(Thread), query.after)[: query.limit]


@answer.register
def _(query: ThreadsWaiting, memory: Memory) -> tuple[Thread, ...]:
    waiting = sorted(memory.find(Thread, "waiting"), key=_place)
    return tuple(
        [each for each in waiting if query.after is None or _place(each) > query.after][: query.limit]
    )


def _place(thread: Thread) -> tuple[datetime, ThreadId]:
    return thread.waiting_since or thread.opened_at, thread.id


def _newest_first(threads: Iterable[Thread], after: ThreadId | None) -> tuple[Thread, ...]:
    ordered = sorted(threads, key=lambda thread: thread.id, reverse=True)
    return tuple(thread for thread in ordered if after is None or thread.id < after)
