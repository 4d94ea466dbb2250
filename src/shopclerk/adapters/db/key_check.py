"""Tells at start, not at the first order, that the key in the settings is not the one of this database."""

from typing import Final

from sqlalchemy import Connection, select

from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.aftersales import cases
from shopclerk.adapters.db.tables.chats import transcript
from shopclerk.adapters.db.tables.orders import parcel_events
from shopclerk.adapters.db.tables.people import contacts
from shopclerk.adapters.db.tables.queues import inbox

NEWEST: Final = (
    select(contacts.c.sealed).order_by(contacts.c.id.desc()).limit(1),
    select(cases.c.sealed).order_by(cases.c.id.desc()).limit(1),
    select(transcript.c.sealed).order_by(transcript.c.id.desc()).limit(1),
    select(parcel_events.c.sealed).order_by(parcel_events.c.id.desc()).limit(1),
    select(inbox.c.sealed).where(inbox.c.finished_at.is_(None)).limit(1),
)
"""One row of each kind; older ones may have outlived a key that was taken away on purpose."""


def check_key(sealer: Sealer, connection: Connection) -> None:
    """Raise WrongKey unless what was sealed last can be opened."""
    for newest in NEWEST:
        sealed = connection.execute(newest).scalar_one_or_none()
        if sealed is not None:
            sealer.open(sealed)
