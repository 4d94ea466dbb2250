"""What a customer chooses for the price of an order: the way of delivery, and a discount code."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from shopclerk.conversation.actions.home import Dismiss
from shopclerk.conversation.actions.ordering import (
    AskDiscount,
    AskShipping,
    ChooseMethod,
    ChooseShipping,
    DropDiscount,
    StartCheckout,
)
from shopclerk.conversation.actions.shopping import ShowCart
from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.reply import Button, Row, Screen, Tone
from shopclerk.conversation.screens.layout import DOT, body, home, in_pairs, muted, page, title
from shopclerk.conversation.screens.names import ON_A_BUTTON, name
from shopclerk.conversation.screens.payment import method_name
from shopclerk.conversation.screens.sums import fee_of
from shopclerk.conversation.words import Words
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.usecases.quoting import Quote


def ask_shipping_screen(
    words: Words, options: Sequence[ShippingOption], *, chosen: str = "", notice: str = ""
) -> Screen:
    """Each option with its fee and the days that it takes; `chosen` is the code of the present one."""
    return page(
        title(words.text("🚚 How shall we deliver it?")),
        body(*(_described(words, option) for option in options)),
        rows=(
            *((_choice(words, option, chosen),) for option in options),
            (Button(words.text("‹ Cart"), ShowCart()), home(words)),
        ),
        notice=notice,
    )


def _described(words: Words, option: ShippingOption) -> str:
    return DOT.join((name(words, option.name), fee_of(words, option.fee), _days(words, option.days)))


def _days(words: Words, days: int) -> str:
    if days == 0:
        return words.text("the same day")
    return words.plural("within {n} day", "within {n} days", days)


def _choice(words: Words, option: ShippingOption, chosen: str) -> Button:
    label = DOT.join((name(words, option.name, ON_A_BUTTON), fee_of(words, option.fee)))
    if option.code == chosen:
        return Button(f"✓ {label}", ChooseShipping(option.code))
    return Button(label, ChooseShipping(option.code), Tone.PLAIN if chosen else Tone.PRIMARY)


def ask_method_screen(words: Words, methods: Sequence[str], *, chosen: str = "", notice: str = "") -> Screen:
    """`chosen` is the code of the present one."""
    choices = [
        Button(f"✓ {called}" if method == chosen else called, ChooseMethod(method))
        for method in methods
        for called in [method_name(words, method)]
    ]
    return page(
        title(words.text("💳 How would you like to pay?")),
        body(words.text("You pay once the order is placed; nothing is charged before.")),
        rows=(*in_pairs(choices), (Button(words.text("‹ Back"), StartCheckout()), home(words))),
        notice=notice,
    )


def ask_discount_screen(words: Words, *, current: str = "", notice: str = "") -> Screen:
    return page(
        title(words.text("🎟 Which discount code do you have?")),
        body(words.text("So far: {current}", current=one_line(current)) if current else ""),
        muted(words.text("Type it below. An order takes one code.")),
        rows=((Button(words.text("✖ Never mind"), Dismiss()),),),
        hint=words.text("Discount code"),
        notice=notice,
    )


def offer_buttons(words: Words, quote: Quote) -> Row:
    """What of the price can still be chosen otherwise."""
    delivery = Button(words.text("🚚 Delivery"), AskShipping())
    if quote.discount is None:
        code = Button(words.text("🎟 Discount code"), AskDiscount())
    else:
        dropped = words.text("✖ Without {code}", code=one_line(quote.discount.code))
        code = Button(dropped, DropDiscount())
    return (delivery, code) if quote.leaves_a_choice else (code,)


def arrival(words: Words, days: int, today: datetime) -> str:
    """By when it should be there, when it is ordered and sent today."""
    if days == 0:
        return words.text("Expected today")
    return words.text("Expected by {day}", day=words.date(today + timedelta(days=days)))
