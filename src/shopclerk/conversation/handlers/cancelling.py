"""Cancelling a part of an order, by its customer or by staff."""

from typing import Final

from shopclerk.conversation.actions.ordering import AskCancel, AskCancelPart, AskCancelUnits, CancelUnits
from shopclerk.conversation.handlers.orders import ask_cancel, order_page
from shopclerk.conversation.packing import still_here
from shopclerk.conversation.screens.cancelling import ask_cancel_part_screen, ask_cancel_units_screen
from shopclerk.conversation.screens.orders import may_cancel_part
from shopclerk.conversation.turn import Answer, Pressed, Turn, follows, shows
from shopclerk.core.domain.claims import valued
from shopclerk.core.domain.money import total
from shopclerk.core.domain.shipment import ShipmentLine


async def ask_cancel_part(turn: Turn, action: AskCancelPart) -> Answer:
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    if not may_cancel_part(details):
        return await order_page(turn.late(), action.order_id)
    screen = ask_cancel_part_screen(turn.words, details.order, still_here(details), notice=turn.notice)
    return shows(turn, follows(screen, details.order))


async def ask_cancel_units(turn: Turn, action: AskCancelUnits) -> Answer:
    """All that is wanted of the order is the order: that is cancelled whole."""
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    order, left = details.order, still_here(details)
    most = left[action.line] if 0 <= action.line < len(left) else 0
    if not may_cancel_part(details) or not 0 < action.units <= most:
        return await order_page(turn.late(), action.order_id)
    if action.units == sum(line.wanted for line in order.lines):
        return await ask_cancel(turn, AskCancel(action.order_id))
    worth = valued(order, details.refunds, {order.lines[action.line].id: action.units})
    back = total((line.amount for line in worth), order.total.currency)
    screen = ask_cancel_units_screen(turn.words, order, action.line, units=action.units, most=most, back=back)
    return shows(turn, follows(screen, order))


async def cancel_units(turn: Turn, action: CancelUnits) -> Answer:
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    if not 0 <= action.line < len(details.order.lines):
        return await order_page(turn.late(), action.order_id)
    await turn.desk.orders.cancel_lines(
        actor=turn.actor,
        request_id=turn.request_id,
        order_id=action.order_id,
        lines=[ShipmentLine(details.order.lines[action.line].id, action.units)],
    )
    return await order_page(turn, action.order_id)


PRESSED: Final[Pressed] = {
    AskCancelPart: ask_cancel_part,
    AskCancelUnits: ask_cancel_units,
    CancelUnits: cancel_units,
}
