"""Screens: what the shop keeps of a customer."""

from shopclerk.conversation.screens.privacy import (
    ask_erase_screen,
    erased_screen,
    exported_screen,
    not_yet_erased_screen,
    privacy_screen,
)
from shopclerk.conversation.words import Words
from shopclerk.core.usecases.privacy import Kept
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import NUMBER, World


def examples(words: Words, world: World) -> Examples:
    much = Kept(
        name=world.said("Ana Li"),
        accounts=2,
        recipients=3,
        addresses=2,
        orders=4,
        remarks=120,
        watches=1,
        open_orders=(),
    )
    little = Kept(
        name="", accounts=1, recipients=0, addresses=0, orders=0, remarks=0, watches=0, open_orders=()
    )
    return {
        "much is kept": privacy_screen(words, much),
        "hardly anything is kept": privacy_screen(words, little),
        "taken along": exported_screen(words),
        "erase?": ask_erase_screen(words),
        "not yet, for one order": not_yet_erased_screen(words, (NUMBER,)),
        "not yet, for many": not_yet_erased_screen(words, (NUMBER,) * 9),
        "erased": erased_screen(words),
    }
