"""Paying back another amount than the usual."""

from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.layout import body, muted, page, strong, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.money import Money
from shopclerk.core.usecases.aftersales.showing import CaseDetails


def ask_amount_screen(words: Words, details: CaseDetails, most: Money, *, notice: str = "") -> Screen:
    """`most` is what can be paid back of the request."""
    return page(
        title(words.text("✏️ What is paid back for order {number}?", number=details.order.number)),
        strong(words.text("At most: {amount}", amount=words.money(most))),
        body(
            words.text(
                "Type the amount. When it is less than usual, say why after it: the customer reads it."
            )
        ),
        muted(words.text("This decides the request.")),
        rows=((Button(words.text("‹ Back to the request"), Dismiss()),),),
        hint=words.text(
            "For example: {amount} the box was opened", amount=Money(most.minor // 2, most.currency).decimal()
        ),
        notice=notice,
    )
