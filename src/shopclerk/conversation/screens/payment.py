"""Paying an order."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from shopclerk.conversation.actions.ordering import ChoosePayment, Pay, ShowOrder
from shopclerk.conversation.reply import Button, Link, Paragraph, Screen, Tone
from shopclerk.conversation.screens.layout import body, home, in_pairs, muted, page, strong, title
from shopclerk.conversation.words import Words
from shopclerk.core.domain.order import Order
from shopclerk.core.usecases.checking import Objection

_METHODS: Final[Mapping[str, Callable[[Words], str]]] = {
    "alipay": lambda words: words.text("Alipay"),
    "wechat_pay": lambda words: words.text("WeChat Pay"),
    "unionpay": lambda words: words.text("UnionPay"),
    "card": lambda words: words.text("Bank card"),
    "telegram_card": lambda words: words.text("Card in Telegram"),
    "telegram_stars": lambda words: words.text("Telegram Stars"),
}

_DECLINES: Final[Mapping[str, Callable[[Words], str]]] = {
    "insufficient_funds": lambda words: words.text("There is not enough money on the account."),
    "card_expired": lambda words: words.text("The card has expired."),
    "account_restricted": lambda words: words.text("The bank has restricted the account."),
    "suspected_fraud": lambda words: words.text("The bank stopped it to keep the account safe."),
    "cancelled_by_user": lambda words: words.text("It was cancelled on the payment page."),
    "amount_out_of_range": lambda words: words.text(
        "Telegram takes no payments this small or this large. Please pay another way."
    ),
    "currency_unsupported": lambda words: words.text(
        "Telegram takes no payments in this currency. Please pay another way."
    ),
    "provider_refused": lambda words: words.text(
        "This payment method is not set up properly. Please tell the shop, or pay another way."
    ),
}

_OBJECTIONS: Final[Mapping[Objection, Callable[[Words], str]]] = {
    Objection.UNKNOWN: lambda words: words.text(
        "The shop does not know this invoice, so nothing was charged. Please open your order and pay from "
        "there."
    ),
    Objection.PAID: lambda words: words.text("This order is paid already, so nothing was charged."),
    Objection.OVER: lambda words: words.text(
        "The time to pay this order is over, so nothing was charged. Please order again."
    ),
    Objection.REPLACED: lambda words: words.text(
        "This invoice has been replaced, so nothing was charged. Please open the order and pay from there."
    ),
    Objection.UNDER_WAY: lambda words: words.text(
        "This order is being paid this very moment, so nothing was charged. If that does not go through, "
        "please try again in a minute."
    ),
}


def method_name(words: Words, code: str) -> str:
    """The name of a payment method; its code, made readable, for one without a name here."""
    return _METHODS[code](words) if code in _METHODS else code.replace("_", " ").capitalize()


def decline_reason(words: Words, code: str) -> str:
    """Why a payment was declined, as a sentence."""
    if code in _DECLINES:
        return _DECLINES[code](words)
    return words.text("The payment provider gave no further reason.")


def objection_sentence(words: Words, objection: Objection) -> str:
    """Why a payment is not taken, and what to do, for whoever is about to pay."""
    return _OBJECTIONS[objection](words)


def payment_screen(
    words: Words, order: Order, methods: Sequence[str], *, now: datetime, notice: str = ""
) -> Screen:
    choices = [Button(method_name(words, method), Pay(order.id, method)) for method in methods]
    return page(
        title(words.text("💳 Pay for order {number}", number=order.number)),
        strong(words.money(order.total)),
        time_left(words, order, now),
        body(_how(words, order, methods)),
        rows=(*(in_pairs(choices) if order.is_payable else ()), (_to_order(words, order), home(words))),
        notice=notice,
    )


def _how(words: Words, order: Order, methods: Sequence[str]) -> str:
    if not order.is_payable:
        return words.text("This order takes no payment any more.")
    if not methods:
        return words.text("No payment method is set up right now. Please contact the shop.")
    return words.text("How would you like to pay?")


def pay_link_screen(
    words: Words,
    order: Order,
    method: str,
    link: str,
    *,
    others: bool = True,
    now: datetime,
    notice: str = "",
) -> Screen:
    """`others`: there is another way of paying."""
    amount, called = words.money(order.total), method_name(words, method)
    return page(
        title(words.text("💳 Pay for order {number}", number=order.number)),
        strong(amount),
        body(words.text("Press the button below to pay. We will tell you here as soon as it is paid.")),
        time_left(words, order, now),
        rows=(
            (
                Link(
                    words.text("Pay {amount} with {method}", amount=amount, method=called), link, Tone.PRIMARY
                ),
            ),
            (
                *((Button(words.text("Pay another way"), ChoosePayment(order.id)),) if others else ()),
                _to_order(words, order),
            ),
            (home(words),),
        ),
        notice=notice,
    )


def time_left(words: Words, order: Order, now: datetime) -> Paragraph:
    """For how long the goods are kept; nothing when that has no end."""
    if order.pay_by is None or order.pay_by <= now:
        return muted("")
    span, until = words.duration(order.pay_by - now), words.time(order.pay_by)
    return muted(words.text("⏳ Held for you for another {span}, until {time}", span=span, time=until))


def _to_order(words: Words, order: Order) -> Button:
    return Button(words.text("‹ Order"), ShowOrder(order.id))
