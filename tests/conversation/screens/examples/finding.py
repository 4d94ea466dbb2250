"""Screens: finding."""

from shopclerk.conversation.screens.finding import ask_search_screen, found_screen, nothing_found_screen
from shopclerk.conversation.words import Words
from shopclerk.core.usecases.searching import Found
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World


def examples(words: Words, world: World) -> Examples:
    rows = world.product_rows
    return {
        "what": ask_search_screen(words),
        "found": found_screen(
            words, "tea", Found(rows=rows, more=True, close=False), skipped=0, currency="CNY"
        ),
        "near": found_screen(
            words, "green tee", Found(rows=rows, more=False, close=True), skipped=0, currency="CNY"
        ),
        "last page": found_screen(
            words, "tea", Found(rows=rows[:1], more=False, close=False), skipped=6, currency="CNY"
        ),
        "nothing more": found_screen(
            words, "tea", Found(rows=(), more=False, close=False), skipped=12, currency="CNY"
        ),
        "nothing": nothing_found_screen(words, "xylophone"),
    }
