"""What orders are priced by, and parcels that have not left yet."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)

UNKNOWN_UNTIL_SENT: dict[str, sa.types.TypeEngine[Any]] = {
    "shipped_by": Name,
    "shipped_by_role": Name,
    "shipped_at": Moment,
}
"""Columns of shipments that lose their NOT NULL."""


def upgrade() -> None:
    _widen_orders()
    _widen_shipments()
    _create_discounts()
    _create_watches()


def downgrade() -> None:
    for table in ("stock_watches", "counters", "discounts"):
        op.drop_table(table)
    # That who sent a parcel and when may stay empty does an older version no harm.
    op.drop_column("parcel_events", "tracking_number")
    for index in ("ix_shipments_in_trouble", "ix_shipments_heard"):
        op.drop_index(index, "shipments")
    for column in ("heard_at", "label"):
        op.drop_column("shipments", column)
    for column in ("cancelled", "discount"):
        op.drop_column("order_lines", column)
    op.drop_index("ix_orders_replaces", "orders")
    for column in (
        "awaits_return",
        "replaces",
        "discount",
        "discount_code",
        "shipping_fee",
        "shipping_option",
    ):
        op.drop_column("orders", column)


def _widen_orders() -> None:
    """In place: SQLite does not let a table be made anew while the rows of others refer to it."""
    op.add_column("orders", sa.Column("shipping_option", Name, nullable=True))
    op.add_column("orders", sa.Column("shipping_fee", sa.BigInteger(), nullable=True))
    op.add_column("orders", sa.Column("discount_code", Name, nullable=True))
    op.add_column("orders", sa.Column("discount", sa.BigInteger(), nullable=True))
    op.add_column(
        "orders",
        sa.Column("replaces", Name, sa.ForeignKey("orders.id", name="fk_orders_replaces"), nullable=True),
        inline_references=True,
    )
    op.add_column(
        "orders", sa.Column("awaits_return", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _index("ix_orders_replaces", "orders", ["replaces"], where="replaces IS NOT NULL")
    within_line = sa.CheckConstraint(
        "0 <= cancelled AND cancelled <= quantity", name="ck_order_lines_cancelled"
    )
    op.add_column("order_lines", sa.Column("discount", sa.BigInteger(), nullable=True))
    op.add_column(
        "order_lines",
        sa.Column("cancelled", sa.Integer(), within_line, nullable=False, server_default="0"),
    )


def _widen_shipments() -> None:
    for name, kind in UNKNOWN_UNTIL_SENT.items():
        copy = f"{name}_or_null"
        op.add_column("shipments", sa.Column(copy, kind, nullable=True))
        op.execute(sa.update(sa.table("shipments", sa.column(copy))).values({copy: sa.column(name)}))
        op.drop_column("shipments", name)
        op.execute(f"ALTER TABLE shipments RENAME COLUMN {copy} TO {name}")
    op.add_column("shipments", sa.Column("label", Name, nullable=True))
    op.add_column("shipments", sa.Column("heard_at", Moment, nullable=True))
    op.execute(
        "UPDATE shipments SET heard_at = "
        "CASE WHEN last_scan_at > shipped_at THEN last_scan_at ELSE shipped_at END "
        "WHERE status IN ('shipped', 'in_transit', 'out_for_delivery') AND next_poll_at IS NOT NULL"
    )
    _index("ix_shipments_heard", "shipments", ["heard_at"], where="heard_at IS NOT NULL")
    _index(
        "ix_shipments_in_trouble",
        "shipments",
        ["order_id"],
        where="status IN ('exception', 'lost', 'returned', 'returning')",
    )
    op.add_column("parcel_events", sa.Column("tracking_number", Name, nullable=False, server_default=""))
    op.execute(
        "UPDATE parcel_events SET tracking_number = "
        "(SELECT tracking_number FROM shipments WHERE shipments.id = parcel_events.shipment_id)"
    )


def _create_discounts() -> None:
    op.create_table(
        "discounts",
        sa.Column("id", Name, nullable=False),
        sa.Column("percentage", sa.Integer(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("amount_currency", Name, nullable=True),
        sa.Column("minimum", sa.BigInteger(), nullable=True),
        sa.Column("minimum_currency", Name, nullable=True),
        sa.Column("since", Moment, nullable=True),
        sa.Column("until", Moment, nullable=True),
        sa.Column("most_uses", sa.Integer(), nullable=True),
        sa.Column("most_per_customer", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("(percentage IS NULL) <> (amount IS NULL)", name="ck_discounts_one_way"),
        sa.CheckConstraint("0 <= percentage AND percentage <= 10000", name="ck_discounts_percentage"),
        sa.PrimaryKeyConstraint("id", name="pk_discounts"),
    )
    op.create_table(
        "counters",
        sa.Column("name", Name, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name="ck_counters_count"),
        sa.PrimaryKeyConstraint("name", name="pk_counters"),
    )


def _create_watches() -> None:
    op.create_table(
        "stock_watches",
        sa.Column("id", Name, nullable=False),
        sa.Column("sku_id", Name, nullable=False),
        sa.Column("person_id", Name, nullable=False),
        sa.Column("since", Moment, nullable=False),
        sa.Column("told_at", Moment, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stock_watches"),
    )
    _index("ix_stock_watches_waiting", "stock_watches", ["sku_id", "since", "id"], where="told_at IS NULL")


def _index(name: str, table: str, columns: list[str], *, where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
