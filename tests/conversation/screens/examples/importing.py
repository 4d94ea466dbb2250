"""Screens: products brought in by a table."""

from collections import Counter

from shopclerk.conversation.screens.importing import brought_screen, table_screen
from shopclerk.conversation.tables import Fault, NotBrought, Tally
from shopclerk.conversation.words import Words
from shopclerk.core.domain.errors import SkuCodeTaken
from shopclerk.core.domain.importing import RefusalReason, RowRefused
from shopclerk.core.usecases.imported import CodeTaken, Outcome, StockBelowPromised
from tests.conversation.screens.examples.kinds import Examples
from tests.conversation.world import World


def examples(words: Words, world: World) -> Examples:
    reasons = list(RefusalReason)
    refused = [
        RowRefused(line=place, reason=reason, column="Variant Price", value=world.said("pot"))
        for place, reason in enumerate(reasons, 2)
    ]
    others: list[Fault] = [
        CodeTaken(20, "MUG"),
        StockBelowPromised(21, "MUG", 1, 3),
        NotBrought(22, SkuCodeTaken("MUG")),
    ]
    full = Tally(Counter({Outcome.CREATED: 3, Outcome.UPDATED: 21, Outcome.UNCHANGED: 400}), 5, 7)
    full.faults = [*refused[:10], *others]
    same = Tally(Counter({Outcome.UNCHANGED: 1}))
    return {
        "a table": table_screen(words, "0" * 18, full),
        "a table of what is there": table_screen(words, "0" * 18, same),
        "a table that is in": brought_screen(words, full.figures, [*refused[10:], *others]),
    }
