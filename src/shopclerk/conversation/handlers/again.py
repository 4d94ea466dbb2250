"""The same again."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.ordering import OrderAgain
from shopclerk.conversation.buying import buying_in
from shopclerk.conversation.handlers.cart import show_cart
from shopclerk.conversation.handlers.checkout import start_checkout
from shopclerk.conversation.screens.again import missing_notice
from shopclerk.conversation.turn import Answer, Pressed, Turn


async def order_again(turn: Turn, action: OrderAgain) -> Answer:
    """To the review when all of it can be had, with whatever else is in the cart; else to the cart, with what
    cannot.
    """
    again = await turn.desk.orders.order_again(
        actor=turn.actor,
        request_id=turn.request_id,
        order_id=action.order_id,
        currency=await buying_in(turn),
    )
    turn = turn.drafting(replace(turn.session.draft, review=""))
    if again.missing:
        return await show_cart(turn.noticing(missing_notice(turn.words, again.missing)))
    return await start_checkout(turn)


PRESSED: Final[Pressed] = {
    OrderAgain: order_again,
}
