"""Sending a part of an order: choosing what goes into the parcel."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.shipping import AskParts, AskPartTracking, PackPart
from shopclerk.conversation.handlers.merchant import ask_number
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.packing import packed, still_here, units_of
from shopclerk.conversation.screens.packing import ask_parts_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.labels import OrderLabel


async def ask_parts(turn: Turn, action: AskParts) -> Answer:
    return await _choose(turn, action.order_id, {})


async def pack_part(turn: Turn, action: PackPart) -> Answer:
    """The other lines stay as they were chosen for this order."""
    units = _chosen(turn, action.order_id)
    return await _choose(turn, action.order_id, {**units, action.line: action.units})


async def ask_part_tracking(turn: Turn, action: AskPartTracking) -> Answer:
    units = _chosen(turn, action.order_id)
    if not units:
        return await _choose(turn, action.order_id, {})
    return await ask_number(turn, action.order_id, packed(units))


async def _choose(turn: Turn, order_id: OrderId, units: dict[int, int]) -> Answer:
    turn.actor.must_be_staff("ShipOrder")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)
    if details.label is not OrderLabel.AWAITING_SHIPMENT:
        return await order_page(turn.late(), order_id)
    left = still_here(details)
    kept = {place: min(max(units.get(place, 0), 0), most) for place, most in enumerate(left)}
    screen = ask_parts_screen(turn.words, details.order, left, kept, notice=turn.notice)
    choosing = turn.drafting(replace(turn.session.draft, packing=f"{order_id}:{packed(kept)}"))
    return shows(choosing, screen)


def _chosen(turn: Turn, order_id: OrderId) -> dict[int, int]:
    """What was chosen so far for this order; of another order, nothing."""
    of, _, text = turn.session.draft.packing.partition(":")
    return units_of(text) if of == order_id else {}


PRESSED: Final[Pressed] = {
    AskParts: ask_parts,
    PackPart: pack_part,
    AskPartTracking: ask_part_tracking,
}
