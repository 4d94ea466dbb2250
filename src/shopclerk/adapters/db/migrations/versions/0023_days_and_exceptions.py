"""The indexes of a day's figures, and of what needs somebody's hand."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

PARTIAL = (
    ("ix_shipments_unbooked", "shipments", "status = 'pending'"),
    ("ix_refunds_failed", "refunds", "status = 'failed'"),
)
WHOLE = (("ix_orders_placed", "orders", "placed_at"), ("ix_money_entries_at", "money_entries", "at"))


def upgrade() -> None:
    for name, table, column in WHOLE:
        op.create_index(name, table, [column])
    for name, table, few in PARTIAL:
        op.create_index(name, table, ["order_id"], sqlite_where=sa.text(few), postgresql_where=sa.text(few))


def downgrade() -> None:
    for name, table, _ in (*PARTIAL, *WHOLE):
        op.drop_index(name, table)
