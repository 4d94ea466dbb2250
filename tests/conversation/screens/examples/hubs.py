"""Screens: the account and the office."""

from shopclerk.conversation.screens.account import account_screen
from shopclerk.conversation.screens.office import office_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples


def examples(words: Words) -> Examples:
    return {
        "an account": account_screen(words),
        "the office": office_screen(words),
        "the office of the owner": office_screen(words, owner=True, failures=2),
    }
