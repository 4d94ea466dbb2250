"""The owner pays something back."""

from shopclerk.conversation.screens.goodwill import ask_goodwill_screen, confirm_goodwill_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World, cny


def examples(words: Words, world: World) -> Examples:
    why = world.said("It came late")
    return {
        "how much and why": ask_goodwill_screen(words, world.paid, cny(3900)),
        "a last look": confirm_goodwill_screen(words, world.paid, cny(500), why, "0" * 18),
    }
