"""Questions to the shop."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    true,
)

from shopclerk.adapters.db.tables.schema import Moment, Name, belongs_to, exactly, metadata, partial
from shopclerk.core.domain.threads import ThreadStatus

threads = Table(
    "threads",
    metadata,
    Column("id", Name, primary_key=True),
    Column("customer_id", Name, nullable=False),
    Column("order_id", Name, ForeignKey("orders.id"), index=True),
    Column("product_id", Name, ForeignKey("products.id"), index=True),
    Column("opened_at", Moment, nullable=False),
    Column("status", Name, nullable=False),
    Column("waiting_since", Moment),
    Column("closed_by", Name),
    Column("closed_at", Moment),
    Column("version", Integer, nullable=False),
    CheckConstraint("(status = 'open') = (waiting_since IS NOT NULL)", name="waiting"),
    CheckConstraint("(status = 'closed') = (closed_by IS NOT NULL)", name="closed"),
    CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="closed_at"),
)
WAITING = exactly(threads.c.status, ThreadStatus.OPEN.value)
Index("ix_threads_customer_id", threads.c.customer_id, threads.c.id)
partial("ix_threads_waiting", threads.c.waiting_since, threads.c.id, where=WAITING)

# What people write to each other may tell anything of them: it is sealed.
messages = Table(
    "thread_messages",
    metadata,
    belongs_to("threads.id", "thread_id", primary_key=True, index=False),
    Column("position", Integer, primary_key=True),
    Column("by", Name, nullable=False),
    Column("from_shop", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("pictures", JSON, nullable=False),
)
FROM_SHOP = messages.c.from_shop == true()
partial("ix_thread_messages_shop", messages.c.at, messages.c.thread_id, messages.c.position, where=FROM_SHOP)
partial(
    "ix_thread_messages_by",
    messages.c.by,
    messages.c.at,
    messages.c.thread_id,
    messages.c.position,
    where=FROM_SHOP,
)
