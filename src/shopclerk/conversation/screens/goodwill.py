"""Paying something back for no goods: how much and why, and a last look."""

from shopclerk.conversation.actions.goodwill import AskGoodwill, PayGoodwill
from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.ordering import ShowOrder
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import body, muted, page, strong, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.usecases.viewing import OrderDetails


def left_to_pay_back(details: OrderDetails) -> Money:
    """What came, less all that went back or is promised to."""
    came = sum(one.amount.minor for one in details.attempts if one.status is AttemptStatus.CAPTURED)
    back = sum(one.amount.minor for one in details.refunds if one.holds)
    return Money(max(came - back, 0), details.order.total.currency)


def goodwill_row(words: Words, details: OrderDetails) -> Row:
    """On the card of an order that was paid and is not cancelled."""
    sold = details.order.status in (OrderStatus.CONFIRMED, OrderStatus.COMPLETED)
    if not (sold and left_to_pay_back(details).minor):
        return ()
    return (Button(words.text("💝 Pay something back"), AskGoodwill(details.order.id)),)


def ask_goodwill_screen(words: Words, order: Order, most: Money, *, notice: str = "") -> Screen:
    example = Money(max(most.minor // 10, 1), most.currency).decimal()
    return page(
        title(words.text("💝 Pay something back for order {number}", number=order.number)),
        strong(words.text("At most: {amount}", amount=words.money(most))),
        body(words.text("Type the amount, and why after it: the customer reads it.")),
        muted(words.text("The goods stay where they are.")),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("For example: {amount} it came late", amount=example),
        notice=notice,
    )


def confirm_goodwill_screen(
    words: Words, order: Order, amount: Money, why: str, token: str, *, notice: str = ""
) -> Screen:
    shown = words.money(amount)
    yes = Button(
        words.text("Yes, pay back {amount}", amount=shown), PayGoodwill(order.id, token), Tone.DANGER
    )
    return page(
        title(words.text("💝 Pay back {amount} for order {number}?", amount=shown, number=order.number)),
        body(one_line(why)),
        muted(
            words.text(
                "It goes back the way it was paid. The customer is told, and reads the reason with the "
                "order. This cannot be undone."
            )
        ),
        rows=((yes,), (Button(words.text("‹ Order"), ShowOrder(order.id)),)),
        notice=notice,
    )
