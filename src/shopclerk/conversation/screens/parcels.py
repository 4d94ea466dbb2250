"""One parcel at the counter: where it is, what became of it, and what can be done."""

from collections.abc import Iterator

from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.actions.papers import PrintParcelSlip
from shopclerk.conversation.actions.parcels import (
    AskInspectParcel,
    AskLost,
    AskRefundParcel,
    AskReship,
    AskReturned,
    ShowParcel,
)
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.booking import booked_rows, booked_told
from shopclerk.conversation.screens.correcting import number_row
from shopclerk.conversation.screens.layout import body, home, muted, page, strong, title
from shopclerk.conversation.screens.names import IN_A_LIST
from shopclerk.conversation.screens.order_parts import parcel_title, scans
from shopclerk.conversation.screens.packing import line_name
from shopclerk.conversation.screens.statuses import carrier_name
from shopclerk.conversation.words import Words
from shopclerk.core.domain.lifecycle import IN_TROUBLE, SHIPMENT, UNDER_WAY, OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.packing import summed
from shopclerk.core.domain.shipment import STILL_HERE, Shipment
from shopclerk.core.usecases.parcels import ParcelDetails
from shopclerk.core.usecases.viewing import OrderDetails


def parcel_screen(words: Words, details: ParcelDetails, *, notice: str = "") -> Screen:
    order, parcel = details.order, details.parcel
    return page(
        title(words.text("🚚 A parcel of order {number}", number=order.number)),
        strong(parcel_title(words, parcel).removeprefix("🚚 ")),
        body(*contents(words, details)),
        body(*scans(words, parcel, details.scans)),
        muted(_silence(words, parcel)),
        body(booked_told(words, parcel)),
        strong(_made_good(words, details)),
        rows=(*_steps(words, details), (back_to_order(words, order), home(words))),
        notice=notice,
    )


def contents(words: Words, details: ParcelDetails) -> Iterator[str]:
    """What is in it, a line each, in the order in which an inspection counts it."""
    for line_id, units in summed(details.parcel.lines).items():
        yield f"{line_name(words, details.order.line(line_id), IN_A_LIST)} × {units}"


def _silence(words: Words, parcel: Shipment) -> str:
    if parcel.heard_at is None:
        return ""
    return words.text("Last news: {moment}", moment=words.moment(parcel.heard_at))


def _made_good(words: Words, details: ParcelDetails) -> str:
    if details.replacement is not None:
        return words.text("🔁 Sent again as order {number}", number=details.replacement.number)
    return words.text("↩ Refunded") if details.is_refunded else ""


def _steps(words: Words, details: ParcelDetails) -> Iterator[Row]:
    yield from booked_rows(words, details.parcel)
    yield _reports(words, details.parcel)
    yield number_row(words, details.parcel)
    yield (Button(words.text("📄 Packing slip"), PrintParcelSlip(details.parcel.id)),)
    if details.awaits_inspection:
        inspect = AskInspectParcel(details.parcel.id)
        yield (Button(words.text("🔍 Inspect it"), inspect, Tone.PRIMARY),)
    yield _remedies(words, details)
    if details.replacement is not None:
        number = details.replacement.number
        yield (Button(words.text("Order {number}", number=number), ShowOrder(details.replacement.id)),)


def _reports(words: Words, parcel: Shipment) -> Row:
    ahead = SHIPMENT[parcel.status]
    lost = (Button(words.text("It is lost"), AskLost(parcel.id)),)
    back = (Button(words.text("It came back"), AskReturned(parcel.id)),)
    return (
        *(lost if ShipmentStatus.LOST in ahead else ()),
        *(back if ShipmentStatus.RETURNED in ahead else ()),
    )


def _remedies(words: Words, details: ParcelDetails) -> Row:
    again = (Button(words.text("🔁 Send it again"), AskReship(details.parcel.id)),)
    refund = (Button(words.text("↩ Refund it"), AskRefundParcel(details.parcel.id)),)
    return (*(again if details.may_reship else ()), *(refund if details.refundable else ()))


def parcel_rows(words: Words, details: OrderDetails) -> tuple[Row, ...]:
    """On the card of an order: the way to each parcel about which something can be done."""
    in_hand = STILL_HERE | UNDER_WAY if details.order.status is OrderStatus.CONFIRMED else frozenset()
    return tuple(
        (_button(words, parcel),) for parcel in details.shipments if parcel.status in IN_TROUBLE | in_hand
    )


def _button(words: Words, parcel: Shipment) -> Button:
    number = parcel.tracking_number or carrier_name(words, parcel.carrier)
    show = ShowParcel(parcel.id)
    if parcel.is_here:
        return Button(words.text("📦 Parcel {number}", number=number), show)
    if parcel.status in IN_TROUBLE:
        return Button(words.text("⚠️ Parcel {number}", number=number), show)
    return Button(words.text("🚚 Parcel {number}", number=number), show)


def back_to_order(words: Words, order: Order) -> Button:
    return Button(words.text("‹ Order"), ShowOrder(order.id))


def parcel_silent_screen(words: Words, order: Order, parcel: Shipment, *, notice: str = "") -> Screen:
    """An alert: nothing was heard of a parcel, or nothing good."""
    told = words.text(
        "No good news of parcel {parcel} of order {number}. Please ask the carrier.",
        parcel=parcel.tracking_number,
        number=order.number,
    )
    show = Button(words.text("Show the parcel"), ShowParcel(parcel.id), Tone.PRIMARY)
    return page(
        title(words.text("⚠️ A parcel in trouble")),
        body(told),
        rows=((show,), (Button(words.text("Show the order"), ShowOrder(order.id)), home(words))),
        notice=notice,
    )
