"""What was given up is found, and put away."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

QUEUES = (("deliveries", "id", "settled_at"), ("inbox", "position", "finished_at"))


def upgrade() -> None:
    for table, key, ended in QUEUES:
        op.add_column(table, sa.Column("dropped_at", sa.DateTime(timezone=True)))
        dead = sa.text(f"{ended} IS NOT NULL AND failure IS NOT NULL AND dropped_at IS NULL")
        op.create_index(f"ix_{table}_dead", table, [key], sqlite_where=dead, postgresql_where=dead)


def downgrade() -> None:
    for table, _, _ in QUEUES:
        op.drop_index(f"ix_{table}_dead", table)
        op.drop_column(table, "dropped_at")
