"""The owner pays something back, for no goods."""

import hashlib
import re
from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.goodwill import AskGoodwill, PayGoodwill
from shopclerk.conversation.awaited.goodwill import AwaitGoodwill
from shopclerk.conversation.handlers.orders import order_page
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.screens.goodwill import (
    ask_goodwill_screen,
    confirm_goodwill_screen,
    left_to_pay_back,
)
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import plainly
from shopclerk.core.domain.errors import InvalidAmount, NotRefundable, ReasonNeeded
from shopclerk.core.domain.money import Money
from shopclerk.core.usecases.refunding import ByAmount

LONGEST_REASON: Final = 200
_SIGNS: Final = re.compile(r"^[^0-9-]+|[^0-9]+$")
"""What people write before or after an amount: the sign or the word of its currency."""


async def ask_goodwill(turn: Turn, action: AskGoodwill) -> Answer:
    turn.actor.must_be_owner("RequestRefund")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    most = left_to_pay_back(details)
    if not most.minor:
        return await order_page(turn.late(), action.order_id)
    screen = ask_goodwill_screen(turn.words, details.order, most, notice=turn.notice)
    return asks(turn, screen, AwaitGoodwill(action.order_id))


async def goodwill_typed(turn: Turn, awaited: AwaitGoodwill, text: str) -> Answer:
    """Nothing moves before it is confirmed; the token of what was typed makes that happen once."""
    turn.actor.must_be_owner("RequestRefund")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=awaited.order_id)
    number, _, reason = plainly(text).partition(" ")
    most = left_to_pay_back(details)
    amount = Money.parse(_SIGNS.sub("", number), most.currency)
    why = one_line(reason)[:LONGEST_REASON]
    if amount.minor <= 0:
        raise InvalidAmount(number, most.currency)
    if amount.minor > most.minor:
        raise NotRefundable(details.order.id, amount.minor, most.minor, most.currency)
    if not why:
        raise ReasonNeeded("RequestRefund")
    token = hashlib.blake2b(turn.request_id.encode(), digest_size=9, person=b"goodwill").hexdigest()
    kept = turn.drafting(replace(turn.session.draft, goodwill=f"{token} {amount.minor} {why}"))
    return shows(kept, confirm_goodwill_screen(turn.words, details.order, amount, why, token))


async def pay_goodwill(turn: Turn, action: PayGoodwill) -> Answer:
    turn.actor.must_be_owner("RequestRefund")
    token, _, said = turn.session.draft.goodwill.partition(" ")
    if token != action.token:
        return await order_page(turn.late(), action.order_id)
    minor, _, why = said.partition(" ")
    details = await turn.desk.orders.show_order(actor=turn.actor, order_id=action.order_id)
    await turn.desk.counter.request_refund(
        ByAmount(Money(int(minor), details.order.total.currency)),
        actor=turn.actor,
        request_id=f"goodwill:{token}",
        order_id=action.order_id,
        because=why,
    )
    return await order_page(turn, action.order_id)


PRESSED: Final[Pressed] = {
    AskGoodwill: ask_goodwill,
    PayGoodwill: pay_goodwill,
}

TYPED: Final[Typed] = {
    AwaitGoodwill: goodwill_typed,
}
