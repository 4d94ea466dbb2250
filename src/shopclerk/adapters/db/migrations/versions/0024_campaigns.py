"""Broadcasts, and their deliveries apart from ordinary ones."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)
DEAD = "settled_at IS NOT NULL AND failure IS NOT NULL AND dropped_at IS NULL"
UNSETTLED = "settled_at IS NULL"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("campaign_id", Name))
    op.add_column("deliveries", sa.Column("begun", sa.Boolean(), nullable=False, server_default=sa.false()))
    for name in ("ix_deliveries_dead", "ix_deliveries_waiting"):
        op.drop_index(name, "deliveries")
    op.create_index("ix_deliveries_campaign_id", "deliveries", ["campaign_id"])
    _index("ix_deliveries_dead", "deliveries", f"{DEAD} AND campaign_id IS NULL")
    _index("ix_deliveries_waiting", "deliveries", f"{UNSETTLED} AND campaign_id IS NULL")
    _index("ix_deliveries_bulk", "deliveries", f"{UNSETTLED} AND campaign_id IS NOT NULL")
    _create_campaigns()
    _index("ix_campaigns_sending", "campaigns", "status = 'sending'")
    _index(
        "ix_preferences_consents",
        "preferences",
        "consents IS NOT NULL AND consents = 1",
        "consents IS NOT NULL AND consents",
    )


def downgrade() -> None:
    op.drop_index("ix_preferences_consents", "preferences")
    op.drop_table("campaigns")
    for name in ("dead", "waiting", "bulk", "campaign_id"):
        op.drop_index(f"ix_deliveries_{name}", "deliveries")
    op.drop_column("deliveries", "begun")
    op.drop_column("deliveries", "campaign_id")
    _index("ix_deliveries_dead", "deliveries", DEAD)
    _index("ix_deliveries_waiting", "deliveries", UNSETTLED)


def _index(name: str, table: str, where: str, on_postgres: str | None = None) -> None:
    op.create_index(
        name, table, ["id"], sqlite_where=sa.text(where), postgresql_where=sa.text(on_postgres or where)
    )


def _create_campaigns() -> None:
    op.create_table(
        "campaigns",
        sa.Column("id", Name, nullable=False),
        sa.Column("created_by", Name, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("picture", Name),
        sa.Column("language", Name),
        sa.Column("bought", Name, nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("upto", Name, nullable=False),
        sa.Column("expected", sa.Integer(), nullable=False),
        sa.Column("started_at", Moment),
        sa.Column("ended_at", Moment),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_campaigns"),
    )
