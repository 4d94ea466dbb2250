"""Who moved stock."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("stock_movements", sa.Column("by", Name, nullable=True))


def downgrade() -> None:
    op.drop_column("stock_movements", "by")
