"""Saying that a refund which failed was made by hand."""

from typing import Final

from shopclerk.conversation.actions.books import AskManualRefund, RecordManualRefund
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.screens.manual_refunds import ask_manual_refund_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, follows, shows
from shopclerk.core.domain.lifecycle import RefundStatus


async def ask_manual_refund(turn: Turn, action: AskManualRefund) -> Answer:
    """The owner only."""
    turn.actor.must_be_owner("RecordManualRefund")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    refund = next((one for one in details.refunds if one.id == action.refund_id), None)
    if refund is None or refund.status is not RefundStatus.FAILED:
        return await order_page(turn.late(), action.order_id)
    return shows(turn, follows(ask_manual_refund_screen(turn.words, details, refund), details.order))


async def record_manual_refund(turn: Turn, action: RecordManualRefund) -> Answer:
    await turn.desk.orders.record_manual_refund(
        actor=turn.actor, request_id=turn.request_id, refund_id=action.refund_id
    )
    return await order_page(turn.unless_done(), action.order_id)


PRESSED: Final[Pressed] = {
    AskManualRefund: ask_manual_refund,
    RecordManualRefund: record_manual_refund,
}
