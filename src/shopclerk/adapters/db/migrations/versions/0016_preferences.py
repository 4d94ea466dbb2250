"""What people chose about how the shop treats them."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "preferences",
        sa.Column("id", Name, nullable=False),
        sa.Column("currency", Name),
        sa.Column("muted", sa.JSON(), nullable=False),
        sa.Column("consents", sa.Boolean()),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("asked_at", sa.DateTime(timezone=True)),
        sa.Column("quiet_begins", sa.Integer()),
        sa.Column("quiet_ends", sa.Integer()),
        sa.Column("quiet_zone", Name),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_preferences"),
        sa.CheckConstraint("(consents IS NULL) = (answered_at IS NULL)", name="ck_preferences_answered"),
        sa.CheckConstraint("0 <= quiet_begins AND quiet_begins < 1440", name="ck_preferences_quiet_begins"),
        sa.CheckConstraint("0 <= quiet_ends AND quiet_ends < 1440", name="ck_preferences_quiet_ends"),
    )


def downgrade() -> None:
    op.drop_table("preferences")
