"""Orders and their families: payment, parcels, timeline."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    and_,
    false,
    literal_column,
)

from shopclerk.adapters.db.tables.schema import (
    Localized,
    LocalizedTexts,
    Moment,
    Name,
    belongs_to,
    exactly,
    metadata,
    one_of,
    partial,
)
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.payment import UNCLEAR
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.timeline import Axis

_WITHIN_LINE = CheckConstraint("0 <= cancelled AND cancelled <= quantity", name="cancelled")

# The contact is no foreign key: erasing a person deletes the contact and keeps the order.
orders = Table(
    "orders",
    metadata,
    Column("id", Name, primary_key=True),
    Column("number", Name, nullable=False, unique=True),
    Column("customer_id", Name, nullable=False),
    Column("contact_id", Name, nullable=False, index=True),
    Column("total", BigInteger, nullable=False),
    Column("currency", Name, nullable=False),
    Column("status", Name, nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("remind_at", Moment),
    Column("pay_by", Moment),
    Column("payment_due_at", Moment),
    Column("complete_at", Moment),
    Column("cancelled_because", Name),
    Column("shipping_option", Name),
    Column("shipping_fee", BigInteger),
    Column("discount_code", Name),
    Column("discount", BigInteger),
    Column("replaces", Name, ForeignKey("orders.id")),
    Column("awaits_return", Boolean, nullable=False, server_default=false()),
    Column("extended", Boolean, nullable=False, server_default=false()),
    # What its parcels make of it: see `parcelling`.
    Column("all_left", Boolean, nullable=False, server_default=false()),
    Column("in_trouble", Boolean, nullable=False, server_default=false()),
    Column("version", Integer, nullable=False),
)
CONFIRMED = exactly(orders.c.status, OrderStatus.CONFIRMED)
UNPAID = exactly(orders.c.status, OrderStatus.PENDING_PAYMENT)
TO_SHIP = and_(CONFIRMED, ~orders.c.all_left, ~orders.c.awaits_return)
UNDER_WAY = and_(CONFIRMED, orders.c.all_left)
TROUBLED = and_(CONFIRMED, orders.c.in_trouble)
Index("ix_orders_placed", orders.c.placed_at)
Index("ix_orders_customer", orders.c.customer_id, orders.c.id)
partial("ix_orders_payment_due", orders.c.payment_due_at, where=orders.c.payment_due_at.is_not(None))
partial("ix_orders_complete_due", orders.c.complete_at, where=orders.c.complete_at.is_not(None))
partial("ix_orders_to_ship", orders.c.id, where=TO_SHIP)
partial("ix_orders_under_way", orders.c.id, where=UNDER_WAY)
partial("ix_orders_in_trouble", orders.c.id, where=TROUBLED)
partial("ix_orders_unpaid", orders.c.id, where=UNPAID)
partial("ix_orders_replaces", orders.c.replaces, where=orders.c.replaces.is_not(None))

order_lines = Table(
    "order_lines",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id"),
    Column("position", Integer, nullable=False),
    Column("product_id", Name, nullable=False),
    Column("sku_id", Name, nullable=False),
    Column("title", Localized, nullable=False),
    Column("options", LocalizedTexts, nullable=False),
    Column("unit_price", BigInteger, nullable=False),
    Column("currency", Name, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("fulfilment", Name, nullable=False),
    Column("discount", BigInteger),
    Column("cancelled", Integer, _WITHIN_LINE, nullable=False, server_default="0"),
)

payment_attempts = Table(
    "payment_attempts",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id"),
    Column("provider", Name, nullable=False),
    Column("method", Name, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Name, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("status", Name, nullable=False),
    Column("reference", Name),
    Column("link", Text),
    Column("failure", Text),
    Column("version", Integer, nullable=False),
)
partial(
    "ix_payment_attempts_unclear",
    payment_attempts.c.created_at,
    where=one_of(payment_attempts.c.status, UNCLEAR),
)

money_entries = Table(
    "money_entries",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id"),
    belongs_to("payment_attempts.id", "attempt_id"),
    Column("kind", Name, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Name, nullable=False),
    Column("provider", Name, nullable=False),
    Column("reference", Name, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("provider", "reference", "kind"),
)
Index("ix_money_entries_at", money_entries.c.at)
Index("ix_money_entries_provider", money_entries.c.provider, money_entries.c.at, money_entries.c.id)

shipments = Table(
    "shipments",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id"),
    Column("carrier", Name, nullable=False),
    Column("tracking_number", Name, nullable=False, index=True),
    Column("status", Name, nullable=False),
    Column("shipped_by", Name),
    Column("shipped_by_role", Name),
    Column("shipped_at", Moment),
    Column("label", Name),
    Column("last_scan_at", Moment),
    Column("heard_at", Moment),
    Column("delivered_at", Moment),
    Column("next_poll_at", Moment),
    Column("polls", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)
partial("ix_shipments_poll_due", shipments.c.next_poll_at, where=shipments.c.next_poll_at.is_not(None))
UNBOOKED = exactly(shipments.c.status, ShipmentStatus.PENDING)
partial("ix_shipments_unbooked", shipments.c.order_id, where=UNBOOKED)
partial("ix_shipments_heard", shipments.c.heard_at, where=shipments.c.heard_at.is_not(None))

shipment_lines = Table(
    "shipment_lines",
    metadata,
    belongs_to("shipments.id", "shipment_id", primary_key=True, index=False),
    Column("position", Integer, primary_key=True),
    Column("order_line_id", Name, nullable=False, index=True),
    Column("quantity", Integer, nullable=False),
)

# What a carrier writes about a parcel may name the recipient or the courier: it is sealed.
parcel_events = Table(
    "parcel_events",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("shipments.id", "shipment_id", index=False),
    belongs_to("orders.id", "order_id"),
    Column("tracking_number", Name, nullable=False, server_default=""),
    Column("fingerprint", Name, nullable=False),
    Column("at", Moment, nullable=False),
    Column("status", Name, nullable=False),
    Column("raw_code", Name, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("shipment_id", "fingerprint"),
)

timeline = Table(
    "timeline",
    metadata,
    Column("id", Name, primary_key=True),
    belongs_to("orders.id", "order_id", index=False),
    Column("axis", Name, nullable=False),
    Column("entity_id", Name, nullable=False),
    Column("from_status", Name),
    Column("to_status", Name, nullable=False),
    Column("by", Name, nullable=False),
    Column("by_role", Name, nullable=False),
    Column("at", Moment, nullable=False),
    Column("why", Text, nullable=False),
)
Index("ix_timeline_order", timeline.c.order_id, timeline.c.at, timeline.c.id)
BY_STAFF = and_(
    one_of(timeline.c.by_role, (Role.CLERK, Role.OWNER)),
    timeline.c.axis != literal_column(f"'{Axis.PAYMENT}'"),
)
partial("ix_timeline_staff", timeline.c.at, timeline.c.id, where=BY_STAFF)
partial("ix_timeline_by", timeline.c.by, timeline.c.at, timeline.c.id, where=BY_STAFF)
