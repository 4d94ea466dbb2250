"""After-sales cases, in memory."""

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.queries.due import due
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.aftersales import AfterSalesCase
from shopclerk.core.ports.queries.aftersales import CasesDue, CasesOf, OpenCases


@answer.register
def _(query: CasesOf, memory: Memory) -> tuple[AfterSalesCase, ...]:
    cases = memory.find(AfterSalesCase, "order", query.order_id)
    return tuple(sorted(cases, key=lambda case: (case.opened_at, case.id)))


@answer.register
def _(query: CasesDue, memory: Memory) -> tuple[AfterSalesCase, ...]:
    waiting = memory.find(AfterSalesCase, "due")
    return due(((case.due_at, case) for case in waiting), query.now, query.limit)


@answer.register
def _(query: OpenCases, memory: Memory) -> tuple[AfterSalesCase, ...]:
    cases = sorted(memory.find(AfterSalesCase, "open"), key=lambda case: case.id)
    return tuple([case for case in cases if case.id > (query.after or "")][: query.limit])
