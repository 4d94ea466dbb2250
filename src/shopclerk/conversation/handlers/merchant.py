"""The merchant's queues, and shipping by button or by word."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.shipping import AskTracking, Ship, ShowQueue
from shopclerk.conversation.awaited.shipping import AwaitTracking
from shopclerk.conversation.handlers.orders import PAGE, order_page
from shopclerk.conversation.packing import lines_of
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.merchant import (
    ask_tracking_screen,
    choose_carrier_screen,
    queue_screen,
)
from shopclerk.conversation.shipping_word import shipping_word
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, follows, shows
from shopclerk.core.domain.errors import (
    AlreadyShipped,
    InvalidTrackingNumber,
    NotAwaitingShipment,
    NotThatMany,
    ReturnAwaited,
    UnknownCarrier,
)
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.order import Order
from shopclerk.core.ports.counter_views import OrdersUnpaid
from shopclerk.core.ports.views import OrdersToShip, OrdersUnderWay

QUEUES: Final[Mapping[str, type[OrdersToShip] | type[OrdersUnderWay] | type[OrdersUnpaid]]] = {
    "to_ship": OrdersToShip,
    "under_way": OrdersUnderWay,
    "unpaid": OrdersUnpaid,
}


async def show_queue(turn: Turn, action: ShowQueue) -> Answer:
    queue = action.queue if action.queue in QUEUES else "to_ship"
    query = QUEUES[queue](action.after, PAGE + 1)
    rows = await turn.desk.orders.list_orders(query, actor=turn.actor)
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
    """Ask for the number, while the order still waits for one; else show how it stands.

    A number that waits for its carrier is forgotten: it was of this order or of another.
    """
    return await ask_number(turn, action.order_id, "")


async def ask_number(turn: Turn, order_id: OrderId, packed: str) -> Answer:
    """For what is packed; empty: for everything that is in no parcel."""
    turn.actor.must_be_staff("ShipOrder")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)
    if details.label is not OrderLabel.AWAITING_SHIPMENT:
        return await order_page(turn.late(), order_id)
    screen = ask_tracking_screen(
        turn.words, details.order, packed=lines_of(details.order, packed), notice=turn.notice
    )
    return _asks(_with(turn, ""), screen, AwaitTracking(order_id, packed), details.order)


async def tracking_typed(turn: Turn, awaited: AwaitTracking, text: str) -> Answer:
    return await _ship(turn, awaited.order_id, text, carrier=None, packed=awaited.packed)


async def ship_with_carrier(turn: Turn, action: Ship) -> Answer:
    """The carrier of the number just typed for this order; without one, the number is asked for again."""
    number, awaited = turn.session.draft.tracking, turn.session.awaited
    if not number or not isinstance(awaited, AwaitTracking) or awaited.order_id != action.order_id:
        return await ask_tracking(turn, AskTracking(action.order_id))
    return await _ship(turn, action.order_id, number, carrier=action.carrier, packed=awaited.packed)


async def ship_by_word(turn: Turn, rest: str) -> Answer:
    """`ship <order number> <tracking number>`; alone it shows what waits to be shipped."""
    turn.actor.must_be_staff("ShipOrder")
    word = shipping_word(rest)
    if not word.order:
        return await show_queue(turn, ShowQueue("to_ship"))
    details = await turn.desk.orders.show_order(actor=turn.actor, number=word.order)
    if not word.tracking:
        return await ask_tracking(turn, AskTracking(details.order.id))
    return await _ship(turn, details.order.id, word.tracking, carrier=None)


async def ship_replied(turn: Turn, order_id: OrderId, typed: str) -> Answer:
    """A tracking number, said to the card of its order."""
    turn.actor.must_be_staff("ShipOrder")
    return await _ship(turn, order_id, typed, carrier=None)


async def _ship(
    turn: Turn, order_id: OrderId, number: str, *, carrier: str | None, packed: str = ""
) -> Answer:
    """Whatever is refused stays with the order: its number asked for again, its carrier, how it stands."""
    order = (await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)).order
    try:
        await turn.desk.parcels.ship_order(
            actor=turn.actor,
            request_id=turn.request_id,
            number=number,
            order_id=order_id,
            carrier=carrier,
            lines=lines_of(order, packed) or None,
        )
    except UnknownCarrier as unknown:
        return await _choose_carrier(turn, order_id, unknown, packed)
    except InvalidTrackingNumber as invalid:
        return await ask_number(turn.noticing(sentence(turn.words, invalid)), order_id, packed)
    except (AlreadyShipped, NotAwaitingShipment, NotThatMany, ReturnAwaited) as refused:
        told = turn.noticing(sentence(turn.words, refused)).unless_done()
        return await order_page(_with(told, ""), order_id)
    return await order_page(_with(turn, ""), order_id)


async def _choose_carrier(turn: Turn, order_id: OrderId, unknown: UnknownCarrier, packed: str) -> Answer:
    """Choose, or type the number again."""
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)
    screen = choose_carrier_screen(
        turn.words, details.order, unknown.tracking_number, unknown.candidates, notice=turn.notice
    )
    awaited = AwaitTracking(order_id, packed)
    return _asks(_with(turn, unknown.tracking_number), screen, awaited, details.order)


def _asks(turn: Turn, screen: Screen, awaited: AwaitTracking, order: Order) -> Answer:
    """Only what asks for the number of everything is a screen of the order: whoever replies to one of those
    ships all of it.
    """
    shown = screen if awaited.packed else follows(screen, order)
    return asks(turn, shown, awaited)


def _with(turn: Turn, tracking: str) -> Turn:
    """A number waits for its carrier; empty: none."""
    return turn.drafting(replace(turn.session.draft, tracking=tracking))


PRESSED: Final[Pressed] = {
    ShowQueue: show_queue,
    AskTracking: ask_tracking,
    Ship: ship_with_carrier,
}

TYPED: Final[Typed] = {
    AwaitTracking: tracking_typed,
}
