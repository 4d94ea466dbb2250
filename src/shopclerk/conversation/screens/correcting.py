"""Putting right a tracking number, or where an order goes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from shopclerk.conversation.actions.correcting import AskNumber, AskRecipient, CorrectNumber, ShowRecipient
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.reply import Button, Row, Screen
from shopclerk.conversation.screens.layout import body, in_pairs, muted, page, title
from shopclerk.conversation.screens.order_parts import recipient
from shopclerk.conversation.screens.orders import is_cancellable
from shopclerk.conversation.screens.statuses import carrier_name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.usecases.viewing import OrderDetails

FIELDS: Final[Mapping[str, Callable[[Words], tuple[str, str, str]]]] = {
    "name": lambda words: (
        words.context("recipient", "👤 Name"),
        words.text("Who is it for now? Type the name below."),
        words.text("For example: Li Ming"),
    ),
    "phone": lambda words: (
        words.context("recipient", "📞 Phone"),
        words.text("Which phone number may the courier call now? Type it below."),
        words.text("For example: 138 0013 8000"),
    ),
    "address": lambda words: (
        words.context("recipient", "📍 Address"),
        words.text("Where should it go now? Type the full address below."),
        words.text("For example: 8 Harbour Road, Shanghai 200080"),
    ),
}
"""What can be changed of a recipient: its button, the question, and an example for the input field."""


def ask_number_screen(words: Words, parcel: Shipment, *, notice: str = "") -> Screen:
    return page(
        title(words.text("✏️ Correct the number {number}", number=parcel.tracking_number)),
        body(words.text("Which tracking number does the parcel really have? Type it below.")),
        muted(words.text("It is followed under the new number from then on; the history keeps both.")),
        rows=(_never_mind(words),),
        hint=words.text("For example: SF1234567"),
        notice=notice,
    )


def choose_number_carrier_screen(
    words: Words, parcel: Shipment, number: str, carriers: Sequence[str], *, notice: str = ""
) -> Screen:
    choices = [Button(carrier_name(words, code), CorrectNumber(parcel.id, code)) for code in carriers]
    return page(
        title(words.text("✏️ Correct the number {number}", number=parcel.tracking_number)),
        body(words.text("Which carrier has the parcel {number}?", number=number)),
        rows=(*in_pairs(choices), _never_mind(words)),
        notice=notice,
    )


def number_row(words: Words, parcel: Shipment) -> Row:
    """On the page of a parcel that left and has not arrived."""
    if not parcel.has_left or parcel.is_over:
        return ()
    return (Button(words.text("✏️ Correct the number"), AskNumber(parcel.id)),)


def recipient_row(words: Words, details: OrderDetails) -> Row:
    """On the card of an order of which nothing has left."""
    if not is_cancellable(details) or details.contact is None:
        return ()
    return (Button(words.text("✏️ Change the recipient"), ShowRecipient(details.order.id)),)


def recipient_screen(words: Words, details: OrderDetails, *, notice: str = "") -> Screen:
    order = details.order
    choices = [Button(say(words)[0], AskRecipient(order.id, field)) for field, say in FIELDS.items()]
    return page(
        title(words.text("✏️ Who gets order {number}?", number=order.number)),
        recipient(details.contact),
        body(words.text("What shall be changed?")),
        muted(_called_off(words, details)),
        rows=(tuple(choices), (Button(words.text("‹ Order"), ShowOrder(order.id)),)),
        notice=notice,
    )


def ask_recipient_screen(words: Words, details: OrderDetails, field: str, *, notice: str = "") -> Screen:
    _, question, example = FIELDS[field](words)
    return page(
        title(words.text("✏️ Who gets order {number}?", number=details.order.number)),
        recipient(details.contact),
        body(question),
        muted(_called_off(words, details)),
        rows=(_never_mind(words),),
        hint=example,
        notice=notice,
    )


def _called_off(words: Words, details: OrderDetails) -> str:
    if not any(parcel.is_here for parcel in details.shipments):
        return ""
    return words.text("Parcels booked for the old recipient are cancelled; please book them again.")


def _never_mind(words: Words) -> Row:
    return (Button(words.text("✖ Never mind"), Dismiss()),)
