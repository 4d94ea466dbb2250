"""Screens: currency."""

from shopclerk.conversation.screens.currency import currencies_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples


def examples(words: Words) -> Examples:
    return {
        "to choose from": currencies_screen(words, ("CNY", "USD", "XTR"), chosen="USD", in_cart=2),
        "the only one": currencies_screen(words, ("CNY",), chosen="CNY", in_cart=0),
    }
