"""Webhooks owed: in the file from the moment a payment ends until the merchant took them."""

import json
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from shopclerk.adapters.payment_mock.provider.payment import Payment
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
        query = "SELECT id, body, tries FROM webhook WHERE due_at <= ? ORDER BY due_at, id LIMIT ?"

        def work(connection: sqlite3.Connection) -> tuple[OwedWebhook, ...]:
            return tuple(OwedWebhook(**row) for row in connection.execute(query, (to_text(now), limit)))

        return await self._store.transact(work)

    async def next_due(self) -> datetime | None:
        """When the next one is to be sent; None when nothing is owed."""

        def work(connection: sqlite3.Connection) -> datetime | None:
            (earliest,) = connection.execute("SELECT min(due_at) FROM webhook").fetchone()
            return from_text(earliest) if earliest else None

        return await self._store.transact(work)

    async def end(self, id: str, at: datetime, failure: str | None = None) -> None:
        """It was taken, or, with a `failure`, will not be tried again."""
        await self._write(
            "UPDATE webhook SET due_at = NULL, ended_at = ?, failure = ?, tries = tries + 1 WHERE id = ?",
            (to_text(at), failure, id),
        )

    async def postpone(self, id: str, until: datetime, failure: str) -> None:
        await self._write(
            "UPDATE webhook SET due_at = ?, failure = ?, tries = tries + 1 WHERE id = ?",
            (to_text(until), failure, id),
        )

    async def _write(self, statement: str, values: tuple[str | None, ...]) -> None:
        await self._store.transact(lambda connection: connection.execute(statement, values))


def owe(connection: sqlite3.Connection, payment: Payment, at: datetime) -> None:
    """Note that the merchant must hear of this result, from now on."""
    id = f"msg_{secrets.token_urlsafe(18)}"
    connection.execute(
        "INSERT INTO webhook (id, payment_id, body, due_at) VALUES (?, ?, ?, ?)",
        (id, payment.id, _body(id, payment, at), to_text(at)),
    )


def _body(id: str, payment: Payment, at: datetime) -> str:
    return json.dumps(
        {
            "id": id,
            "type": f"payment.{payment.status}",
            "timestamp": to_text(at),
            "data": {
                "payment_id": payment.id,
                "merchant_reference": payment.terms.merchant_reference,
                "method": payment.method,
                "amount_minor": payment.terms.amount_minor,
                "currency": payment.terms.currency,
                "reason": payment.reason,
                "occurred_at": to_text(at),
            },
        }
    )
