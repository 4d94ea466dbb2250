"""The currency to see prices in, and to pay in."""

from collections.abc import Sequence

from shopclerk.conversation.actions.currency import ChooseCurrency, ShowCurrencies
from shopclerk.conversation.reply import Button, Screen
from shopclerk.conversation.screens.home import cart_button
from shopclerk.conversation.screens.layout import DOT, body, home, in_pairs, muted, page, title
from shopclerk.conversation.words import Words


def currencies_screen(
    words: Words, currencies: Sequence[str], *, chosen: str, in_cart: int, notice: str = ""
) -> Screen:
    """`currencies` are those the shop sells in."""
    choices = [
        Button(f"✓ {_named(words, each)}" if each == chosen else _named(words, each), ChooseCurrency(each))
        for each in currencies
    ]
    return page(
        title(words.text("💱 Currency")),
        body(words.text("In which currency would you like to see prices, and pay?")),
        muted(words.text("What is in your cart stays in it. Orders keep the currency they were placed in.")),
        rows=(*in_pairs(choices), (cart_button(words, in_cart), home(words))),
        notice=notice,
    )


def currency_button(words: Words) -> Button:
    return Button(words.text("💱 Currency"), ShowCurrencies())


def _named(words: Words, currency: str) -> str:
    return DOT.join((words.currency(currency), currency))
