"""Payments, refunds and the books, in memory."""

from collections.abc import Iterable

from shopclerk.adapters.memory.queries.answering import answer
from shopclerk.adapters.memory.queries.due import due
from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.discrepancy import Discrepancy
from shopclerk.core.domain.payment import MoneyEntry, PaymentAttempt
from shopclerk.core.domain.refund import Refund
from shopclerk.core.ports.queries.money import (
    AttemptsOf,
    AttemptsUnclear,
    DiscrepanciesOf,
    MoneyOf,
    MoneyReferenced,
    MoneySince,
    OpenDiscrepancies,
    RefundsDue,
    RefundsOf,
)


@answer.register
def _(query: AttemptsOf, memory: Memory) -> tuple[PaymentAttempt, ...]:
    attempts = memory.find(PaymentAttempt, "order", query.order_id)
    return tuple(sorted(attempts, key=lambda attempt: (attempt.created_at, attempt.id)))


@answer.register
def _(query: AttemptsUnclear, memory: Memory) -> tuple[PaymentAttempt, ...]:
    unclear = memory.find(PaymentAttempt, "unclear")
    return due(((attempt.created_at, attempt) for attempt in unclear), query.before, query.limit)


@answer.register
def _(query: MoneyOf, memory: Memory) -> tuple[MoneyEntry, ...]:
    return _in_time(memory.find(MoneyEntry, "order", query.order_id))


@answer.register
def _(query: MoneyReferenced, memory: Memory) -> tuple[MoneyEntry, ...]:
    return _in_time(memory.find(MoneyEntry, "reference", query.provider, query.reference))


@answer.register
def _(query: MoneySince, memory: Memory) -> tuple[MoneyEntry, ...]:
    theirs = memory.find(MoneyEntry, "provider", query.provider)
    return _in_time(row for row in theirs if row.at >= query.since)


@answer.register
def _(query: RefundsOf, memory: Memory) -> tuple[Refund, ...]:
    refunds = memory.find(Refund, "order", query.order_id)
    return tuple(sorted(refunds, key=lambda refund: (refund.created_at, refund.id)))


@answer.register
def _(query: RefundsDue, memory: Memory) -> tuple[Refund, ...]:
    waiting = memory.find(Refund, "due")
    return due(((refund.next_try_at, refund) for refund in waiting), query.now, query.limit)


@answer.register
def _(query: DiscrepanciesOf, memory: Memory) -> tuple[Discrepancy, ...]:
    return _oldest(memory.find(Discrepancy, "order", query.order_id))


@answer.register
def _(query: OpenDiscrepancies, memory: Memory) -> tuple[Discrepancy, ...]:
    return _oldest(memory.find(Discrepancy, "open"))[: query.limit]


def _in_time(ledger: Iterable[MoneyEntry]) -> tuple[MoneyEntry, ...]:
    return tuple(sorted(ledger, key=lambda row: (row.at, row.id)))


def _oldest(discrepancies: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    return tuple(sorted(discrepancies, key=lambda each: (each.opened_at, each.id)))
