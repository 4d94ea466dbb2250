"""Screens: the whole shelf counted with a list."""

from shopclerk.conversation.counts import BadCell, CodeTwice, Result, titled
from shopclerk.conversation.screens.counting import booked_screen, counts_screen
from shopclerk.conversation.words import Words
from shopclerk.core.usecases.goods.counting import Booked, Count, Found
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World


def examples(words: Words, world: World) -> Examples:
    code = world.said("TEA-100G")
    (counted,) = titled(words, "counted")
    results: list[Result] = [
        Booked(Count(2, code, 10, 8), Found.BOOKED, -2),
        Booked(Count(3, "MUG", 5, 5), Found.SAME),
        Booked(Count(4, "POT", 5, 3), Found.MOVED, 4),
        Booked(Count(5, "PAN", 5, 1), Found.PROMISED, 2),
        Booked(Count(6, "CUP", 5, 1), Found.UNKNOWN),
        BadCell(7, counted, world.said("two")),
        CodeTwice(8, code),
    ]
    return {
        "counts": counts_screen(words, "0" * 18, results),
        "counts of what is there": counts_screen(words, "0" * 18, results[1:2]),
        "counts that are booked": booked_screen(words, results),
    }
