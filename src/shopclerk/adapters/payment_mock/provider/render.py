"""The pages as pure functions: a payment, the moment and a catalogue in, HTML out."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from shopclerk.adapters.payment_mock.provider.markup import Markup, element, fill, joined
from shopclerk.adapters.payment_mock.provider.money import amount_text
from shopclerk.adapters.payment_mock.provider.payment import METHODS, REASONS, Payment, Status
from shopclerk.adapters.payment_mock.provider.wording import Catalogue

CARD: Final = Markup(
    '<svg viewBox="0 0 24 24"><rect x="3" y="5.5" width="18" height="13" rx="2.5"/>'
    '<path d="M3 10h18M7 15h3"/></svg>'
)

TICK: Final = "M5 12.5l4.5 4.5L19 7.5"
CROSS: Final = "M7 7l10 10M17 7L7 17"
CLOCK: Final = "M12 6v6l4 2.5M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18"
DASH: Final = "M6 12h12"
LONG: Final = 120
"""From so many minutes on, the time left is told in hours."""

MARKS: Final = {Status.AUTHORIZED: TICK, Status.CAPTURED: TICK, Status.FAILED: CROSS, Status.EXPIRED: CLOCK}


def pay_page(payment: Payment, merchant: str, now: datetime, words: Catalogue) -> Markup:
    """Where the payer chooses, with the method preselected that the merchant asked for."""
    terms, amount = payment.terms, _amount(payment)
    content = fill(
        "pay",
        **{key: words[key] for key in ("pay_to", "choose_method", "decline_title", "decline_note")},
        **{key: words[key] for key in ("reason", "decline")},
        initial=merchant[:1].upper(),
        merchant=merchant,
        amount=amount,
        currency=terms.currency,
        order=words["order"] if terms.description else "",
        description=terms.description,
        expiry=_expiry(terms.expires_at - now, words),
        methods=joined([_method(code, terms.method, words) for code in METHODS]),
        reasons=joined([element("option", words[f"reason.{code}"], value=code) for code in REASONS]),
        pay=words["pay"].format(amount=amount),
    )
    return _frame(words["pay"].format(amount=amount), content, words)


def result_page(payment: Payment, status: Status, words: Catalogue) -> Markup:
    """What became of the payment, and the way back to the shop."""
    details = joined([element("p", _amount(payment), class_="amount"), _facts(payment, status, words)])
    return _notice(status, details, payment.terms.return_url, words)


def trouble_page(kind: str, words: Catalogue) -> Markup:
    """`unknown`: no such payment; `unclear`: the form said something that the page does not offer."""
    return _notice(kind, Markup(), None, words)


def _notice(kind: str, details: Markup, return_url: str | None, words: Catalogue) -> Markup:
    heading = words[f"{kind}.title"]
    content = fill(
        "result",
        status=kind,
        mark=MARKS.get(Status(kind), DASH) if kind in tuple(Status) else DASH,
        heading=heading,
        details=details,
        text=words[f"{kind}.text"],
        way_back=_way_back(return_url, words),
    )
    return _frame(heading, content, words)


def _way_back(return_url: str | None, words: Catalogue) -> Markup:
    if return_url is None:
        return element("p", words["close"], class_="close")
    return element("a", words["back"], class_="back", id="back", data_testid="back", href=return_url)


def _facts(payment: Payment, status: Status, words: Catalogue) -> Markup:
    rows = [("order", payment.terms.description)]
    if status in {Status.AUTHORIZED, Status.CAPTURED, Status.FAILED}:
        rows.append(("method_used", words[f"method.{payment.method}"]))
    if payment.reason:
        rows.append(("reason", words[f"reason.{payment.reason}"]))
    pairs = [
        element("dt", words[label]) + element("dd", value, data_testid=f"fact-{label}")
        for label, value in rows
        if value
    ]
    return element("dl", Markup("".join(pairs))) if pairs else Markup()


def _method(code: str, preselected: str, words: Catalogue) -> Markup:
    return fill(
        "method",
        code=code,
        checked="checked" if code == preselected else "",
        badge=CARD if code == "card" else words[f"method.{code}.badge"],
        name=words[f"method.{code}"],
        aside=words[f"method.{code}.aside"],
    )


def _expiry(left: timedelta, words: Catalogue) -> str:
    minutes = max(1, ceil(left / timedelta(minutes=1)))
    if minutes < LONG:
        return words["expires_minutes"].format(count=minutes)
    return words["expires_hours"].format(count=minutes // 60)


def _amount(payment: Payment) -> str:
    return amount_text(payment.terms.amount_minor, payment.terms.currency)


def _frame(title: str, content: Markup, words: Catalogue) -> Markup:
    own = {key: words[key] for key in ("lang", "sandbox", "sandbox_note", "footnote")}
    return fill("frame", title=title, content=content, **own)
