"""Payments, the money ledger, and refunds."""

from sqlalchemy import ColumnElement, Connection, select

from shopclerk.adapters.db.mapping import entries
from shopclerk.adapters.db.mapping.aftersales import REFUND
from shopclerk.adapters.db.mapping.families import ATTEMPT
from shopclerk.adapters.db.queries.answering import Keyed, answer, answer_together, entries_in, entries_of
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Selection
from shopclerk.adapters.db.tables.aftersales import refunds
from shopclerk.adapters.db.tables.orders import money_entries, payment_attempts
from shopclerk.adapters.db.tables.schema import one_of
from shopclerk.core.domain.payment import UNCLEAR, MoneyEntry, PaymentAttempt
from shopclerk.core.domain.refund import Refund
from shopclerk.core.ports.queries.money import (
    AttemptsOf,
    AttemptsUnclear,
    MoneyOf,
    MoneyReferenced,
    MoneySince,
    RefundsDue,
    RefundsOf,
)

answer_together(
    AttemptsOf,
    Keyed(
        "order_id",
        ATTEMPT.by(payment_attempts.c.order_id, payment_attempts.c.created_at, payment_attempts.c.id),
        ATTEMPT.records,
    ),
)


@answer.register
def _(query: AttemptsUnclear, connection: Connection, sealer: Sealer) -> tuple[PaymentAttempt, ...]:
    table = payment_attempts
    unclear = ATTEMPT.all().where(one_of(table.c.status, UNCLEAR), table.c.created_at <= query.before)
    in_order = unclear.order_by(table.c.created_at, table.c.id).limit(query.limit)
    return ATTEMPT.fetch(connection, in_order, sealer)


answer_together(
    MoneyOf,
    Keyed(
        "order_id",
        Selection(tuple(money_entries.c), money_entries.c.order_id, (money_entries.c.at, money_entries.c.id)),
        entries_in(entries.money_entry),
    ),
)


@answer.register
def _(query: MoneyReferenced, connection: Connection, sealer: Sealer) -> tuple[MoneyEntry, ...]:
    theirs = money_entries.c.provider == query.provider
    return _ledger(connection, sealer, theirs, money_entries.c.reference == query.reference)


@answer.register
def _(query: MoneySince, connection: Connection, sealer: Sealer) -> tuple[MoneyEntry, ...]:
    theirs = money_entries.c.provider == query.provider
    return _ledger(connection, sealer, theirs, money_entries.c.at >= query.since)


answer_together(
    RefundsOf,
    Keyed("order_id", REFUND.by(refunds.c.order_id, refunds.c.created_at, refunds.c.id), REFUND.records),
)


@answer.register
def _(query: RefundsDue, connection: Connection, sealer: Sealer) -> tuple[Refund, ...]:
    due = REFUND.all().where(refunds.c.next_try_at <= query.now)
    in_order = due.order_by(refunds.c.next_try_at, refunds.c.id).limit(query.limit)
    return REFUND.fetch(connection, in_order, sealer)


def _ledger(
    connection: Connection, sealer: Sealer, *conditions: ColumnElement[bool]
) -> tuple[MoneyEntry, ...]:
    # Sorted here: for the few rows of a reference, SQLite would read all that a provider took, by its time.
    found = entries_of(connection, select(money_entries).where(*conditions), entries.money_entry, sealer)
    return tuple(sorted(found, key=lambda entry: (entry.at, entry.id)))
