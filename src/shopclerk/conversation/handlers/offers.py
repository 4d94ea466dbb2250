"""What a customer chooses for the price of an order: the way of delivery, and a discount code."""

from dataclasses import replace
from typing import Final

from shopclerk.conversation.actions.ordering import (
    AskDiscount,
    AskMethod,
    AskShipping,
    ChooseMethod,
    ChooseShipping,
    DropDiscount,
)
from shopclerk.conversation.awaited.checkout import AwaitDiscount
from shopclerk.conversation.buying import buying_in
from shopclerk.conversation.handlers.reviewing import leaves_a_choice, onward, priced, way_to_pay
from shopclerk.conversation.screens.offers import ask_discount_screen, ask_method_screen, ask_shipping_screen
from shopclerk.conversation.turn import Answer, Pressed, Turn, Typed, asks, shows
from shopclerk.conversation.typed_text import plainly
from shopclerk.core.domain.errors import DiscountRefused, MethodUnavailable


async def ask_shipping(turn: Turn, _: AskShipping) -> Answer:
    now = await priced(turn)
    if not now.quote.leaves_a_choice:
        return await onward(turn.late())
    chosen = now.turn.session.draft.shipping
    screen = ask_shipping_screen(turn.words, now.quote.options, chosen=chosen, notice=now.turn.notice)
    return shows(now.turn, screen)


async def choose_shipping(turn: Turn, action: ChooseShipping) -> Answer:
    return await onward(turn.drafting(replace(turn.session.draft, review="", shipping=action.option)))


async def ask_method(turn: Turn, _: AskMethod) -> Answer:
    """How to pay, once the order is placed."""
    if not leaves_a_choice(turn):
        return await onward(turn.late())
    screen = ask_method_screen(turn.words, turn.desk.methods, chosen=way_to_pay(turn), notice=turn.notice)
    return shows(turn, screen)


async def choose_method(turn: Turn, action: ChooseMethod) -> Answer:
    if action.method not in turn.desk.methods:
        raise MethodUnavailable(action.method)
    return await onward(turn.drafting(replace(turn.session.draft, method=action.method)))


async def ask_discount(turn: Turn, _: AskDiscount) -> Answer:
    current = turn.session.draft.discount
    return asks(turn, ask_discount_screen(turn.words, current=current, notice=turn.notice), AwaitDiscount())


async def discount_typed(turn: Turn, _: AwaitDiscount, text: str) -> Answer:
    """A code that is refused changes nothing, and is asked for again."""
    quote = await turn.desk.till.price_cart(
        actor=turn.actor, discount=plainly(text), currency=await buying_in(turn)
    )
    if quote.discount is None:
        raise DiscountRefused("", "unknown")
    draft = replace(turn.session.draft, review="", discount=quote.discount.code)
    return await onward(turn.drafting(draft))


async def drop_discount(turn: Turn, _: DropDiscount) -> Answer:
    return await onward(turn.drafting(replace(turn.session.draft, review="", discount="")))


PRESSED: Final[Pressed] = {
    AskShipping: ask_shipping,
    ChooseShipping: choose_shipping,
    AskMethod: ask_method,
    ChooseMethod: choose_method,
    AskDiscount: ask_discount,
    DropDiscount: drop_discount,
}

TYPED: Final[Typed] = {
    AwaitDiscount: discount_typed,
}
