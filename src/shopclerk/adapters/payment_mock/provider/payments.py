"""Payments in the file. What a payer does and the webhook owed for it are written in one transaction."""

import secrets
import sqlite3
from dataclasses import asdict, replace
from datetime import datetime

from shopclerk.adapters.payment_mock.provider.ending import aftermath, ended
from shopclerk.adapters.payment_mock.provider.events import Event, tell
from shopclerk.adapters.payment_mock.provider.payment import Payment, Status, Terms, Verdict
from shopclerk.adapters.payment_mock.provider.store import Store, from_text, to_text


class KeyReused(Exception):
    """The idempotency key already stands for a payment of other terms."""


class Payments:
    """Every payment the provider knows. Unknown ids answer None."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def create(self, key: str, terms: Terms, at: datetime) -> Payment:
        """The payment of that key, made now if there was none. Its id cannot be guessed: knowing it is what
        lets somebody pay. Raises KeyReused.
        """
        return await self._store.transact(lambda connection: _create(connection, key, terms, at))

    async def get(self, id: str) -> Payment | None:
        return await self._store.transact(lambda connection: get_payment(connection, id))

    async def void(self, id: str, at: datetime) -> Payment | None:
        """Take no money for it any more; what was settled before stays as it is."""
        return await self._store.transact(lambda connection: _void(connection, id, at))

    async def capture(self, id: str, at: datetime) -> Payment | None:
        """Take the money that the payer's bank promised; a payment that is not authorised stays as it is."""
        return await self._store.transact(lambda connection: _capture(connection, id, at))

    async def settle(self, id: str, verdict: Verdict, at: datetime) -> Payment | None:
        """End a payment that can still be paid, and owe its merchant the news; otherwise change nothing."""
        return await self._store.transact(lambda connection: _settle(connection, id, verdict, at))


def _create(connection: sqlite3.Connection, key: str, terms: Terms, at: datetime) -> Payment:
    row = connection.execute("SELECT * FROM payment WHERE idempotency_key = ?", (key,)).fetchone()
    if row is None:
        return _insert(connection, key, terms, at)
    known = payment_of(row)
    if not known.terms.collects_the_same(terms):
        raise KeyReused(key)
    return known


def _insert(connection: sqlite3.Connection, key: str, terms: Terms, at: datetime) -> Payment:
    row = asdict(terms) | {
        "id": f"pay_{secrets.token_urlsafe(18)}",
        "key": key,
        "expires_at": to_text(terms.expires_at),
        "created_at": to_text(at),
    }
    inserted = connection.execute(
        """
        INSERT INTO payment (id, idempotency_key, merchant_reference, requested_method, method,
                             amount_minor, currency, description, expires_at, return_url, language,
                             status, created_at)
        VALUES (:id, :key, :merchant_reference, :method, :method,
                :amount_minor, :currency, :description, :expires_at, :return_url, :language,
                'pending', :created_at)
        RETURNING *
        """,
        row,
    ).fetchone()
    return payment_of(inserted)


def get_payment(connection: sqlite3.Connection, id: str) -> Payment | None:
    row = connection.execute("SELECT * FROM payment WHERE id = ?", (id,)).fetchone()
    return None if row is None else payment_of(row)


def _void(connection: sqlite3.Connection, id: str, at: datetime) -> Payment | None:
    connection.execute(
        """
        UPDATE payment SET status = 'voided', settled_at = ?
        WHERE id = ? AND status IN ('pending', 'authorized')
        """,
        (to_text(at), id),
    )
    return get_payment(connection, id)


def _capture(connection: sqlite3.Connection, id: str, at: datetime) -> Payment | None:
    changed = connection.execute(
        """
        UPDATE payment SET status = 'captured', captured_minor = amount_minor, settled_at = ?
        WHERE id = ? AND status = 'authorized'
        """,
        (to_text(at), id),
    )
    payment = get_payment(connection, id)
    if payment is not None and changed.rowcount:
        tell(connection, _event_of(payment, at))
    return payment


def _settle(connection: sqlite3.Connection, id: str, verdict: Verdict, at: datetime) -> Payment | None:
    payment = get_payment(connection, id)
    if payment is None or payment.status_at(at) is not Status.PENDING:
        return payment
    ending = ended(connection, payment, verdict)
    connection.execute(
        """
        UPDATE payment SET status = ?, method = ?, reason = ?, settled_at = ?, captured_minor = ?
        WHERE id = ?
        """,
        (ending.status, verdict.method, ending.reason, to_text(at), ending.captured_minor, id),
    )
    payment = get_payment(connection, id)
    if payment is not None:
        tell(connection, replace(_event_of(payment, at), currency=ending.currency))
        if payment.status is Status.CAPTURED:
            aftermath(connection, payment, at)
    return payment


def _event_of(payment: Payment, at: datetime) -> Event:
    """The news of what the payment has become."""
    amount = payment.captured_minor or payment.terms.amount_minor
    return Event(
        type=f"payment.{payment.status}",
        payment=payment,
        amount_minor=amount,
        reason=payment.reason,
        occurred_at=at,
    )


def payment_of(row: sqlite3.Row) -> Payment:
    return Payment(
        id=row["id"],
        terms=Terms(
            merchant_reference=row["merchant_reference"],
            method=row["requested_method"],
            amount_minor=row["amount_minor"],
            currency=row["currency"],
            expires_at=from_text(row["expires_at"]),
            description=row["description"],
            return_url=row["return_url"],
            language=row["language"],
        ),
        status=Status(row["status"]),
        method=row["method"],
        reason=row["reason"],
        settled_at=from_text(row["settled_at"]) if row["settled_at"] else None,
        captured_minor=row["captured_minor"],
        charged_back_minor=row["charged_back_minor"],
    )
