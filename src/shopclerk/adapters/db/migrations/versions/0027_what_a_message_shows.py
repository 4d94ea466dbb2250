"""Of which version a message shows what it shows."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

Counted = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("placements", sa.Column("version", Counted, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("placements", "version")
