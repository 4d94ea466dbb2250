"""Entries written in a transaction that is about something else than records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from shopclerk.adapters.db.mapping.entries import ENTRIES
from shopclerk.adapters.db.rows import insert_rows
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.core.ports.changeset import Entry, OutboxEntry


@dataclass(frozen=True, slots=True)
class Appending:
    """`on_outbox` is called after a commit that tells somebody something."""

    sealer: Sealer
    on_outbox: Callable[[], None]

    def write(self, connection: Connection, entries: Iterable[Entry]) -> None:
        for entry in entries:
            table, row = ENTRIES[type(entry)]
            insert_rows(connection, table, (row(entry, self.sealer),))

    def wake(self, entries: Iterable[Entry]) -> None:
        if any(isinstance(entry, OutboxEntry) for entry in entries):
            self.on_outbox()
