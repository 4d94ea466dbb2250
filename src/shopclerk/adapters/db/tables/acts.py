"""What staff did of which nothing else tells who did it."""

from sqlalchemy import Column, Index, Table

from shopclerk.adapters.db.tables.schema import Moment, Name, metadata

# Who and what it is about are no foreign keys: they may be gone, and it was done all the same.
acts = Table(
    "acts",
    metadata,
    Column("id", Name, primary_key=True),
    Column("act", Name, nullable=False),
    Column("about", Name, nullable=False),
    Column("role", Name),
    Column("by", Name, nullable=False),
    Column("at", Moment, nullable=False),
)
Index("ix_acts_at", acts.c.at, acts.c.id)
Index("ix_acts_by", acts.c.by, acts.c.at, acts.c.id)
