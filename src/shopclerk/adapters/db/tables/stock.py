"""Stock levels and the ledger that explains them.

SKU ids are no foreign keys here: a product is replaced with all its SKUs when it is saved, and its stock
must neither follow nor stand in the way.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, and_

from shopclerk.adapters.db.tables.schema import (
    Moment,
    Name,
    belongs_to,
    by_somebody,
    metadata,
    one_of,
    partial,
)
from shopclerk.core.domain.stock import MovementReason

stock_levels = Table(
    "stock_levels",
    metadata,
    Column("sku_id", Name, primary_key=True),
    Column("on_hand", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    Column("safety_stock", Integer, nullable=False),
    CheckConstraint("0 <= reserved AND reserved <= on_hand", name="sound"),
)

stock_movements = Table(
    "stock_movements",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("stock_levels.sku_id", "sku_id", index=False),
    Column("quantity", Integer, nullable=False),
    Column("reason", Name, nullable=False),
    Column("order_id", Name, ForeignKey("orders.id"), index=True),
    Column("at", Moment, nullable=False),
    Column("by", Name),
)
Index("ix_stock_movements_ledger", stock_movements.c.sku_id, stock_movements.c.at, stock_movements.c.id)

COUNTED = and_(
    one_of(stock_movements.c.reason, (MovementReason.CORRECTED, MovementReason.RECEIVED)),
    by_somebody(stock_movements.c.by),
)
partial("ix_stock_movements_staff", stock_movements.c.at, stock_movements.c.id, where=COUNTED)
partial(
    "ix_stock_movements_by",
    stock_movements.c.by,
    stock_movements.c.at,
    stock_movements.c.id,
    where=COUNTED,
)

reservations = Table(
    "reservations",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id"),
    Column("sku_id", Name, nullable=False, index=True),
    Column("held", Integer, nullable=False),
    Column("expires_at", Moment),
    Column("version", Integer, nullable=False),
    CheckConstraint("held >= 0", name="held"),
)

stock_watches = Table(
    "stock_watches",
    metadata,
    Column("id", Name, primary_key=True),
    Column("sku_id", Name, nullable=False),
    Column("person_id", Name, nullable=False),
    Column("since", Moment, nullable=False),
    Column("told_at", Moment),
    Column("version", Integer, nullable=False),
)
partial(
    "ix_stock_watches_waiting",
    stock_watches.c.sku_id,
    stock_watches.c.since,
    stock_watches.c.id,
    where=stock_watches.c.told_at.is_(None),
)
