"""Refunds, after-sales cases, discrepancies."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_index("ix_money_entries_provider", "money_entries", ["provider", "at", "id"])
    _index(
        "ix_payment_attempts_unclear",
        "payment_attempts",
        ["created_at"],
        where="status IN ('authorized', 'created', 'unknown')",
    )
    _create_cases()
    _create_refunds()
    _create_discrepancies()


def downgrade() -> None:
    for table in ("discrepancies", "refund_lines", "refunds", "case_inspections", "case_lines", "cases"):
        op.drop_table(table)
    op.drop_index("ix_payment_attempts_unclear", "payment_attempts")
    op.drop_index("ix_money_entries_provider", "money_entries")


def _create_cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("kind", Name, nullable=False),
        sa.Column("reason", Name, nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("opened_at", Moment, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("due_at", Moment, nullable=True),
        sa.Column("refund", sa.BigInteger(), nullable=True),
        sa.Column("refund_currency", Name, nullable=True),
        sa.Column("replacement_id", Name, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_cases_order_id"),
        sa.ForeignKeyConstraint(["replacement_id"], ["orders.id"], name="fk_cases_replacement_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
    )
    op.create_index("ix_cases_order_id", "cases", ["order_id"])
    op.create_index("ix_cases_replacement_id", "cases", ["replacement_id"])
    _index("ix_cases_due", "cases", ["due_at"], where="due_at IS NOT NULL")
    _index(
        "ix_cases_open",
        "cases",
        ["id"],
        where="status IN ('approved', 'awaiting_return', 'inspected', 'received', 'requested', 'settling')",
    )
    op.create_table(
        "case_lines",
        sa.Column("case_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("order_line_id", Name, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("instead", Name, nullable=True),
        sa.CheckConstraint("quantity > 0", name="ck_case_lines_quantity"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_lines_case_id"),
        sa.PrimaryKeyConstraint("case_id", "position", name="pk_case_lines"),
    )
    op.create_table(
        "case_inspections",
        sa.Column("case_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("order_line_id", Name, nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("resellable", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "0 <= resellable AND resellable <= received", name="ck_case_inspections_resellable"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_inspections_case_id"),
        sa.PrimaryKeyConstraint("case_id", "position", name="pk_case_inspections"),
    )


def _create_refunds() -> None:
    op.create_table(
        "refunds",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("attempt_id", Name, nullable=False),
        sa.Column("case_id", Name, nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("shipping", sa.BigInteger(), nullable=True),
        sa.Column("currency", Name, nullable=False),
        sa.Column("reason", Name, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("reference", Name, nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("next_try_at", Moment, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount > 0", name="ck_refunds_amount"),
        sa.ForeignKeyConstraint(["attempt_id"], ["payment_attempts.id"], name="fk_refunds_attempt_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_refunds_case_id"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_refunds_order_id"),
        sa.PrimaryKeyConstraint("id", name="pk_refunds"),
    )
    for column in ("attempt_id", "case_id", "order_id"):
        op.create_index(f"ix_refunds_{column}", "refunds", [column])
    _index("ix_refunds_due", "refunds", ["next_try_at"], where="next_try_at IS NOT NULL")
    op.create_table(
        "refund_lines",
        sa.Column("refund_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("order_line_id", Name, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity > 0 AND amount >= 0", name="ck_refund_lines_sound"),
        sa.ForeignKeyConstraint(["refund_id"], ["refunds.id"], name="fk_refund_lines_refund_id"),
        sa.PrimaryKeyConstraint("refund_id", "position", name="pk_refund_lines"),
    )


def _create_discrepancies() -> None:
    op.create_table(
        "discrepancies",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("attempt_id", Name, nullable=False),
        sa.Column("kind", Name, nullable=False),
        sa.Column("provider", Name, nullable=False),
        sa.Column("reference", Name, nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.Column("told_currency", Name, nullable=False),
        sa.Column("known", sa.BigInteger(), nullable=True),
        sa.Column("known_currency", Name, nullable=True),
        sa.Column("opened_at", Moment, nullable=False),
        sa.Column("settled_at", Moment, nullable=True),
        sa.Column("settled_by", Name, nullable=True),
        sa.Column("settled_by_role", Name, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(settled_at IS NULL) = (settled_by IS NULL)", name="ck_discrepancies_settled"),
        sa.ForeignKeyConstraint(["attempt_id"], ["payment_attempts.id"], name="fk_discrepancies_attempt_id"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_discrepancies_order_id"),
        sa.PrimaryKeyConstraint("id", name="pk_discrepancies"),
    )
    for column in ("attempt_id", "order_id"):
        op.create_index(f"ix_discrepancies_{column}", "discrepancies", [column])
    _index("ix_discrepancies_open", "discrepancies", ["opened_at", "id"], where="settled_at IS NULL")


def _index(name: str, table: str, columns: list[str], *, where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
