"""Booking a parcel with a carrier, its label, and calling it off."""

from collections.abc import Iterator, Sequence

from shopclerk.conversation.actions.booking import (
    AskBooking,
    AskCallOff,
    AskHandOver,
    BookParcel,
    CallOff,
    HandOver,
    ShowLabel,
)
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.parcels import ShowParcel
from shopclerk.conversation.packing import still_here
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, in_pairs, muted, page, title
from shopclerk.conversation.screens.names import IN_A_LIST
from shopclerk.conversation.screens.order_parts import recipient
from shopclerk.conversation.screens.packing import line_name
from shopclerk.conversation.screens.statuses import carrier_name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.usecases.viewing import OrderDetails


def may_book(details: OrderDetails) -> bool:
    """Something of it is in no parcel, and may leave."""
    waits = details.label is OrderLabel.AWAITING_SHIPMENT and not details.order.awaits_return
    return waits and any(still_here(details))


def booking_row(words: Words, details: OrderDetails) -> Row:
    """On the card of an order."""
    if not may_book(details):
        return ()
    return (Button(words.text("🛎 Book a carrier"), AskBooking(details.order.id)),)


def ask_booking_screen(
    words: Words, details: OrderDetails, carriers: Sequence[str], *, notice: str = ""
) -> Screen:
    order = details.order
    choices = [Button(carrier_name(words, code), BookParcel(order.id, code)) for code in carriers]
    units = zip(order.lines, still_here(details), strict=True)
    return page(
        title(words.text("🛎 Book a carrier for order {number}", number=order.number)),
        body(*(f"{line_name(words, line, IN_A_LIST)} × {left}" for line, left in units if left)),
        recipient(details.contact),
        body(words.text("Which carrier takes it? You get the tracking number and the label.")),
        muted(words.text("The customer is told once you hand it over. Until then you can cancel it.")),
        rows=(*in_pairs(choices), (Button(words.text("‹ Order"), ShowOrder(order.id)),)),
        notice=notice,
    )


def booked_told(words: Words, parcel: Shipment) -> str:
    """How a parcel stands with its carrier, before it leaves."""
    if parcel.status is ShipmentStatus.PENDING:
        return words.text("The carrier has not answered yet; it is asked again automatically.")
    return words.text("Booked. Stick the label on and hand it over.") if parcel.is_here else ""


def booked_rows(words: Words, parcel: Shipment) -> Iterator[Row]:
    """What can be done with a parcel that has not left."""
    if not parcel.is_here:
        return
    if parcel.label:
        yield (Button(words.text("📄 Show the label"), ShowLabel(parcel.id)),)
    if parcel.tracking_number:
        yield (Button(words.text("🚚 Handed over"), AskHandOver(parcel.id), Tone.PRIMARY),)
    yield (Button(words.text("Cancel the booking"), AskCallOff(parcel.id), Tone.DANGER),)


def label_screen(words: Words, parcel: Shipment, *, notice: str = "") -> Screen:
    carrier = carrier_name(words, parcel.carrier)
    return page(
        title(words.text("📄 Label, {carrier} {number}", carrier=carrier, number=parcel.tracking_number)),
        body(words.text("It is the file above, to be printed as it is.")),
        rows=(_back(words, parcel),),
        notice=notice,
    )


def ask_hand_over_screen(words: Words, parcel: Shipment, *, notice: str = "") -> Screen:
    carrier = carrier_name(words, parcel.carrier)
    return page(
        title(words.text("Has {carrier} taken the parcel?", carrier=carrier)),
        body(parcel.tracking_number),
        muted(words.text("Its goods leave the stock, and the customer is told. This cannot be undone.")),
        rows=(
            (Button(words.text("🚚 Yes, it is gone"), HandOver(parcel.id), Tone.PRIMARY),),
            _back(words, parcel),
        ),
        notice=notice,
    )


def ask_call_off_screen(words: Words, parcel: Shipment, *, notice: str = "") -> Screen:
    carrier = carrier_name(words, parcel.carrier)
    return page(
        title(words.text("Cancel the booking with {carrier}?", carrier=carrier)),
        body(parcel.tracking_number),
        muted(words.text("The number and the label become void. The goods wait to be shipped again.")),
        rows=(
            (Button(words.text("Yes, cancel the booking"), CallOff(parcel.id), Tone.DANGER),),
            _back(words, parcel),
        ),
        notice=notice,
    )


def _back(words: Words, parcel: Shipment) -> Row:
    return (Button(words.text("‹ Parcel"), ShowParcel(parcel.id)),)
