"""Stock, its ledger, and what orders hold of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "stock_levels",
        sa.Column("sku_id", Name, nullable=False),
        sa.Column("on_hand", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("safety_stock", sa.Integer(), nullable=False),
        sa.CheckConstraint("0 <= reserved AND reserved <= on_hand", name="ck_stock_levels_sound"),
        sa.PrimaryKeyConstraint("sku_id", name="pk_stock_levels"),
    )
    op.create_table(
        "reservations",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("sku_id", Name, nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("expires_at", Moment, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("held >= 0", name="ck_reservations_held"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_reservations_order_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reservations"),
    )
    op.create_index("ix_reservations_order_id", "reservations", ["order_id"])
    op.create_index("ix_reservations_sku_id", "reservations", ["sku_id"])
    op.create_table(
        "stock_movements",
        sa.Column("id", Name, nullable=False),
        sa.Column("sku_id", Name, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("reason", Name, nullable=False),
        sa.Column("order_id", Name, nullable=True),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_stock_movements_order_id"),
        sa.ForeignKeyConstraint(["sku_id"], ["stock_levels.sku_id"], name="fk_stock_movements_sku_id"),
        sa.PrimaryKeyConstraint("id", name="pk_stock_movements"),
    )
    op.create_index("ix_stock_movements_ledger", "stock_movements", ["sku_id", "at", "id"])
    op.create_index("ix_stock_movements_order_id", "stock_movements", ["order_id"])


def downgrade() -> None:
    op.drop_table("stock_movements")
    op.drop_table("reservations")
    op.drop_table("stock_levels")
