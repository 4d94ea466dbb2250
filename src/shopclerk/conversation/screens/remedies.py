"""A last look before something is said or done about a parcel that went wrong."""

from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.parcels import (
    AskSound,
    InspectParcel,
    RefundParcel,
    ReportLost,
    ReportReturned,
    Reship,
    ShowParcel,
)
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.screens.parcels import contents
from shopclerk.conversation.words import Words
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.usecases.parcels import ParcelDetails


def ask_lost_screen(words: Words, details: ParcelDetails, *, notice: str = "") -> Screen:
    parcel = details.parcel
    return page(
        title(words.text("Is parcel {number} lost?", number=parcel.tracking_number)),
        body(*contents(words, details)),
        body(words.text("The customer is told at once, and tracking ends.")),
        muted(words.text("After that you can send it again or refund it. This cannot be undone.")),
        rows=(
            (Button(words.text("Yes, it is lost"), ReportLost(parcel.id), Tone.DANGER),),
            _back(words, details),
        ),
        notice=notice,
    )


def ask_returned_screen(words: Words, details: ParcelDetails, *, notice: str = "") -> Screen:
    parcel = details.parcel
    return page(
        title(words.text("Is parcel {number} back at the shop?", number=parcel.tracking_number)),
        body(*contents(words, details)),
        body(words.text("The customer is told at once that it came back.")),
        muted(
            words.text(
                "After that you can inspect it, and send it again or refund it. This cannot be undone."
            )
        ),
        rows=(
            (Button(words.text("Yes, it is back"), ReportReturned(parcel.id), Tone.DANGER),),
            _back(words, details),
        ),
        notice=notice,
    )


def ask_inspect_parcel_screen(words: Words, details: ParcelDetails, *, notice: str = "") -> Screen:
    parcel = details.parcel
    return page(
        title(words.text("🔍 What of parcel {number} can be sold again?", number=parcel.tracking_number)),
        body(*contents(words, details)),
        muted(
            words.text(
                "What can be sold again goes back on the shelf at once. A parcel is inspected only once."
            )
        ),
        rows=(
            (Button(words.text("All of it can be sold again"), InspectParcel(parcel.id, 1), Tone.PRIMARY),),
            (Button(words.text("None of it can be sold again"), InspectParcel(parcel.id, 0)),),
            (Button(words.text("By number…"), AskSound(parcel.id)),),
            _back(words, details),
        ),
        notice=notice,
    )


def ask_sound_screen(words: Words, details: ParcelDetails, *, notice: str = "") -> Screen:
    number = details.parcel.tracking_number
    return page(
        title(words.text("🔍 What of parcel {number} can be sold again?", number=number)),
        body(*contents(words, details)),
        body(words.text("Type one number for each line, in this order: how many can be sold again.")),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("For example: 2"),
        notice=notice,
    )


def ask_reship_screen(words: Words, details: ParcelDetails, *, notice: str = "") -> Screen:
    parcel = details.parcel
    units = sum(line.quantity for line in parcel.lines)
    return page(
        title(words.text("Send parcel {number} again?", number=parcel.tracking_number)),
        body(*contents(words, details)),
        strong(
            words.plural(
                "{n} item is reserved for a new order to the same recipient, with nothing to pay.",
                "{n} items are reserved for a new order to the same recipient, with nothing to pay.",
                units,
            )
        ),
        muted(words.text("The customer is told. After that this parcel cannot be refunded any more.")),
        rows=(
            (Button(words.text("🔁 Yes, send it again"), Reship(parcel.id), Tone.PRIMARY),),
            _back(words, details),
        ),
        notice=notice,
    )


def ask_refund_parcel_screen(
    words: Words, details: ParcelDetails, back: Money, *, notice: str = ""
) -> Screen:
    parcel = details.parcel
    return page(
        title(words.text("Refund parcel {number}?", number=parcel.tracking_number)),
        body(*contents(words, details)),
        strong(words.text("{amount} goes back the way it was paid.", amount=words.money(back))),
        muted(
            words.text(
                "The customer is told once the money is back. After that this parcel cannot be sent again."
            )
        ),
        rows=(
            (Button(words.text("↩ Yes, refund it"), RefundParcel(parcel.id), Tone.DANGER),),
            _back(words, details),
        ),
        notice=notice,
    )


def _back(words: Words, details: ParcelDetails) -> Row:
    return (Button(words.text("‹ Parcel"), ShowParcel(details.parcel.id)),)


def sent_again_screen(words: Words, order: Order, *, notice: str = "") -> Screen:
    """What the customer is told: the order stands in the place of another, which has paid it."""
    before = order.discount.code if order.discount else ""
    return page(
        title(words.text("🔁 We are sending it again: order {number}", number=order.number)),
        body(words.text("It stands in for order {number}; there is nothing to pay.", number=before)),
        body(words.text("We are packing it now and will tell you here when it leaves.")),
        rows=((Button(words.text("Show the order"), ShowOrder(order.id)), home(words)),),
        notice=notice,
    )
