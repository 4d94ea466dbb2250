"""Orders, as those who may see them see them."""

from collections.abc import Mapping
from typing import Final

from shopclerk.conversation.actions.ordering import (
    AskCancel,
    AskExtend,
    AskReceipt,
    CancelOrder,
    ConfirmReceipt,
    ExtendReceipt,
    FilterOrders,
    ShowHistory,
    ShowOrder,
    ShowOrders,
    ShowReceipt,
)
from shopclerk.conversation.audience import everybody_in, may_be_owner
from shopclerk.conversation.overtaken import overtaken
from shopclerk.conversation.ports.identities import Person
from shopclerk.conversation.reply import Screen
from shopclerk.conversation.screens.merchant import order_card
from shopclerk.conversation.screens.orders import (
    ask_cancel_screen,
    ask_extend_screen,
    ask_receipt_screen,
    history_screen,
    is_cancellable,
    may_extend,
    order_screen,
    orders_screen,
)
from shopclerk.conversation.screens.receipts import receipt_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, follows, shows
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.ports.views import OrdersOf
from shopclerk.core.usecases.viewing import OrderDetails

PAGE = 6
ON_ITS_WAY = frozenset({OrderLabel.SHIPPED, OrderLabel.IN_DELIVERY, OrderLabel.DELIVERED})
"""When all of an order has left and it is not completed yet: its receipt can be confirmed."""


STANDINGS: Final[Mapping[str, tuple[OrderStatus, ...]]] = {
    "": (),
    "unpaid": (OrderStatus.PENDING_PAYMENT,),
    "under_way": (OrderStatus.CONFIRMED,),
    "over": (OrderStatus.COMPLETED, OrderStatus.CANCELLED),
}
"""What of a customer's orders can be looked at alone."""


async def show_orders(turn: Turn, action: ShowOrders) -> Answer:
    return await _listed(turn, "", action.after)


async def filter_orders(turn: Turn, action: FilterOrders) -> Answer:
    """What is no way for an order to stand shows them all."""
    return await _listed(turn, action.standing if action.standing in STANDINGS else "", action.after)


async def _listed(turn: Turn, standing: str, after: OrderId | None) -> Answer:
    query = OrdersOf(turn.person.id, after, PAGE + 1, STANDINGS[standing])
    rows = await turn.desk.orders.list_orders(query, actor=turn.actor)
    screen = orders_screen(
        turn.words,
        rows[:PAGE],
        standing=standing,
        more=len(rows) > PAGE,
        first=after is None,
        notice=turn.notice,
    )
    return shows(turn, screen)


async def show_history(turn: Turn, action: ShowHistory) -> Answer:
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    return shows(turn, history_screen(turn.words, details, notice=turn.notice))


async def show_receipt(turn: Turn, action: ShowReceipt) -> Answer:
    receipt = await turn.desk.orders.show_receipt(actor=turn.actor, order_id=action.order_id)
    return shows(turn, receipt_screen(turn.words, receipt, action.order_id, notice=turn.notice))


async def ask_extend(turn: Turn, action: AskExtend) -> Answer:
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    if not may_extend(details):
        return await order_page(turn.late(), action.order_id)
    screen = ask_extend_screen(turn.words, details.order, details.extend_by)
    return shows(turn, follows(screen, details.order))


async def extend_receipt(turn: Turn, action: ExtendReceipt) -> Answer:
    await turn.desk.orders.extend_receipt(
        actor=turn.actor, request_id=turn.request_id, order_id=action.order_id
    )
    return await order_page(turn, action.order_id)


async def show_order(turn: Turn, action: ShowOrder) -> Answer:
    return await order_page(turn, action.order_id)


async def order_page(turn: Turn, order_id: OrderId | None = None, *, number: str = "") -> Answer:
    """The order by its id or number: the card for staff, the customer's page for its customer."""
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id, number=number)
    told = overtaken(turn, details)
    reader = everybody_in(told.room) if told.room else told.person
    return shows(told, order_as_seen(told.words, reader, details, notice=told.notice))


def order_as_seen(words: Words, reader: Person, details: OrderDetails, *, notice: str = "") -> Screen:
    """One order for whoever looks, edited in place as it moves."""
    if reader.actor.is_staff:
        screen = order_card(words, details, for_owner=may_be_owner(reader), notice=notice)
    else:
        screen = order_screen(words, details, notice=notice)
    return follows(screen, details.order)


async def ask_cancel(turn: Turn, action: AskCancel) -> Answer:
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    if not is_cancellable(details):
        return await order_page(turn.late(), action.order_id)
    return shows(turn, follows(ask_cancel_screen(turn.words, details), details.order))


async def cancel_order(turn: Turn, action: CancelOrder) -> Answer:
    await turn.desk.orders.cancel_order(
        actor=turn.actor, request_id=turn.request_id, order_id=action.order_id
    )
    return await order_page(turn.unless_done(), action.order_id)


async def ask_receipt(turn: Turn, action: AskReceipt) -> Answer:
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    if details.label not in ON_ITS_WAY:
        return await order_page(turn.late(), action.order_id)
    return shows(turn, follows(ask_receipt_screen(turn.words, details), details.order))


async def confirm_receipt(turn: Turn, action: ConfirmReceipt) -> Answer:
    await turn.desk.orders.confirm_receipt(
        actor=turn.actor, request_id=turn.request_id, order_id=action.order_id
    )
    return await order_page(turn, action.order_id)


PRESSED: Final[Pressed] = {
    ShowOrders: show_orders,
    FilterOrders: filter_orders,
    ShowHistory: show_history,
    ShowReceipt: show_receipt,
    AskExtend: ask_extend,
    ExtendReceipt: extend_receipt,
    ShowOrder: show_order,
    AskCancel: ask_cancel,
    CancelOrder: cancel_order,
    AskReceipt: ask_receipt,
    ConfirmReceipt: confirm_receipt,
}
