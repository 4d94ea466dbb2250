"""Where chats stand and what was said in them."""

from sqlalchemy import Boolean, Column, LargeBinary, Table, UniqueConstraint

from shopclerk.adapters.db.tables.schema import Counted, Moment, Name, metadata

sessions = Table(
    "sessions",
    metadata,
    Column("address", Name, primary_key=True),
    Column("person_id", Name, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

rooms = Table(
    "rooms",
    metadata,
    Column("address", Name, primary_key=True),
    Column("language", Name, nullable=False),
)

# `id` grows with every placing: it tells which came last.
placements = Table(
    "placements",
    metadata,
    Column("id", Counted, primary_key=True, autoincrement=True),
    Column("address", Name, nullable=False),
    Column("message", Name, nullable=False),
    Column("subject", Name, nullable=False, index=True),
    Column("version", Counted, nullable=False, server_default="0"),
    UniqueConstraint("address", "message"),
    sqlite_autoincrement=True,
)

# Under which name a chat platform has a file of ours.
sent_files = Table(
    "sent_files",
    metadata,
    Column("sender", Name, primary_key=True),
    Column("file_id", Name, primary_key=True),
    Column("known_as", Name, nullable=False),
)

transcript = Table(
    "transcript",
    metadata,
    Column("id", Counted, primary_key=True, autoincrement=True),
    Column("address", Name, nullable=False),
    Column("key", Name, nullable=False),
    Column("cursor", Counted, nullable=False),
    Column("mine", Boolean, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("at", Moment, nullable=False),
    Column("edit_key", Name),
    UniqueConstraint("address", "key"),
    UniqueConstraint("address", "cursor"),
    sqlite_autoincrement=True,
)
