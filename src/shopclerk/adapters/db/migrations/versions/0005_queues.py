"""What came in, what must go out, and who claimed what."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)
Counted = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "claims",
        sa.Column("scope", Name, nullable=False),
        sa.Column("key", Name, nullable=False),
        sa.Column("owner", Name, nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name="pk_claims"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", Name, nullable=False),
        sa.Column("event", sa.JSON(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("recipient", Name, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("settled_at", Moment, nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
    )
    op.create_index(
        "ix_deliveries_lane",
        "deliveries",
        ["recipient", "id"],
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_index(
        "ix_deliveries_waiting",
        "deliveries",
        ["id"],
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_table(
        "inbox",
        sa.Column("position", Counted, nullable=False),
        sa.Column("source", Name, nullable=False),
        sa.Column("event_id", Name, nullable=False),
        sa.Column("lane", Name, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.Column("finished_at", Moment, nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("position", name="pk_inbox"),
        sa.UniqueConstraint("source", "event_id", name="uq_inbox_source_event_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_inbox_lane",
        "inbox",
        ["source", "lane", "position"],
        sqlite_where=sa.text("finished_at IS NULL"),
        postgresql_where=sa.text("finished_at IS NULL"),
    )
    op.create_table(
        "outbox_entries",
        sa.Column("id", Name, nullable=False),
        sa.Column("event", sa.JSON(), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_entries"),
    )


def downgrade() -> None:
    op.drop_table("outbox_entries")
    op.drop_table("inbox")
    op.drop_table("deliveries")
    op.drop_table("claims")
