"""The merchant's queues, and shipping by button or by word."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions import AskTracking, Ship, ShowQueue
from shopclerk.conversation.handlers.orders import PAGE, order_page
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.screens.merchant import (
    ask_tracking_screen,
    choose_carrier_screen,
    queue_screen,
)
from shopclerk.conversation.session import AwaitTracking
from shopclerk.conversation.turn import Answer, Turn, asks, follows, shows
from shopclerk.core.domain.errors import InvalidTrackingNumber, NotAllowed, UnknownCarrier
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.numbers import order_number
from shopclerk.core.ports.views import OrdersToShip, OrdersUnderWay

QUEUES: Final[Mapping[str, type[OrdersToShip] | type[OrdersUnderWay]]] = {
    "to_ship": OrdersToShip,
    "under_way": OrdersUnderWay,
}


async def show_queue(turn: Turn, action: ShowQueue) -> Answer:
    queue = action.queue if action.queue in QUEUES else "to_ship"
    query = QUEUES[queue](action.after, PAGE + 1)
    rows = await turn.desk.list_orders(query, actor=turn.person.actor)
    screen = queue_screen(
        turn.words,
        queue,
        rows[:PAGE],
        more=len(rows) > PAGE,
        first=action.after is None,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def ask_tracking(turn: Turn, action: AskTracking) -> Answer:
    """Ask for the number, while the order still waits for one; else show how it stands."""
    if not turn.is_staff:
        raise NotAllowed("ShipOrder")
    details = await turn.desk.show_order(actor=turn.person.actor, order_id=action.order_id)
    if details.label is not OrderLabel.AWAITING_SHIPMENT:
        return await order_page(turn, action.order_id)
    screen = ask_tracking_screen(turn.words, details.order, notice=turn.notice)
    return asks(turn, follows(screen, action.order_id), AwaitTracking(action.order_id))


async def tracking_typed(turn: Turn, awaited: AwaitTracking, text: str) -> Answer:
    return await _ship(turn, awaited.order_id, text, carrier=None)


async def ship_with_carrier(turn: Turn, action: Ship) -> Answer:
    """The carrier of the number typed last; when that is gone, the number is asked for again."""
    number = turn.session.draft.tracking
    if not number:
        return await ask_tracking(turn, AskTracking(action.order_id))
    return await _ship(turn, action.order_id, number, carrier=action.carrier)


async def ship_by_word(turn: Turn, rest: str) -> Answer:
    """`ship <order number> <tracking number>`; alone it shows what waits to be shipped."""
    if not turn.is_staff:
        raise NotAllowed("ShipOrder")
    first, _, tracking = rest.strip().partition(" ")
    if not first:
        return await show_queue(turn, ShowQueue("to_ship"))
    details = await turn.desk.show_order(actor=turn.person.actor, number=order_number(first) or first)
    if not tracking.strip():
        return await ask_tracking(turn, AskTracking(details.order.id))
    return await _ship(turn, details.order.id, tracking, carrier=None)


async def _ship(turn: Turn, order_id: OrderId, number: str, *, carrier: str | None) -> Answer:
    try:
        await turn.desk.ship_order(
            actor=turn.person.actor,
            request_id=turn.request_id,
            number=number,
            order_id=order_id,
            carrier=carrier,
        )
    except UnknownCarrier as unknown:
        return await _choose_carrier(turn, order_id, unknown)
    except InvalidTrackingNumber as invalid:
        retry = turn.noticing(sentence(turn.words, invalid))
        return await ask_tracking(retry, AskTracking(order_id))
    forgotten = replace(turn.session, draft=replace(turn.session.draft, tracking=""))
    return await order_page(replace(turn, session=forgotten), order_id)


async def _choose_carrier(turn: Turn, order_id: OrderId, unknown: UnknownCarrier) -> Answer:
    details = await turn.desk.show_order(actor=turn.person.actor, order_id=order_id)
    screen = choose_carrier_screen(
        turn.words, details.order, unknown.tracking_number, unknown.candidates, notice=turn.notice
    )
    draft = replace(turn.session.draft, tracking=unknown.tracking_number)
    return shows(turn, follows(screen, order_id), draft=draft)
