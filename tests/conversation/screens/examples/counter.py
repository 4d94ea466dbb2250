"""What staff do over many orders at once."""

from shopclerk.conversation.screens.together import together_screen
from shopclerk.conversation.words import Words
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World


def examples(words: Words, world: World) -> Examples:
    return {
        "all at once": together_screen(words, 12),
    }
