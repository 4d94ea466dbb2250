"""Orders and their families."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Name = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "orders",
        sa.Column("id", Name, nullable=False),
        sa.Column("number", Name, nullable=False),
        sa.Column("customer_id", Name, nullable=False),
        sa.Column("contact_id", Name, nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("currency", Name, nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("placed_at", Moment, nullable=False),
        sa.Column("remind_at", Moment, nullable=True),
        sa.Column("pay_by", Moment, nullable=True),
        sa.Column("payment_due_at", Moment, nullable=True),
        sa.Column("complete_at", Moment, nullable=True),
        sa.Column("cancelled_because", Name, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_orders"),
        sa.UniqueConstraint("number", name="uq_orders_number"),
    )
    op.create_index(
        "ix_orders_complete_due",
        "orders",
        ["complete_at"],
        sqlite_where=sa.text("complete_at IS NOT NULL"),
        postgresql_where=sa.text("complete_at IS NOT NULL"),
    )
    op.create_index(
        "ix_orders_confirmed",
        "orders",
        ["id"],
        sqlite_where=sa.text("status = 'confirmed'"),
        postgresql_where=sa.text("status = 'confirmed'"),
    )
    op.create_index("ix_orders_contact_id", "orders", ["contact_id"])
    op.create_index("ix_orders_customer", "orders", ["customer_id", "id"])
    op.create_index(
        "ix_orders_payment_due",
        "orders",
        ["payment_due_at"],
        sqlite_where=sa.text("payment_due_at IS NOT NULL"),
        postgresql_where=sa.text("payment_due_at IS NOT NULL"),
    )
    op.create_index(
        "ix_orders_unpaid",
        "orders",
        ["id"],
        sqlite_where=sa.text("status = 'pending_payment'"),
        postgresql_where=sa.text("status = 'pending_payment'"),
    )
    op.create_table(
        "order_lines",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product_id", Name, nullable=False),
        sa.Column("sku_id", Name, nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("currency", Name, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("fulfilment", Name, nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_order_lines_order_id"),
        sa.PrimaryKeyConstraint("id", name="pk_order_lines"),
    )
    op.create_index("ix_order_lines_order_id", "order_lines", ["order_id"])
    op.create_table(
        "payment_attempts",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("provider", Name, nullable=False),
        sa.Column("method", Name, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", Name, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("reference", Name, nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_payment_attempts_order_id"),
        sa.PrimaryKeyConstraint("id", name="pk_payment_attempts"),
    )
    op.create_index("ix_payment_attempts_order_id", "payment_attempts", ["order_id"])
    op.create_table(
        "shipments",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("carrier", Name, nullable=False),
        sa.Column("tracking_number", Name, nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("shipped_by", Name, nullable=False),
        sa.Column("shipped_by_role", Name, nullable=False),
        sa.Column("shipped_at", Moment, nullable=False),
        sa.Column("last_scan_at", Moment, nullable=True),
        sa.Column("delivered_at", Moment, nullable=True),
        sa.Column("next_poll_at", Moment, nullable=True),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_shipments_order_id"),
        sa.PrimaryKeyConstraint("id", name="pk_shipments"),
    )
    op.create_index("ix_shipments_order_id", "shipments", ["order_id"])
    op.create_index(
        "ix_shipments_poll_due",
        "shipments",
        ["next_poll_at"],
        sqlite_where=sa.text("next_poll_at IS NOT NULL"),
        postgresql_where=sa.text("next_poll_at IS NOT NULL"),
    )
    op.create_index("ix_shipments_tracking_number", "shipments", ["tracking_number"])
    op.create_table(
        "timeline",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("axis", Name, nullable=False),
        sa.Column("entity_id", Name, nullable=False),
        sa.Column("from_status", Name, nullable=True),
        sa.Column("to_status", Name, nullable=False),
        sa.Column("by", Name, nullable=False),
        sa.Column("by_role", Name, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_timeline_order_id"),
        sa.PrimaryKeyConstraint("id", name="pk_timeline"),
    )
    op.create_index("ix_timeline_order", "timeline", ["order_id", "at", "id"])
    op.create_table(
        "money_entries",
        sa.Column("id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("attempt_id", Name, nullable=False),
        sa.Column("kind", Name, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", Name, nullable=False),
        sa.Column("provider", Name, nullable=False),
        sa.Column("reference", Name, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["payment_attempts.id"], name="fk_money_entries_attempt_id"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_money_entries_order_id"),
        sa.PrimaryKeyConstraint("id", name="pk_money_entries"),
        sa.UniqueConstraint("provider", "reference", "kind", name="uq_money_entries_provider_reference_kind"),
    )
    op.create_index("ix_money_entries_attempt_id", "money_entries", ["attempt_id"])
    op.create_index("ix_money_entries_order_id", "money_entries", ["order_id"])
    op.create_table(
        "parcel_events",
        sa.Column("id", Name, nullable=False),
        sa.Column("shipment_id", Name, nullable=False),
        sa.Column("order_id", Name, nullable=False),
        sa.Column("fingerprint", Name, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("status", Name, nullable=False),
        sa.Column("raw_code", Name, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_parcel_events_order_id"),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipments.id"], name="fk_parcel_events_shipment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_parcel_events"),
        sa.UniqueConstraint("shipment_id", "fingerprint", name="uq_parcel_events_shipment_id_fingerprint"),
    )
    op.create_index("ix_parcel_events_order_id", "parcel_events", ["order_id"])
    op.create_table(
        "shipment_lines",
        sa.Column("shipment_id", Name, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("order_line_id", Name, nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["shipment_id"], ["shipments.id"], name="fk_shipment_lines_shipment_id"),
        sa.PrimaryKeyConstraint("shipment_id", "position", name="pk_shipment_lines"),
    )
    op.create_index("ix_shipment_lines_order_line_id", "shipment_lines", ["order_line_id"])


def downgrade() -> None:
    op.drop_table("shipment_lines")
    op.drop_table("parcel_events")
    op.drop_table("money_entries")
    op.drop_table("timeline")
    op.drop_table("shipments")
    op.drop_table("payment_attempts")
    op.drop_table("order_lines")
    op.drop_table("orders")
