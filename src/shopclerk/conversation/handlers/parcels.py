"""One parcel, and what staff say has become of it."""

from collections.abc import Callable
from typing import Final, TypeAlias

from shopclerk.conversation.actions.parcels import (
    AskLost,
    AskReturned,
    ReportLost,
    ReportReturned,
    ShowParcel,
)
from shopclerk.conversation.overtaken import overtaken
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.parcels import parcel_screen
from shopclerk.conversation.screens.remedies import ask_lost_screen, ask_returned_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, shows
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import SHIPMENT, ShipmentStatus
from shopclerk.core.usecases.parcels import ParcelDetails

Draw: TypeAlias = Callable[[Words, ParcelDetails], Screen]


async def show_parcel(turn: Turn, action: ShowParcel) -> Answer:
    return await parcel_page(turn, action.shipment_id)


async def parcel_page(turn: Turn, shipment_id: ShipmentId) -> Answer:
    details = await looked_at(turn, shipment_id)
    if turn.too_late:
        order = await turn.desk.orders.show_order(actor=turn.actor, order_id=details.order.id)
        turn = overtaken(turn, order, shipment_id, order.order.id)
    return shows(turn, parcel_screen(turn.words, details, notice=turn.notice))


async def looked_at(turn: Turn, shipment_id: ShipmentId) -> ParcelDetails:
    return await turn.desk.parcels.show_parcel(actor=turn.actor, shipment_id=shipment_id)


async def ask_lost(turn: Turn, action: AskLost) -> Answer:
    return await _ask(turn, action.shipment_id, ShipmentStatus.LOST, ask_lost_screen)


async def ask_returned(turn: Turn, action: AskReturned) -> Answer:
    return await _ask(turn, action.shipment_id, ShipmentStatus.RETURNED, ask_returned_screen)


async def _ask(turn: Turn, shipment_id: ShipmentId, status: ShipmentStatus, draw: Draw) -> Answer:
    """Ask, while it can still come to that; else show how it stands."""
    details = await looked_at(turn, shipment_id)
    if status not in SHIPMENT[details.parcel.status]:
        return await parcel_page(turn.late(), shipment_id)
    return shows(turn, draw(turn.words, details))


async def report_lost(turn: Turn, action: ReportLost) -> Answer:
    await turn.desk.parcels.report_lost(
        actor=turn.actor, request_id=turn.request_id, shipment_id=action.shipment_id
    )
    return await parcel_page(turn.unless_done(), action.shipment_id)


async def report_returned(turn: Turn, action: ReportReturned) -> Answer:
    await turn.desk.parcels.report_returned(
        actor=turn.actor, request_id=turn.request_id, shipment_id=action.shipment_id
    )
    return await parcel_page(turn.unless_done(), action.shipment_id)


PRESSED: Final[Pressed] = {
    ShowParcel: show_parcel,
    AskLost: ask_lost,
    ReportLost: report_lost,
    AskReturned: ask_returned,
    ReportReturned: report_returned,
}
