"""After-sales cases and discrepancies."""

from sqlalchemy import Connection, true

from shopclerk.adapters.db.mapping.aftersales import CASE, DISCREPANCY
from shopclerk.adapters.db.queries.answering import answer
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.aftersales import OPEN_CASE, cases, discrepancies
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.ports import store


@answer.register
def _(query: store.CasesOf, connection: Connection, sealer: Sealer) -> tuple[AfterSalesCase, ...]:
    statement = CASE.all().where(cases.c.order_id == query.order_id)
    return CASE.fetch(connection, statement.order_by(cases.c.opened_at, cases.c.id), sealer)


@answer.register
def _(query: store.CasesDue, connection: Connection, sealer: Sealer) -> tuple[AfterSalesCase, ...]:
    due = CASE.all().where(cases.c.due_at <= query.now)
    return CASE.fetch(connection, due.order_by(cases.c.due_at, cases.c.id).limit(query.limit), sealer)


@answer.register
def _(query: store.OpenCases, connection: Connection, sealer: Sealer) -> tuple[AfterSalesCase, ...]:
    beyond = true() if query.after is None else cases.c.id > query.after
    page = CASE.all().where(OPEN_CASE, beyond).order_by(cases.c.id).limit(query.limit)
    return CASE.fetch(connection, page, sealer)


@answer.register
def _(query: store.DiscrepanciesOf, connection: Connection, sealer: Sealer) -> tuple[Discrepancy, ...]:
    table = discrepancies
    statement = DISCREPANCY.all().where(table.c.order_id == query.order_id)
    return DISCREPANCY.fetch(connection, statement.order_by(table.c.opened_at, table.c.id), sealer)


@answer.register
def _(query: store.OpenDiscrepancies, connection: Connection, sealer: Sealer) -> tuple[Discrepancy, ...]:
    table = discrepancies
    unsettled = DISCREPANCY.all().where(table.c.settled_at.is_(None))
    oldest = unsettled.order_by(table.c.opened_at, table.c.id).limit(query.limit)
    return DISCREPANCY.fetch(connection, oldest, sealer)
