"""Screens: cart."""

from shopclerk.conversation.screens.cart import cart_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World, cny


def examples(words: Words, world: World) -> Examples:
    good = world.item(words.language)
    gone, few, withdrawn = (
        world.item(words.language, available=0),
        world.item(words.language, quantity=5, available=3),
        world.item(words.language, sold=False),
    )
    return {
        "empty": cart_screen(words, (), total=cny(0)),
        "ready to check out": cart_screen(
            words, (good, world.item(words.language, quantity=40)), total=cny(163800)
        ),
        "lines to fix": cart_screen(words, (good, gone, few, withdrawn), total=cny(15600)),
    }
