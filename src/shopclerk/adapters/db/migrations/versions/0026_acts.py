"""What staff did of which nothing else tells who did it."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "acts",
        sa.Column("id", Name, nullable=False),
        sa.Column("act", Name, nullable=False),
        sa.Column("about", Name, nullable=False),
        sa.Column("role", Name),
        sa.Column("by", Name, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_acts"),
    )
    op.create_index("ix_acts_at", "acts", ["at", "id"])
    op.create_index("ix_acts_by", "acts", ["by", "at", "id"])


def downgrade() -> None:
    op.drop_table("acts")
