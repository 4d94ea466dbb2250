"""What came in, what must go out, and who claimed what."""

from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, Table, Text, UniqueConstraint, and_, false

from shopclerk.adapters.db.tables.schema import Counted, Moment, Name, metadata, partial

claims = Table(
    "claims",
    metadata,
    Column("scope", Name, primary_key=True),
    Column("key", Name, primary_key=True),
    Column("owner", Name, nullable=False),
)

outbox_entries = Table(
    "outbox_entries",
    metadata,
    Column("id", Name, primary_key=True),
    Column("event", JSON, nullable=False),
    Column("at", Moment, nullable=False),
)

# What one process alone does, and which, as long as it says so.
leases = Table(
    "leases",
    metadata,
    Column("name", Name, primary_key=True),
    Column("holder", Name, nullable=False),
    Column("until", Moment, nullable=False),
)

# `due_at` is when it may be claimed: now, after a lease, at a retry, or once it is `held` no more.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Name, primary_key=True),
    Column("event", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    Column("recipient", Name, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Column("failure", Text),
    Column("held", Boolean, nullable=False, server_default=false()),
    Column("dropped_at", Moment),
    Column("campaign_id", Name, index=True),
    Column("begun", Boolean, nullable=False, server_default=false()),
)
DEAD_DELIVERY = and_(
    deliveries.c.settled_at.is_not(None),
    deliveries.c.failure.is_not(None),
    deliveries.c.dropped_at.is_(None),
    deliveries.c.campaign_id.is_(None),
)
partial("ix_deliveries_dead", deliveries.c.id, where=DEAD_DELIVERY)
_UNSETTLED = deliveries.c.settled_at.is_(None)
partial("ix_deliveries_lane", deliveries.c.recipient, deliveries.c.id, where=_UNSETTLED)
partial("ix_deliveries_waiting", deliveries.c.id, where=and_(_UNSETTLED, deliveries.c.campaign_id.is_(None)))
partial("ix_deliveries_bulk", deliveries.c.id, where=and_(_UNSETTLED, deliveries.c.campaign_id.is_not(None)))

inbox = Table(
    "inbox",
    metadata,
    Column("position", Counted, primary_key=True, autoincrement=True),
    Column("source", Name, nullable=False),
    Column("event_id", Name, nullable=False),
    Column("lane", Name, nullable=False),
    Column("sealed", LargeBinary),
    Column("at", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("parked", Boolean, nullable=False),
    Column("finished_at", Moment),
    Column("failure", Text),
    Column("dropped_at", Moment),
    UniqueConstraint("source", "event_id"),
    sqlite_autoincrement=True,
)
DEAD_MESSAGE = and_(
    inbox.c.finished_at.is_not(None), inbox.c.failure.is_not(None), inbox.c.dropped_at.is_(None)
)
partial("ix_inbox_dead", inbox.c.position, where=DEAD_MESSAGE)
_UNFINISHED = inbox.c.finished_at.is_(None)
partial("ix_inbox_waiting", inbox.c.position, where=_UNFINISHED)
partial("ix_inbox_lane", inbox.c.source, inbox.c.lane, inbox.c.position, where=_UNFINISHED)
