"""What has left of an order, noted on it: each of the merchant's queues has an index of its own.

What `adapters.db.parcelling` notes is said here as it was when this was written.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

NOTE = """
UPDATE orders SET
  all_left = NOT EXISTS (
    SELECT 1 FROM order_lines
    WHERE order_lines.order_id = orders.id AND order_lines.quantity - order_lines.cancelled > (
      SELECT coalesce(sum(shipment_lines.quantity), 0)
      FROM shipment_lines JOIN shipments ON shipments.id = shipment_lines.shipment_id
      WHERE shipment_lines.order_line_id = order_lines.id AND shipments.order_id = orders.id
        AND shipments.status NOT IN ('cancelled', 'packed', 'pending', 'picking'))),
  in_trouble = EXISTS (
    SELECT 1 FROM shipments
    WHERE shipments.order_id = orders.id
      AND shipments.status IN ('exception', 'lost', 'returned', 'returning'))
"""
CONFIRMED = "status = 'confirmed'"
UNFINISHED = "finished_at IS NULL"
TROUBLED_PARCEL = "status IN ('exception', 'lost', 'returned', 'returning')"


def upgrade() -> None:
    for name in ("all_left", "in_trouble"):
        op.add_column("orders", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(NOTE)
    op.drop_index("ix_orders_confirmed", "orders")
    op.drop_index("ix_shipments_in_trouble", "shipments")
    _queue("ix_orders_to_ship", all_left=False, awaits_return=False)
    _queue("ix_orders_under_way", all_left=True)
    _queue("ix_orders_in_trouble", in_trouble=True)
    _index("ix_inbox_waiting", "inbox", "position", UNFINISHED, UNFINISHED)


def downgrade() -> None:
    op.drop_index("ix_inbox_waiting", "inbox")
    for name in ("ix_orders_to_ship", "ix_orders_under_way", "ix_orders_in_trouble"):
        op.drop_index(name, "orders")
    _index("ix_orders_confirmed", "orders", "id", CONFIRMED, CONFIRMED)
    _index("ix_shipments_in_trouble", "shipments", "order_id", TROUBLED_PARCEL, TROUBLED_PARCEL)
    for name in ("all_left", "in_trouble"):
        op.drop_column("orders", name)


def _queue(name: str, **flags: bool) -> None:
    """Confirmed orders with such flags. SQLite serves a query from it only if that says the very same."""
    numbers = (f"{flag} = {value:d}" for flag, value in flags.items())
    truths = (flag if value else f"NOT {flag}" for flag, value in flags.items())
    _index(name, "orders", "id", " AND ".join((CONFIRMED, *numbers)), " AND ".join((CONFIRMED, *truths)))


def _index(name: str, table: str, column: str, on_sqlite: str, on_postgres: str) -> None:
    op.create_index(
        name, table, [column], sqlite_where=sa.text(on_sqlite), postgresql_where=sa.text(on_postgres)
    )
