"""What people, and merchants' and customers' things are called on a screen: user text made fit, never
formatted twice.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from shopclerk.conversation.plain_text import one_line, shortened
from shopclerk.conversation.words import Words
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.localized import LocalizedText

ON_A_BUTTON: Final = 30
IN_A_LIST: Final = 100


def name(words: Words, text: LocalizedText, columns: int = IN_A_LIST) -> str:
    return shortened(one_line(text.in_(words.language)), columns) or "–"


def options(words: Words, values: Sequence[LocalizedText], columns: int = IN_A_LIST) -> str:
    """Option values as one line; empty for the only variant of a product."""
    return shortened(one_line(" / ".join(value.in_(words.language) for value in values)), columns)


def colleague(
    words: Words, names: Mapping[PersonId, str], person_id: PersonId, *, begins: bool = False
) -> str:
    """What one of the staff is called, who may be the first word of a sentence; `names` are those that are
    known (see `People.names`).
    """
    if known := shortened(one_line(names.get(person_id, "")), ON_A_BUTTON):
        return known
    if begins:
        return words.context("one of the staff, at the beginning of a sentence", "A colleague")
    return words.context("one of the staff", "a colleague")


def named(words: Words, title: str, variant: str) -> str:
    """A title with its variant, if it has one."""
    return words.text("{title} ({variant})", title=title, variant=variant) if variant else title
