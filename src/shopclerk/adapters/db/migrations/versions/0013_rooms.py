"""Groups in which the staff work together."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "rooms",
        sa.Column("address", Name, nullable=False),
        sa.Column("language", Name, nullable=False),
        sa.PrimaryKeyConstraint("address", name="pk_rooms"),
    )


def downgrade() -> None:
    op.drop_table("rooms")
