"""Making good a parcel that was lost or came back: looked through, sent again or paid back."""

from collections.abc import Iterable
from typing import Final

from shopclerk.conversation.actions.parcels import (
    AskInspectParcel,
    AskRefundParcel,
    AskReship,
    AskSound,
    InspectParcel,
    RefundParcel,
    Reship,
)
from shopclerk.conversation.awaited.shipping import AwaitSound
from shopclerk.conversation.handlers.parcels import looked_at, parcel_page
from shopclerk.conversation.screens.remedies import (
    ask_inspect_parcel_screen,
    ask_refund_parcel_screen,
    ask_reship_screen,
    ask_sound_screen,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import plainly
from shopclerk.core.domain.errors import OutOfStock
from shopclerk.core.domain.ids import OrderLineId, ShipmentId
from shopclerk.core.domain.packing import summed
from shopclerk.core.domain.shipment import ShipmentLine

DIGITS: Final = 4


async def ask_inspect_parcel(turn: Turn, action: AskInspectParcel) -> Answer:
    details = await looked_at(turn, action.shipment_id)
    if not details.awaits_inspection:
        return await parcel_page(turn.late(), action.shipment_id)
    return shows(turn, ask_inspect_parcel_screen(turn.words, details, notice=turn.notice))


async def ask_sound(turn: Turn, action: AskSound) -> Answer:
    details = await looked_at(turn, action.shipment_id)
    if not details.awaits_inspection:
        return await parcel_page(turn.late(), action.shipment_id)
    screen = ask_sound_screen(turn.words, details, notice=turn.notice)
    return asks(turn, screen, AwaitSound(action.shipment_id))


async def inspect_parcel(turn: Turn, action: InspectParcel) -> Answer:
    details = await looked_at(turn, action.shipment_id)
    sound = summed(details.parcel.lines) if action.sound == 1 else {}
    return await _inspect(turn, action.shipment_id, sound.items())


async def sound_typed(turn: Turn, awaited: AwaitSound, text: str) -> Answer:
    details = await looked_at(turn, awaited.shipment_id)
    inside = summed(details.parcel.lines)
    numbers = plainly(text).replace(",", " ").split()
    if len(numbers) != len(inside) or not all(map(_is_count, numbers)):
        told = turn.words.plural(
            "Please type {n} whole number.",
            "Please type {n} whole numbers with spaces between.",
            len(inside),
        )
        return await ask_sound(turn.noticing(told), AskSound(awaited.shipment_id))
    return await _inspect(turn, awaited.shipment_id, zip(inside, map(int, numbers), strict=True))


def _is_count(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) <= DIGITS


async def _inspect(turn: Turn, shipment_id: ShipmentId, sound: Iterable[tuple[OrderLineId, int]]) -> Answer:
    await turn.desk.parcels.restock_returned(
        actor=turn.actor,
        request_id=turn.request_id,
        shipment_id=shipment_id,
        resellable=[ShipmentLine(line_id, units) for line_id, units in sound if units],
    )
    return await parcel_page(turn.unless_done(), shipment_id)


async def ask_reship(turn: Turn, action: AskReship) -> Answer:
    details = await looked_at(turn, action.shipment_id)
    if not details.may_reship:
        return await parcel_page(turn.late(), action.shipment_id)
    return shows(turn, ask_reship_screen(turn.words, details, notice=turn.notice))


async def reship(turn: Turn, action: Reship) -> Answer:
    try:
        await turn.desk.parcels.reship(
            actor=turn.actor, request_id=turn.request_id, shipment_id=action.shipment_id
        )
    except OutOfStock as short:
        return await parcel_page(turn.noticing(_not_enough(turn, short.left)), action.shipment_id)
    return await parcel_page(turn, action.shipment_id)


def _not_enough(turn: Turn, left: int) -> str:
    return turn.words.plural(
        "Not enough of it is in stock: {n} can be promised. Please restock it first, or refund it.",
        "Not enough of it is in stock: {n} can be promised. Please restock it first, or refund it.",
        left,
    )


async def ask_refund_parcel(turn: Turn, action: AskRefundParcel) -> Answer:
    details = await looked_at(turn, action.shipment_id)
    if details.refundable is None:
        return await parcel_page(turn.late(), action.shipment_id)
    screen = ask_refund_parcel_screen(turn.words, details, details.refundable, notice=turn.notice)
    return shows(turn, screen)


async def refund_parcel(turn: Turn, action: RefundParcel) -> Answer:
    await turn.desk.parcels.refund_parcel(
        actor=turn.actor, request_id=turn.request_id, shipment_id=action.shipment_id
    )
    return await parcel_page(turn.unless_done(), action.shipment_id)


PRESSED: Final[Pressed] = {
    AskInspectParcel: ask_inspect_parcel,
    InspectParcel: inspect_parcel,
    AskSound: ask_sound,
    AskReship: ask_reship,
    Reship: reship,
    AskRefundParcel: ask_refund_parcel,
    RefundParcel: refund_parcel,
}

TYPED: Final[Typed] = {
    AwaitSound: sound_typed,
}
