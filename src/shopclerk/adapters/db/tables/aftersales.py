"""What follows a sale: refunds, after-sales cases, and facts that fit no rule of ours."""

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from shopclerk.adapters.db.tables.schema import (
    Moment,
    Name,
    belongs_to,
    exactly,
    metadata,
    one_of,
    partial,
)
from shopclerk.core.domain.lifecycle import CASE, RefundStatus

# What a customer writes, and the way back of the goods, may tell who they are: both are sealed.
cases = Table(
    "cases",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id"),
    Column("kind", Name, nullable=False),
    Column("reason", Name, nullable=False),
    Column("status", Name, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("due_at", Moment),
    Column("refund", BigInteger),
    Column("refund_currency", Name),
    Column("replacement_id", Name, ForeignKey("orders.id"), index=True),
    Column("version", Integer, nullable=False),
)
OPEN_CASE = one_of(cases.c.status, (status for status, next_ in CASE.items() if next_))
partial("ix_cases_due", cases.c.due_at, where=cases.c.due_at.is_not(None))
partial("ix_cases_open", cases.c.id, where=OPEN_CASE)

case_lines = Table(
    "case_lines",
    metadata,
    belongs_to("cases.id", "case_id", primary_key=True, index=False),
    Column("position", Integer, primary_key=True),
    Column("order_line_id", Name, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("instead", Name),
    CheckConstraint("quantity > 0", name="quantity"),
)

case_inspections = Table(
    "case_inspections",
    metadata,
    belongs_to("cases.id", "case_id", primary_key=True, index=False),
    Column("position", Integer, primary_key=True),
    Column("order_line_id", Name, nullable=False),
    Column("received", Integer, nullable=False),
    Column("resellable", Integer, nullable=False),
    CheckConstraint("0 <= resellable AND resellable <= received", name="resellable"),
)

refunds = Table(
    "refunds",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id"),
    belongs_to("payment_attempts.id", "attempt_id"),
    Column("case_id", Name, ForeignKey("cases.id"), index=True),
    Column("amount", BigInteger, nullable=False),
    Column("shipping", BigInteger),
    Column("currency", Name, nullable=False),
    Column("reason", Name, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("status", Name, nullable=False),
    Column("reference", Name),
    Column("failure", Text),
    Column("next_try_at", Moment),
    Column("tries", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    CheckConstraint("amount > 0", name="amount"),
)
FAILED_REFUND = exactly(refunds.c.status, RefundStatus.FAILED)
partial("ix_refunds_failed", refunds.c.order_id, where=FAILED_REFUND)
partial("ix_refunds_due", refunds.c.next_try_at, where=refunds.c.next_try_at.is_not(None))

refund_lines = Table(
    "refund_lines",
    metadata,
    belongs_to("refunds.id", "refund_id", primary_key=True, index=False),
    Column("position", Integer, primary_key=True),
    Column("order_line_id", Name, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("amount", BigInteger, nullable=False),
    CheckConstraint("quantity > 0 AND amount >= 0", name="sound"),
)

discrepancies = Table(
    "discrepancies",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id"),
    belongs_to("payment_attempts.id", "attempt_id"),
    Column("kind", Name, nullable=False),
    Column("provider", Name, nullable=False),
    Column("reference", Name, nullable=False),
    Column("told", BigInteger, nullable=False),
    Column("told_currency", Name, nullable=False),
    Column("known", BigInteger),
    Column("known_currency", Name),
    Column("opened_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Column("settled_by", Name),
    Column("settled_by_role", Name),
    Column("version", Integer, nullable=False),
    CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="settled"),
)
partial(
    "ix_discrepancies_open",
    discrepancies.c.opened_at,
    discrepancies.c.id,
    where=discrepancies.c.settled_at.is_(None),
)
