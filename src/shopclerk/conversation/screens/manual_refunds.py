"""A refund that failed: why, what to do, and saying that it was done."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from shopclerk.conversation.actions.books import AskManualRefund, RecordManualRefund
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.lifecycle import RefundStatus
from shopclerk.core.domain.refund import Refund
from shopclerk.core.usecases.viewing import OrderDetails

_FAILURES: Final[Mapping[str, Callable[[Words], str]]] = {
    "refund_in_dashboard": lambda words: words.text(
        "Telegram cannot send card payments back. Please refund it in the dashboard of your payment "
        "provider, then say so here."
    ),
    "whole_payment_only": lambda words: words.text(
        "Stars go back whole or not at all: Telegram cannot send back a part of a payment. Please make it up "
        "to the customer in another way, then say so here."
    ),
    "refunded_before": lambda words: words.text(
        "The payment that it was to go back through has gone back already. Please compare the order with the "
        "provider's list before you send anything else."
    ),
}


def refund_failed_screen(words: Words, details: OrderDetails, refund: Refund, *, notice: str = "") -> Screen:
    order = details.order
    told = words.text(
        "A refund of {amount} for order {number} failed at the provider.",
        amount=words.money(refund.amount),
        number=order.number,
    )
    show = Button(words.text("Show the order"), ShowOrder(order.id), Tone.PRIMARY)
    return page(
        title(words.text("⚠️ A refund failed")),
        body(told),
        body(_what_to_do(words, refund)),
        muted(_payment(words, details, refund)),
        rows=((show,), _by_hand(words, details, refund), (home(words),)),
        notice=notice,
    )


def manual_refund_rows(words: Words, details: OrderDetails) -> Iterator[Row]:
    """A row for each refund that failed and stands to be made."""
    for refund in details.refunds:
        if _is_open(details, refund):
            yield _by_hand(words, details, refund)


def ask_manual_refund_screen(
    words: Words, details: OrderDetails, refund: Refund, *, notice: str = ""
) -> Screen:
    order = details.order
    done = Button(words.text("Yes, it is sent back"), RecordManualRefund(order.id, refund.id), Tone.DANGER)
    return page(
        title(words.text("Was it sent back by hand? Order {number}", number=order.number)),
        strong(words.money(refund.amount)),
        body(_what_to_do(words, refund)),
        muted(
            _payment(words, details, refund),
            words.text(
                "It is booked as paid back on your word, and the customer is told. This cannot be undone."
            ),
        ),
        rows=((done,), (Button(words.text("‹ Order"), ShowOrder(order.id)),)),
        notice=notice,
    )


def _is_open(details: OrderDetails, refund: Refund) -> bool:
    """It failed, and none that was promised later stands for it."""
    if refund.status is not RefundStatus.FAILED:
        return False
    later = details.refunds[details.refunds.index(refund) + 1 :]
    same = (one for one in later if (one.attempt_id, one.amount) == (refund.attempt_id, refund.amount))
    return not any(one.holds for one in same)


def _what_to_do(words: Words, refund: Refund) -> str:
    if told := _FAILURES.get(refund.failure or ""):
        return told(words)
    return words.text("Please look at the order, and send it back in another way if it is due.")


def _payment(words: Words, details: OrderDetails, refund: Refund) -> str:
    """What the provider calls the payment: by that it is found there."""
    paid = next((one for one in details.attempts if one.id == refund.attempt_id), None)
    if paid is None or not paid.reference:
        return ""
    return words.text("The payment at the provider: {reference}", reference=one_line(paid.reference))


def _by_hand(words: Words, details: OrderDetails, refund: Refund) -> Row:
    label = words.text("💸 {amount} sent back by hand?", amount=words.money(refund.amount))
    return (Button(label, AskManualRefund(details.order.id, refund.id)),)
