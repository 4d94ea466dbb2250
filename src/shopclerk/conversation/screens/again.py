"""What of an order cannot be had again."""

from collections.abc import Sequence

from shopclerk.conversation.screens.packing import BRIEFLY, line_name
from shopclerk.conversation.words import Words
from shopclerk.core.usecases.reordering import Missing


def missing_notice(words: Words, missing: Sequence[Missing]) -> str:
    """Each with how many units; `missing` is not empty."""
    gone = [f"{line_name(words, one.line, BRIEFLY)} × {one.units}" for one in missing]
    return words.text("Not available right now: {things}", things=words.list(gone))
