"""The index: what leads to which product."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from shopclerk.adapters.search.entries import Entry, Field
from shopclerk.adapters.search.folding import is_han
from shopclerk.adapters.search.postings import Postings
from shopclerk.adapters.search.sounds import SILENT, Spoken, as_pinyin, heard, nearly, syllables
from shopclerk.core.domain.ids import ProductId

INSIDE: Final = 3
"""Letters from which on a word is looked for inside others, and in descriptions."""
ALIKE: Final = 40
"""Words that may be meant by a misspelt one."""
WEIGHTS: Final = {Field.TITLE: 1.0, Field.CODE: 0.8, Field.SHELF: 0.6}
SAME, BEGINS, WITHIN, SOUNDS, NEARLY, DESCRIBES = 1.0, 0.9, 0.7, 0.8, 0.4, 0.2

Scores: TypeAlias = dict[int, float]
"""How well products match, by their numbers."""


class ProductIndex:
    """Not for several threads at once."""

    def __init__(self) -> None:
        self.entries: dict[int, Entry] = {}
        self._numbers: dict[ProductId, int] = {}
        self._last = 0
        self._words = {field: Postings() for field in Field}
        self._joined = {field: Postings() for field in Field}
        self._spoken: dict[Field, dict[int, Spoken]] = {field: {} for field in Field}

    def version_of(self, product_id: ProductId) -> int | None:
        number = self._numbers.get(product_id)
        return None if number is None else self.entries[number].version

    def put(self, entry: Entry) -> None:
        """In the place of what was known of that product."""
        self._take_out(entry.id)
        self._last += 1
        self._numbers[entry.id] = self._last
        self.entries[self._last] = entry
        for postings, term in self._filed(entry):
            postings.add(term, self._last)
        for field, terms in entry.fields.items():
            if terms.spoken is not SILENT:
                self._spoken[field][self._last] = terms.spoken

    def _take_out(self, product_id: ProductId) -> None:
        number = self._numbers.pop(product_id, None)
        if number is None:
            return
        for postings, term in self._filed(self.entries.pop(number)):
            postings.remove(term, number)
        for spoken in self._spoken.values():
            spoken.pop(number, None)

    def _filed(self, entry: Entry) -> Iterator[tuple[Postings, str]]:
        for field, terms in entry.fields.items():
            yield from ((self._words[field], word) for word in terms.words)
            yield from ((self._joined[field], word) for word in terms.joined)

    def named(self, word: str) -> Scores:
        """By words that are it, start with it or, when it is long enough, have it inside."""
        inside = is_han(word) or len(word) >= INSIDE
        scores: Scores = {}
        for field, weight in WEIGHTS.items():
            postings = self._words[field]
            for term in [term for term in postings.terms() if word in term]:
                how = SAME if term == word else BEGINS if term.startswith(word) else WITHIN * inside
                _count(scores, postings.of(term), how * weight)
        return scores

    def sounding(self, word: str) -> Scores:
        """By pinyin, from the beginning of a syllable on, or its initials."""
        letters = as_pinyin(word)
        if not letters:
            return {}
        begins = heard(letters).search
        return self._said(lambda spoken: letters in spoken.initials or begins(spoken.pinyin), SOUNDS)

    def sounding_nearly(self, word: str) -> Scores:
        """By pinyin that many do not tell apart from that of the word."""
        letters = nearly("".join(syllables(word)) if is_han(word) else as_pinyin(word))
        if not letters:
            return {}
        begins = heard(letters).search
        return self._said(lambda spoken: begins(spoken.nearly), NEARLY)

    def _said(self, is_it: Callable[[Spoken], object], worth: float) -> Scores:
        scores: Scores = {}
        for field, weight in WEIGHTS.items():
            found = (number for number, spoken in self._spoken[field].items() if is_it(spoken))
            _count(scores, found, worth * weight)
        return scores

    def described(self, word: str) -> Scores:
        if len(word) < INSIDE and not (is_han(word) and len(word) > 1):
            return {}
        return {number: DESCRIBES for number, entry in self.entries.items() if word in entry.description}

    def alike(self, word: str) -> Scores:
        """By words that are it but for a slip or two."""
        return self._alike(word, self._words)

    def alike_together(self, words: str) -> Scores:
        """By several words that are it when they are written together, but for a slip or two."""
        return self._alike(words, self._joined)

    def _alike(self, word: str, filed: dict[Field, Postings]) -> Scores:
        scores: Scores = {}
        for field, weight in WEIGHTS.items():
            for term, likeness in _alike(word, filed[field].terms()):
                _count(scores, filed[field].of(term), NEARLY * weight * likeness)
        return scores


def _alike(word: str, terms: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Terms a slip or two away, with how alike they are, up to 1: a letter too many, missing, wrong, or two
    that changed places. Who misspells a word mostly begins it well.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded by the first search that needs it
    from rapidfuzz.process import extract  # noqa: PLC0415

    slips = min(2, len(word) // 3)
    if not slips or is_han(word):
        return
    least = 1 - slips / len(word)
    for term, likeness, _ in extract(
        word, terms, scorer=OSA.normalized_similarity, score_cutoff=least, limit=ALIKE
    ):
        yield term, likeness if term[0] == word[0] else likeness * 0.8


def _count(scores: Scores, numbers: Iterable[int], score: float) -> None:
    """The best score of each product."""
    for number in numbers:
        if score > scores.get(number, 0.0):
            scores[number] = score


def better(*several: Scores) -> Scores:
    """The best of these scores of each product."""
    best, *others = several
    for scores in others:
        for number, score in scores.items():
            if score > best.get(number, 0.0):
                best[number] = score
    return best
