"""What updates tell and ask of payments. It is nothing that somebody said: it is kept for whoever takes money
through the bot, beside what is said and never behind it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

EVENTS: Final = "payment:telegram"
"""The inbox source of what happened to money."""
QUESTIONS: Final = "question:telegram"
"""The inbox source of payments that wait for our yes; Telegram gives us ten seconds."""

TOLD: Final = {"successful_payment": "", "refunded_payment": "refunded:"}
"""The two messages there are, and what their names in the inbox begin with: what comes and goes back is one
charge.
"""
OF_A_MESSAGE: Final = ("date", "chat", "from", *TOLD)
OF_A_PAYMENT: Final = (
    "currency",
    "total_amount",
    "invoice_payload",
    "telegram_payment_charge_id",
    "provider_payment_charge_id",
)
PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "chat": ("id", "type"),
    "from": ("id", "language_code"),
    **dict.fromkeys(TOLD, OF_A_PAYMENT),
}
OF_A_QUERY: Final = ("id", "from", "currency", "total_amount", "invoice_payload")


@dataclass(frozen=True, slots=True)
class Kept:
    """One message of the inbox: a query waits for nobody, what happened to one invoice stays in order."""

    source: str
    event_id: str
    lane: str
    payload: bytes


def kept_of(update: Mapping[str, Any]) -> Kept | None:
    """What of the JSON of an update is about money; no more of it than that takes."""
    if query := update.get("pre_checkout_query"):
        name = str(query["id"])
        return Kept(QUESTIONS, name, f"{QUESTIONS}:{name}", _written(query, OF_A_QUERY))
    message = update.get("message") or {}
    for kind, prefix in TOLD.items():
        if payment := message.get(kind):
            name = f"{prefix}{payment['telegram_payment_charge_id']}"
            lane = f"{EVENTS}:{payment['invoice_payload']}"
            return Kept(EVENTS, name, lane, _written(message, OF_A_MESSAGE))
    return None


def _written(told: Mapping[str, Any], names: tuple[str, ...]) -> bytes:
    chosen = _some(told, names)
    for name in PARTS.keys() & chosen.keys():
        chosen[name] = _some(chosen[name], PARTS[name])
    return json.dumps(chosen, ensure_ascii=False).encode()


def _some(told: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: told[name] for name in names if name in told}
