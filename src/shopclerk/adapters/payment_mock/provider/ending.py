"""How a payment ends when its payer decides, and what follows: as it should, or as a script wants it."""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from shopclerk.adapters.payment_mock.provider.events import Event, tell
from shopclerk.adapters.payment_mock.provider.fault import Fault, Script
from shopclerk.adapters.payment_mock.provider.payment import Payment, Status, Verdict
from shopclerk.adapters.payment_mock.provider.scripts import take

_ENDINGS: Final = (Fault.DECLINE, Fault.AUTHORIZE_ONLY, Fault.OTHER_AMOUNT, Fault.OTHER_CURRENCY)


@dataclass(frozen=True, slots=True)
class Ending:
    """`currency` is what the event says; None for the one that was asked for."""

    status: Status
    reason: str | None = None
    captured_minor: int = 0
    currency: str | None = None


def ended(connection: sqlite3.Connection, payment: Payment, verdict: Verdict) -> Ending:
    """A payer who does not pay meets no fault."""
    if verdict.status is Status.FAILED:
        return Ending(Status.FAILED, verdict.reason)
    asked = payment.terms.amount_minor
    script = take(connection, *_ENDINGS)
    match script:
        case Script(fault=Fault.DECLINE):
            return Ending(Status.FAILED, script.reason)
        case Script(fault=Fault.AUTHORIZE_ONLY):
            return Ending(Status.AUTHORIZED)
        case Script(fault=Fault.OTHER_AMOUNT):
            return Ending(Status.CAPTURED, captured_minor=max(1, asked + script.by))
        case Script(fault=Fault.OTHER_CURRENCY):
            return Ending(Status.CAPTURED, captured_minor=asked, currency=script.currency)
        case _:
            return Ending(Status.CAPTURED, captured_minor=asked)


def aftermath(connection: sqlite3.Connection, payment: Payment, at: datetime) -> None:
    """The captured money told again with another amount, or taken back by the payer's bank."""
    changed = take(connection, Fault.CHANGE_AMOUNT)
    if changed is not None:
        amount = max(1, payment.captured_minor + changed.by)
        tell(
            connection,
            Event(type="payment.captured", payment=payment, amount_minor=amount, occurred_at=at),
        )
    disputed = take(connection, Fault.CHARGE_BACK)
    if disputed is not None:
        _charge_back(connection, payment, at + timedelta(seconds=disputed.seconds))


def _charge_back(connection: sqlite3.Connection, payment: Payment, at: datetime) -> None:
    connection.execute("UPDATE payment SET charged_back_minor = captured_minor WHERE id = ?", (payment.id,))
    event = Event(
        type="payment.charged_back",
        payment=payment,
        amount_minor=payment.captured_minor,
        occurred_at=at,
        more={"dispute_id": f"dp_{secrets.token_urlsafe(18)}"},
    )
    tell(connection, event)
