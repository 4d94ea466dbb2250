"""Questions to the shop."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "threads",
        sa.Column("id", Name, nullable=False),
        sa.Column("customer_id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=True),
        sa.Column("product_id", Name, nullable=True),
        sa.Column("opened_at", Moment, nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("waiting_since", Moment, nullable=True),
        sa.Column("closed_by", Name, nullable=True),
        sa.Column("closed_at", Moment, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(status = 'open') = (waiting_since IS NOT NULL)", name="ck_threads_waiting"),
        sa.CheckConstraint("(status = 'closed') = (closed_by IS NOT NULL)", name="ck_threads_closed"),
        sa.CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="ck_threads_closed_at"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_threads_order_id"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_threads_product_id"),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
    )
    op.create_index("ix_threads_order_id", "threads", ["order_id"])
    op.create_index("ix_threads_product_id", "threads", ["product_id"])
    op.create_index("ix_threads_customer_id", "threads", ["customer_id", "id"])
    op.create_index(
        "ix_threads_waiting",
        "threads",
        ["waiting_since", "id"],
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )
    op.create_table(
        "thread_messages",
        sa.Column("thread_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("by", Name, nullable=False),
        sa.Column("from_shop", sa.Boolean(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_thread_messages_thread_id"),
        sa.PrimaryKeyConstraint("thread_id", "position", name="pk_thread_messages"),
    )


def downgrade() -> None:
    op.drop_table("thread_messages")
    op.drop_table("threads")
