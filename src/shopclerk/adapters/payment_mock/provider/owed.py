"""Webhooks owed: for every event, from the moment it happened until the merchant took it."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from shopclerk.adapters.payment_mock.provider.store import Store, from_text, to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedWebhook:
    """`id` stays the same on every try: it is how the receiver knows a repetition."""

    id: str
    body: str
    tries: int


class OwedWebhooks:
    """What is still to be told. A webhook ends when it was taken or given up."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def due(self, now: datetime, limit: int) -> tuple[OwedWebhook, ...]:
        """Those to send now, the longest waiting first."""
        query = "SELECT id, body, tries FROM event WHERE due_at <= ? ORDER BY due_at, id LIMIT ?"

        def work(connection: sqlite3.Connection) -> tuple[OwedWebhook, ...]:
            return tuple(OwedWebhook(**row) for row in connection.execute(query, (to_text(now), limit)))

        return await self._store.transact(work)

    async def next_due(self) -> datetime | None:
        """When the next one is to be sent; None when nothing is owed."""

        def work(connection: sqlite3.Connection) -> datetime | None:
            (earliest,) = connection.execute("SELECT min(due_at) FROM event").fetchone()
            return from_text(earliest) if earliest else None

        return await self._store.transact(work)

    async def end(self, id: str, at: datetime, failure: str | None = None) -> None:
        """It was taken, or, with a `failure`, will not be tried again. One with copies left is due again."""
        await self._write(
            """
            UPDATE event SET due_at = iif(copies > 0, due_at, NULL), copies = max(copies - 1, 0),
                             ended_at = ?, failure = ?, tries = tries + 1
            WHERE id = ?
            """,
            (to_text(at), failure, id),
        )

    async def postpone(self, id: str, until: datetime, failure: str) -> None:
        await self._write(
            "UPDATE event SET due_at = ?, failure = ?, tries = tries + 1 WHERE id = ?",
            (to_text(until), failure, id),
        )

    async def _write(self, statement: str, values: tuple[str | None, ...]) -> None:
        await self._store.transact(lambda connection: connection.execute(statement, values))
