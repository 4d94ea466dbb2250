"""Choosing how to pay, and going there."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.ordering import ChoosePayment, Pay
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.handlers.reviewing import leaves_a_choice
from shopclerk.conversation.refusals import sentence
from shopclerk.conversation.screens.payment import decline_reason, pay_link_screen, payment_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, leads_to_paying, shows
from shopclerk.core.domain.errors import MethodUnavailable, PaymentClosed
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable


async def choose_payment(turn: Turn, action: ChoosePayment) -> Answer:
    return await payment(turn, action.order_id)


async def payment(turn: Turn, order_id: OrderId) -> Answer:
    """The methods, while the order can be paid; else the order as it stands."""
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)
    if not details.order.is_payable:
        return await order_page(turn.late(), order_id)
    screen = payment_screen(turn.words, details.order, turn.desk.methods, now=turn.now, notice=turn.notice)
    return shows(turn, leads_to_paying(screen, order_id))


async def go_and_pay(turn: Turn, order_id: OrderId) -> Answer:
    """Where to pay by the way that was reviewed with the order; without one, and when that does not work now,
    the choice of ways.
    """
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=order_id)
    method = turn.session.draft.method
    if not details.order.is_payable or method not in turn.desk.methods:
        return await payment(turn, order_id)
    apart = replace(turn, request_id=f"{turn.request_id}:pay")
    try:
        return await pay(apart, Pay(order_id, method))
    except (Unavailable, MethodUnavailable, PaymentClosed) as refused:
        return await payment(turn.noticing(sentence(turn.words, refused)), order_id)


async def pay(turn: Turn, action: Pay) -> Answer:
    """Where to pay. Asking the provider again for the same attempt is safe: it has an idempotency key."""
    try:
        attempt = await _start(turn, action)
    except OutcomeUnknown:
        return await payment(turn.noticing(_no_answer(turn)), action.order_id)
    if attempt.status is AttemptStatus.FAILED:
        return await payment(
            turn.noticing(decline_reason(turn.words, attempt.failure or "")), action.order_id
        )
    if attempt.status is AttemptStatus.CAPTURED:
        return await order_page(turn, action.order_id)
    if not attempt.is_open or attempt.link is None:
        return await payment(turn.late(), action.order_id)
    return await _link(turn, action, attempt.link)


async def _start(turn: Turn, action: Pay) -> PaymentAttempt:
    return await turn.desk.till.start_payment(
        actor=turn.actor,
        request_id=turn.request_id,
        order_id=action.order_id,
        method=action.method,
        language=turn.person.language,
        return_url=turn.desk.return_url,
    )


def _no_answer(turn: Turn) -> str:
    return turn.words.text(
        "The payment provider did not answer in time. Please choose the same method again: "
        "you are not charged twice."
    )


async def _link(turn: Turn, action: Pay, link: str) -> Answer:
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    screen = pay_link_screen(
        turn.words, details.order, action.method, link, others=leaves_a_choice(turn), now=turn.now
    )
    chosen = turn.drafting(replace(turn.session.draft, method=action.method))
    return shows(chosen, leads_to_paying(screen, action.order_id))


PRESSED: Final[Pressed] = {
    ChoosePayment: choose_payment,
    Pay: pay,
}
