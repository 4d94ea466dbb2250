"""Who acts, in which role, and where an order goes."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, false

from shopclerk.adapters.db.tables.schema import Moment, Name, belongs_to, metadata

contacts = Table(
    "contacts",
    metadata,
    Column("id", Name, primary_key=True),
    Column("person_id", Name, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
)
Index("ix_contacts_last", contacts.c.person_id, contacts.c.saved_at, contacts.c.id)

address_books = Table(
    "address_books",
    metadata,
    Column("id", Name, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Name, primary_key=True),
    Column("role", Name, nullable=False, index=True),
    Column("language", Name, nullable=False),
    Column("chosen", Boolean, nullable=False),
    # What the platform calls them; `named`: what the shop does, whatever the platform says.
    Column("sealed_name", LargeBinary),
    Column("named", Boolean, nullable=False, server_default=false()),
)

accounts = Table(
    "accounts",
    metadata,
    Column("account", Name, primary_key=True),
    belongs_to("people.id", "person_id"),
)

reaches = Table(
    "reaches",
    metadata,
    belongs_to("people.id", "person_id", primary_key=True, index=False),
    Column("address", Name, primary_key=True, index=True),
)

# Only the hash of an invitation is kept: who reads the database cannot join with it.
invitations = Table(
    "invitations",
    metadata,
    Column("token_hash", Name, primary_key=True),
    Column("role", Name, nullable=False),
    Column("until", Moment, nullable=False),
    Column("spent_at", Moment),
)
