"""What people chose about how the shop treats them."""

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Integer, Table, and_

from shopclerk.adapters.db.tables.schema import Moment, Name, metadata, partial

# `muted` is a list of kinds of notices; quiet hours are minutes of the day.
preferences = Table(
    "preferences",
    metadata,
    Column("id", Name, primary_key=True),
    Column("currency", Name),
    Column("muted", JSON, nullable=False),
    Column("consents", Boolean),
    Column("answered_at", Moment),
    Column("asked_at", Moment),
    Column("quiet_begins", Integer),
    Column("quiet_ends", Integer),
    Column("quiet_zone", Name),
    Column("version", Integer, nullable=False),
    CheckConstraint("(consents IS NULL) = (answered_at IS NULL)", name="answered"),
    CheckConstraint("0 <= quiet_begins AND quiet_begins < 1440", name="quiet_begins"),
    CheckConstraint("0 <= quiet_ends AND quiet_ends < 1440", name="quiet_ends"),
)
CONSENTS = and_(preferences.c.consents.is_not(None), preferences.c.consents)
partial("ix_preferences_consents", preferences.c.id, where=CONSENTS)
