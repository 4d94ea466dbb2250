"""What somebody means by a few words: first as they are typed, then what comes near."""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Final

from shopclerk.adapters.search.folding import folded, is_han, pairs, words_in
from shopclerk.adapters.search.index import INSIDE, ProductIndex, Scores, better
from shopclerk.core.domain.ids import ProductId
from shopclerk.core.ports.search import Matches

MOST: Final = 60
"""Products that one search answers."""
ENOUGH: Final = 12
"""So many that nobody needs what is only described with the words."""
MOST_WORDS: Final = 8
WHOLE_TITLE: Final = 0.5
"""What it counts besides when a whole title was typed."""


def look(index: ProductIndex, text: str, *, hidden: bool = False) -> Matches:
    """See `core.ports.search.ProductSearch`."""
    words = words_in(folded(text))[:MOST_WORDS]
    if not words:
        return Matches()

    @cache
    def called(word: str) -> Scores:
        return better(index.named(word), index.sounding(word))

    @cache
    def said(word: str) -> Scores:
        return better(dict(called(word)), index.described(word))

    def nearly(word: str) -> Scores:
        return better(dict(said(word)), index.alike(word), index.sounding_nearly(word))

    def shown(scores: Scores) -> tuple[ProductId, ...]:
        return _best(index, scores, "".join(words), hidden=hidden)

    if len(found := shown(_all_of(words, called))) >= ENOUGH or (found := shown(_all_of(words, said))):
        return Matches(found)
    near = better(dict(_all_of(words, nearly)), index.alike_together("".join(words)))
    found = shown(near) or shown(_some_of(index, words))
    return Matches(found, close=bool(found))


def _all_of(words: list[str], looking: Callable[[str], Scores]) -> Scores:
    """Those that every word leads to."""
    first, *others = words
    scores = looking(first)
    for word in others:
        if scores:
            other = looking(word)
            scores = {number: score + other[number] for number, score in scores.items() if number in other}
    return scores


def _some_of(index: ProductIndex, words: list[str]) -> Scores:
    """Those that as many of the words as possible lead to; of Chinese, of its pairs of characters."""
    scores: defaultdict[int, float] = defaultdict(float)
    for word in words:
        for part in pairs(word) if is_han(word) else (word,) * (len(word) >= INSIDE):
            for number, score in index.named(part).items():
                scores[number] += score
    return scores


def _best(index: ProductIndex, scores: Scores, together: str, *, hidden: bool) -> tuple[ProductId, ...]:
    """The best first; of equal ones the plainest, then the oldest."""

    def rank(number: int) -> tuple[float, int, ProductId]:
        entry = index.entries[number]
        whole = WHOLE_TITLE * (together in entry.titles)
        return -scores[number] - whole, entry.briefest, entry.id

    shown = (number for number in scores if hidden or index.entries[number].on_sale)
    return tuple([index.entries[number].id for number in sorted(shown, key=rank)[:MOST]])
