"""Screens: catalogue."""

from dataclasses import replace

from shopclerk.conversation.screens.catalogue import categories_screen, products_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World


def examples(words: Words, world: World) -> Examples:
    cups, rows = world.cups, world.product_rows
    return {
        "shelves": categories_screen(words, ((cups, 2), (replace(cups, name=world.blue), 1)), 4),
        "nothing on sale": categories_screen(words, (), 0),
        "first page": products_screen(words, rows, category=cups, currency="CNY", more=True, first=True),
        "last page": products_screen(words, rows, category=None, currency="CNY", more=False, first=False),
        "without a price": products_screen(
            words, rows[:1], category=cups, currency="JPY", more=False, first=True
        ),
        "an empty shelf": products_screen(words, (), category=cups, currency="CNY", more=False, first=True),
    }
