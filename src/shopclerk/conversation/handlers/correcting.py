"""Staff put right what was typed wrong: the number of a parcel, the recipient of an order."""

from dataclasses import replace
from typing import Any, Final

from shopclerk.conversation.actions.correcting import AskNumber, AskRecipient, CorrectNumber, ShowRecipient
from shopclerk.conversation.awaited.shipping import AwaitNumber, AwaitRecipient
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.parcels import looked_at, parcel_page
from shopclerk.conversation.incoming import Contact, Location
from shopclerk.conversation.screens.correcting import (
    FIELDS,
    ask_number_screen,
    ask_recipient_screen,
    choose_number_carrier_screen,
    recipient_screen,
)
from shopclerk.conversation.screens.orders import is_cancellable
from shopclerk.conversation.turn import Answer, Pressed, Shared, Turn, Typed, asks, follows, shows
from shopclerk.core.domain.errors import UnknownCarrier
from shopclerk.core.domain.ids import OrderId, ShipmentId
from shopclerk.core.domain.people import Point
from shopclerk.core.usecases.checkout import Recipient, recipient_of
from shopclerk.core.usecases.viewing import OrderDetails


async def ask_number(turn: Turn, action: AskNumber) -> Answer:
    """A number that waits for its carrier is forgotten: it was of this parcel or of another."""
    parcel = (await looked_at(turn, action.shipment_id)).parcel
    if not parcel.has_left or parcel.is_over:
        return await parcel_page(turn.late(), parcel.id)
    return asks(
        _with(turn, ""), ask_number_screen(turn.words, parcel, notice=turn.notice), AwaitNumber(parcel.id)
    )


async def number_typed(turn: Turn, awaited: AwaitNumber, text: str) -> Answer:
    return await _correct(turn, awaited.shipment_id, text, None)


async def correct_number(turn: Turn, action: CorrectNumber) -> Answer:
    """The carrier of the number just typed for this parcel; without one, the number is asked for again."""
    number, awaited = turn.session.draft.tracking, turn.session.awaited
    if not number or awaited != AwaitNumber(action.shipment_id):
        return await ask_number(turn, AskNumber(action.shipment_id))
    return await _correct(turn, action.shipment_id, number, action.carrier)


async def _correct(turn: Turn, shipment_id: ShipmentId, number: str, carrier: str | None) -> Answer:
    try:
        await turn.desk.parcels.correct_tracking(
            actor=turn.actor,
            request_id=turn.request_id,
            shipment_id=shipment_id,
            number=number,
            carrier=carrier,
        )
    except UnknownCarrier as unknown:
        parcel = (await looked_at(turn, shipment_id)).parcel
        screen = choose_number_carrier_screen(
            turn.words, parcel, unknown.tracking_number, unknown.candidates, notice=turn.notice
        )
        return asks(_with(turn, unknown.tracking_number), screen, AwaitNumber(shipment_id))
    return await parcel_page(_with(turn, ""), shipment_id)


def _with(turn: Turn, tracking: str) -> Turn:
    """A number waits for its carrier; empty: none."""
    return turn.drafting(replace(turn.session.draft, tracking=tracking))


async def show_recipient(turn: Turn, action: ShowRecipient) -> Answer:
    details = await _changeable(turn, action.order_id)
    if details is None:
        return await order_page(turn.late(), action.order_id)
    screen = recipient_screen(turn.words, details, notice=turn.notice)
    return shows(turn, follows(screen, details.order))


async def ask_recipient(turn: Turn, action: AskRecipient) -> Answer:
    details = await _changeable(turn, action.order_id)
    if details is None or action.field not in FIELDS:
        return await order_page(turn.late(), action.order_id)
    # No screen of the order: what is replied to those is the number of its parcel.
    screen = ask_recipient_screen(turn.words, details, action.field, notice=turn.notice)
    return asks(turn, screen, AwaitRecipient(action.order_id, action.field))


async def _changeable(turn: Turn, order_id: OrderId) -> OrderDetails | None:
    """The order for staff, unless something of it has left, or it is over."""
    turn.actor.must_be_staff("ChangeRecipient")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)
    return details if is_cancellable(details) and details.contact else None


async def recipient_typed(turn: Turn, awaited: AwaitRecipient, text: str) -> Answer:
    """The other two fields stay as they are."""
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=awaited.order_id)
    if details.contact is None:
        return await order_page(turn.late(), awaited.order_id)
    after = _corrected(recipient_of(details.contact), awaited.field, text)
    return await _send_to(turn, awaited.order_id, after)


async def recipient_shared(turn: Turn, awaited: AwaitRecipient, what: Contact | Location) -> Answer:
    """A contact says the number, and the name where that was asked; a place with an address says that."""
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=awaited.order_id)
    if details.contact is None:
        return await order_page(turn.late(), awaited.order_id)
    before = recipient_of(details.contact)
    if isinstance(what, Contact):
        named = replace(before, name=what.name) if awaited.field == "name" else before
        after = replace(named, phone=what.phone)
    else:
        after = replace(before, address=what.place, point=Point(what.latitude, what.longitude))
    return await _send_to(turn, awaited.order_id, after)


async def _send_to(turn: Turn, order_id: OrderId, recipient: Recipient) -> Answer:
    await turn.desk.orders.change_recipient(
        actor=turn.actor, request_id=turn.request_id, order_id=order_id, recipient=recipient
    )
    return await order_page(turn, order_id)


def _corrected(recipient: Recipient, field: str, text: str) -> Recipient:
    """An address typed anew is not where the old one was on the map."""
    changes: dict[str, Any] = {field: text} | ({"point": None} if field == "address" else {})
    return replace(recipient, **changes)


PRESSED: Final[Pressed] = {
    AskNumber: ask_number,
    CorrectNumber: correct_number,
    ShowRecipient: show_recipient,
    AskRecipient: ask_recipient,
}

TYPED: Final[Typed] = {
    AwaitNumber: number_typed,
    AwaitRecipient: recipient_typed,
}

SHARED: Final[Shared] = {
    AwaitRecipient: recipient_shared,
}
