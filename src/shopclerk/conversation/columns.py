"""Which column of a table says what, by its title in any language: who made it may speak another."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.words import Wording, Words

Titles: TypeAlias = tuple[tuple[str, Callable[[Words], str]], ...]
"""What a column says, and its titles, which commas part."""


def columns_by_field(wording: Wording, titles: Titles, columns: Sequence[str]) -> Mapping[str, str]:
    """The first column of each field; a field that no column is called by is left out."""
    found: dict[str, str] = {}
    for field, known in _known(wording, titles).items():
        for column in columns:
            if plainly(column).casefold().rstrip(".:") in known:
                found.setdefault(field, column)
    return found


@cache
def _known(wording: Wording, titles: Titles) -> Mapping[str, frozenset[str]]:
    spoken = [wording.into(tag) for tag, _ in wording.languages]
    return {
        field: frozenset(plainly(title).casefold() for words in spoken for title in say(words).split(","))
        for field, say in titles
    }
