"""What happened to money, told by webhook and listed on request: the same events with the same ids."""

import json
import secrets
import sqlite3
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from shopclerk.adapters.payment_mock.provider.fault import Fault, Script
from shopclerk.adapters.payment_mock.provider.payment import Payment
from shopclerk.adapters.payment_mock.provider.scripts import take
from shopclerk.adapters.payment_mock.provider.store import Store, to_text

PAGE: Final = 500
HELD: Final = "held back by script"

_WEBHOOK_FAULTS: Final = (
    Fault.LOSE_WEBHOOK,
    Fault.DELAY_WEBHOOK,
    Fault.DUPLICATE_WEBHOOK,
    Fault.REORDER_WEBHOOKS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`more` is what this kind of event tells besides, such as the id of a refund."""

    type: str
    payment: Payment
    amount_minor: int
    occurred_at: datetime
    reason: str | None = None
    currency: str | None = None
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """`next` is the offset of the rest; None when this is the last page."""

    events: tuple[str, ...]
    next: int | None


class Events:
    """Every event so far, oldest first. What is only going to happen is not told."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def list(self, *, now: datetime, payment: str | None, since: datetime | None, offset: int) -> Page:
        """`payment` is an id, ours or the merchant's. The bodies are those of the webhooks."""
        values = {
            "now": to_text(now),
            "payment": payment,
            "since": to_text(since) if since else "",
            "limit": PAGE + 1,
            "offset": offset,
        }
        rows = await self._store.transact(lambda connection: connection.execute(_LIST, values).fetchall())
        bodies = tuple(row["body"] for row in rows)
        return Page(bodies[:PAGE], offset + PAGE if len(bodies) > PAGE else None)


_LIST: Final = """
    SELECT event.body FROM event JOIN payment ON payment.id = event.payment_id
    WHERE event.occurred_at <= :now AND event.occurred_at >= :since
      AND (:payment IS NULL OR payment.id = :payment OR payment.merchant_reference = :payment)
    ORDER BY event.occurred_at, event.rowid LIMIT :limit OFFSET :offset
"""


def tell(connection: sqlite3.Connection, event: Event) -> None:
    """Keep the event, and note that the merchant must hear of it once it happened."""
    id, at = f"msg_{secrets.token_urlsafe(18)}", to_text(event.occurred_at)
    _release(connection, event.occurred_at)
    delivery = _delivery(event.occurred_at, take(connection, *_WEBHOOK_FAULTS))
    connection.execute(
        """
        INSERT INTO event (id, payment_id, occurred_at, body, due_at, copies, failure)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        (id, event.payment.id, at, _body(id, event, at), *delivery),
    )


def _delivery(at: datetime, script: Script | None) -> tuple[str | None, int, str | None]:
    """When the webhook is due, how often it is sent again, and what is wrong with it."""
    match script.fault if script else None:
        case Fault.LOSE_WEBHOOK:
            return None, 0, "lost by script"
        case Fault.REORDER_WEBHOOKS:
            return None, 0, HELD
        case Fault.DUPLICATE_WEBHOOK:
            return to_text(at), 1, None
        case _:
            return to_text(at + timedelta(seconds=script.seconds if script else 0)), 0, None


def _release(connection: sqlite3.Connection, at: datetime) -> None:
    """What was held to be told out of order follows what is told now."""
    connection.execute(
        "UPDATE event SET due_at = ?, failure = NULL WHERE failure = ?",
        (to_text(at + timedelta(seconds=1)), HELD),
    )


def _body(id: str, event: Event, at: str) -> str:
    terms = event.payment.terms
    told = {
        "payment_id": event.payment.id,
        "merchant_reference": terms.merchant_reference,
        "method": event.payment.method,
        "amount_minor": event.amount_minor,
        "currency": event.currency or terms.currency,
        "reason": event.reason,
        "occurred_at": at,
        **event.more,
    }
    return json.dumps({"id": id, "type": event.type, "timestamp": at, "data": told})
