"""Staff book a parcel with its carrier, hand it over, or call it off."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.booking import (
    AskBooking,
    AskCallOff,
    AskHandOver,
    BookParcel,
    CallOff,
    HandOver,
    ShowLabel,
)
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.parcels import looked_at, parcel_page
from shopclerk.conversation.reply import Attachment
from shopclerk.conversation.screens.booking import (
    ask_booking_screen,
    ask_call_off_screen,
    ask_hand_over_screen,
    label_screen,
    may_book,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, follows, shows


async def ask_booking(turn: Turn, action: AskBooking) -> Answer:
    turn.actor.must_be_staff("BookShipment")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    if not may_book(details):
        return await order_page(turn.late(), action.order_id)
    screen = ask_booking_screen(turn.words, details, turn.desk.carriers, notice=turn.notice)
    return shows(turn, follows(screen, details.order))


async def book_parcel(turn: Turn, action: BookParcel) -> Answer:
    """A carrier that is not there any more: chosen anew."""
    if action.carrier not in turn.desk.carriers:
        return await ask_booking(turn.late(), AskBooking(action.order_id))
    parcel = await turn.desk.parcels.book_shipment(
        actor=turn.actor,
        request_id=turn.request_id,
        carrier=action.carrier,
        order_id=action.order_id,
    )
    return await parcel_page(turn, parcel.id)


async def show_label(turn: Turn, action: ShowLabel) -> Answer:
    """As a file: a platform may blur the bars of a picture."""
    parcel = (await looked_at(turn, action.shipment_id)).parcel
    if not (parcel.is_here and parcel.label):
        return await parcel_page(turn.late(), parcel.id)
    label = Attachment(f"label-{parcel.tracking_number or parcel.id}", parcel.label)
    return replace(shows(turn, label_screen(turn.words, parcel)), before=(label,))


async def ask_hand_over(turn: Turn, action: AskHandOver) -> Answer:
    parcel = (await looked_at(turn, action.shipment_id)).parcel
    if not (parcel.is_here and parcel.tracking_number):
        return await parcel_page(turn.late(), parcel.id)
    return shows(turn, ask_hand_over_screen(turn.words, parcel))


async def hand_over(turn: Turn, action: HandOver) -> Answer:
    parcel = await turn.desk.parcels.hand_over(
        actor=turn.actor, request_id=turn.request_id, shipment_id=action.shipment_id
    )
    return await order_page(turn.unless_done(), parcel.order_id)


async def ask_call_off(turn: Turn, action: AskCallOff) -> Answer:
    parcel = (await looked_at(turn, action.shipment_id)).parcel
    if not parcel.is_here:
        return await parcel_page(turn.late(), parcel.id)
    return shows(turn, ask_call_off_screen(turn.words, parcel))


async def call_off(turn: Turn, action: CallOff) -> Answer:
    parcel = await turn.desk.parcels.cancel_shipment(
        actor=turn.actor, request_id=turn.request_id, shipment_id=action.shipment_id
    )
    return await order_page(turn.unless_done(), parcel.order_id)


PRESSED: Final[Pressed] = {
    AskBooking: ask_booking,
    BookParcel: book_parcel,
    ShowLabel: show_label,
    AskHandOver: ask_hand_over,
    HandOver: hand_over,
    AskCallOff: ask_call_off,
    CallOff: call_off,
}
