"""What was put away, who changed a product last, and which carts hold a SKU."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("products", sa.Column("archived", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("products", sa.Column("edited_by", Name, nullable=True))
    op.add_column("products", sa.Column("edited_at", Moment, nullable=True))
    op.create_index("ix_cart_lines_sku_id", "cart_lines", ["sku_id"])


def downgrade() -> None:
    op.drop_index("ix_cart_lines_sku_id", "cart_lines")
    for column in ("edited_at", "edited_by", "archived"):
        op.drop_column("products", column)
