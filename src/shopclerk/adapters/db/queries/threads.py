"""Questions to the shop."""

from typing import Final

from sqlalchemy import Connection, true, tuple_

from shopclerk.adapters.db.mapping.threads import THREAD
from shopclerk.adapters.db.queries.answering import Keyed, answer, answer_together
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.threads import WAITING, threads
from shopclerk.core.domain.threads import Thread
from shopclerk.core.ports.queries.threads import ThreadsAbout, ThreadsLatest, ThreadsOf, ThreadsWaiting

BEYOND_ALL: Final = "~"
"""After every id; without a bound SQLite would read on from the end and call it all of the table."""

answer_together(
    ThreadsAbout, Keyed("order_id", THREAD.by(threads.c.order_id, threads.c.id.desc()), THREAD.records)
)


@answer.register
def _(query: ThreadsOf, connection: Connection, sealer: Sealer) -> tuple[Thread, ...]:
    beyond = true() if query.after is None else threads.c.id < query.after
    page = THREAD.all().where(threads.c.customer_id == query.customer_id, beyond)
    return THREAD.fetch(connection, page.order_by(threads.c.id.desc()).limit(query.limit), sealer)


@answer.register
def _(query: ThreadsWaiting, connection: Connection, sealer: Sealer) -> tuple[Thread, ...]:
    place = tuple_(threads.c.waiting_since, threads.c.id)
    beyond = true() if query.after is None else place > tuple_(*query.after)
    page = THREAD.all().where(WAITING, beyond).order_by(threads.c.waiting_since, threads.c.id)
    return THREAD.fetch(connection, page.limit(query.limit), sealer)


@answer.register
def _(query: ThreadsLatest, connection: Connection, sealer: Sealer) -> tuple[Thread, ...]:
    page = THREAD.all().where(threads.c.id < (query.after or BEYOND_ALL)).order_by(threads.c.id.desc())
    return THREAD.fetch(connection, page.limit(query.limit), sealer)
