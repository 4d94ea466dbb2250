"""After-sales cases and discrepancies."""

from sqlalchemy import Connection, true

from shopclerk.adapters.db.mapping.aftersales import CASE, DISCREPANCY
from shopclerk.adapters.db.queries.answering import Keyed, answer, answer_together
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.aftersales import OPEN_CASE, cases, discrepancies
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.ports.queries.aftersales import CasesDue, CasesOf, OpenCases
from shopclerk.core.ports.queries.money import DiscrepanciesOf, OpenDiscrepancies

answer_together(
    CasesOf, Keyed("order_id", CASE.by(cases.c.order_id, cases.c.opened_at, cases.c.id), CASE.records)
)


@answer.register
def _(query: CasesDue, connection: Connection, sealer: Sealer) -> tuple[AfterSalesCase, ...]:
    due = CASE.all().where(cases.c.due_at <= query.now)
    return CASE.fetch(connection, due.order_by(cases.c.due_at, cases.c.id).limit(query.limit), sealer)


@answer.register
def _(query: OpenCases, connection: Connection, sealer: Sealer) -> tuple[AfterSalesCase, ...]:
    beyond = true() if query.after is None else cases.c.id > query.after
    page = CASE.all().where(OPEN_CASE, beyond).order_by(cases.c.id).limit(query.limit)
    return CASE.fetch(connection, page, sealer)


answer_together(
    DiscrepanciesOf,
    Keyed(
        "order_id",
        DISCREPANCY.by(discrepancies.c.order_id, discrepancies.c.opened_at, discrepancies.c.id),
        DISCREPANCY.records,
    ),
)


@answer.register
def _(query: OpenDiscrepancies, connection: Connection, sealer: Sealer) -> tuple[Discrepancy, ...]:
    table = discrepancies
    unsettled = DISCREPANCY.all().where(table.c.settled_at.is_(None))
    oldest = unsettled.order_by(table.c.opened_at, table.c.id).limit(query.limit)
    return DISCREPANCY.fetch(connection, oldest, sealer)
