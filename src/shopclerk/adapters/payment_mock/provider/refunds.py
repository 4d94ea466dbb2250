"""Refunds in the file. Never more goes back than came and has not gone back already."""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from shopclerk.adapters.payment_mock.provider.events import Event, tell
from shopclerk.adapters.payment_mock.provider.fault import Fault
from shopclerk.adapters.payment_mock.provider.payment import Payment, Refund
from shopclerk.adapters.payment_mock.provider.payments import KeyReused, get_payment
from shopclerk.adapters.payment_mock.provider.scripts import take
from shopclerk.adapters.payment_mock.provider.store import Store, from_text, to_text


class UnknownPayment(Exception):
    """There is no such payment to refund."""


class MoreThanCaptured(Exception):
    """So much did not come, or is on its way back already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the merchant wants back to the payer; `merchant_reference` is the idempotency key."""

    merchant_reference: str
    payment_id: str
    amount_minor: int
    currency: str


class Refunds:
    """Every refund the provider was asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def ask(self, wish: Wish, at: datetime) -> Refund:
        """The refund of that key, begun now if there was none. Raises KeyReused, UnknownPayment and
        MoreThanCaptured.
        """
        return await self._store.transact(lambda connection: _ask(connection, wish, at))


def _ask(connection: sqlite3.Connection, wish: Wish, at: datetime) -> Refund:
    payment = get_payment(connection, wish.payment_id)
    if payment is None:
        raise UnknownPayment(wish.payment_id)
    row = connection.execute(
        "SELECT * FROM refund WHERE merchant_reference = ?", (wish.merchant_reference,)
    ).fetchone()
    if row is not None:
        return _same(_refund(row), payment, wish)
    if wish.currency != payment.terms.currency or wish.amount_minor > _left(connection, payment, at):
        raise MoreThanCaptured(wish.payment_id)
    return _begin(connection, payment, wish, at)


def _same(known: Refund, payment: Payment, wish: Wish) -> Refund:
    terms = (known.payment_id, known.amount_minor, payment.terms.currency)
    if terms != (wish.payment_id, wish.amount_minor, wish.currency):
        raise KeyReused(wish.merchant_reference)
    return known


def _left(connection: sqlite3.Connection, payment: Payment, at: datetime) -> int:
    """A refund holds its money until it has failed."""
    (held,) = connection.execute(
        """
        SELECT coalesce(sum(amount_minor), 0) FROM refund
        WHERE payment_id = ? AND (reason IS NULL OR settles_at > ?)
        """,
        (payment.id, to_text(at)),
    ).fetchone()
    return payment.captured_minor - payment.charged_back_minor - int(held)


def _begin(connection: sqlite3.Connection, payment: Payment, wish: Wish, at: datetime) -> Refund:
    script = take(connection, Fault.REFUND_FAILS, Fault.REFUND_PENDING)
    refund = Refund(
        id=f"ref_{secrets.token_urlsafe(18)}",
        merchant_reference=wish.merchant_reference,
        payment_id=payment.id,
        amount_minor=wish.amount_minor,
        reason="account_closed" if script and script.fault is Fault.REFUND_FAILS else None,
        settles_at=at + timedelta(seconds=script.seconds if script else 0),
    )
    connection.execute(
        "INSERT INTO refund VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            refund.id,
            refund.merchant_reference,
            refund.payment_id,
            refund.amount_minor,
            refund.reason,
            to_text(at),
            to_text(refund.settles_at),
        ),
    )
    tell(connection, _event_of(refund, payment))
    return refund


def _event_of(refund: Refund, payment: Payment) -> Event:
    """The news of how the refund ends, which is due when it ends."""
    return Event(
        type="refund.failed" if refund.reason else "refund.succeeded",
        payment=payment,
        amount_minor=refund.amount_minor,
        reason=refund.reason,
        occurred_at=refund.settles_at,
        more={"refund_id": refund.id, "refund_reference": refund.merchant_reference},
    )


def _refund(row: sqlite3.Row) -> Refund:
    return Refund(
        id=row["id"],
        merchant_reference=row["merchant_reference"],
        payment_id=row["payment_id"],
        amount_minor=row["amount_minor"],
        reason=row["reason"],
        settles_at=from_text(row["settles_at"]),
    )
