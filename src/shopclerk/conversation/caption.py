"""What merchants write under the picture of something new: its title, its price, and how many there are.

`Green tea, 12.50, 40`, with or without commas, one thing a line, `Price: ...`; other lines describe it. Of
two numbers that nothing tells apart the price comes first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from shopclerk.conversation.numerals import Fact, What, facts_in, price_of, units_of
from shopclerk.conversation.typed_text import meant
from shopclerk.conversation.vocabulary import Vocabulary
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.money import Money

_MARKS: Final = " \t,，、;；|｜。.-–—/·:："
_BETWEEN: Final = r"[，、；;|｜\t]|\s[-–—/·]\s"
_SPACED: Final = re.compile(rf"{_BETWEEN}|,(?!\d)|(?<!\d),")
"""A comma between two digits belongs to their number."""
_DENSE: Final = re.compile(rf"{_BETWEEN}|,")
"""`Tea,88,50`: where no space follows a comma, and no other mark keeps the parts apart, every comma does."""
_IS_DENSE: Final = re.compile(r"(?!.*(?:,\s|[，、；;|｜\t])).*(?:(?<!\d),|,(?!\d))")

_BEFORE_NUMBER: Final = re.compile(r"\s+|(?<=[^\x00-\x7f])(?=[\d¥￥$€£])")
"""Where a title may end and a number begin: at a space, or right after what is not written in ASCII."""
MOST_NUMBERS: Final = 2
NEAR_THE_END: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What could be read; `refused` is why a price or a number of units that stands there was not taken."""

    title: str = ""
    price: Money | None = None
    stock: int | None = None
    description: str = ""
    refused: DomainError | None = None


def read_caption(text: str, currency: str, vocabulary: Vocabulary) -> Caption:
    """What it says of a product that is sold in that currency. Nothing is an error: the rest is asked for."""
    facts: list[Fact] = []
    texts: list[str] = []
    for line in filter(None, map(meant, text.splitlines())):
        said, found = _apart(line, vocabulary) if not texts else _only_numbers(line, vocabulary)
        facts += found
        texts += filter(None, [vocabulary.titled.sub("", said)])
    title, *description = texts or [""]
    return _with_numbers(Caption(title=title, description="\n".join(description)), facts, currency)


def _apart(line: str, vocabulary: Vocabulary) -> tuple[str, list[Fact]]:
    """The title, and the numbers after it."""
    said, facts = line, list[Fact]()
    for start, piece in reversed(list(_pieces(line))):
        found = facts_in(piece.rstrip(_MARKS), vocabulary)
        if found is None or len(facts) + len(found) > MOST_NUMBERS:
            break
        said, facts = line[:start], [*found, *facts]
    if not any(fact.what is What.PRICE for fact in facts):
        said, before = _after_space(said, vocabulary, marked=bool(facts))
        facts = [*before, *facts]
    return said.strip(_MARKS), facts


def _after_space(said: str, vocabulary: Vocabulary, *, marked: bool) -> tuple[str, list[Fact]]:
    """The numbers that only a space keeps from the title; `marked`: only a price that says it is one."""
    for gap in _BEFORE_NUMBER.finditer(said, max(len(said) - NEAR_THE_END, 0)):
        found = facts_in(said[gap.end() :].rstrip(_MARKS), vocabulary)
        if (
            found
            and len(found) <= MOST_NUMBERS
            and (not marked or [fact.what for fact in found] == [What.PRICE])
        ):
            return said[: gap.start()], found
    return said, []


def _only_numbers(line: str, vocabulary: Vocabulary) -> tuple[str, list[Fact]]:
    """A further line is numbers altogether, or it describes."""
    found = [facts_in(piece.rstrip(_MARKS), vocabulary) for _, piece in _pieces(line) if piece.strip(_MARKS)]
    if not found or any(facts is None for facts in found):
        return line, []
    return "", [fact for facts in found for fact in facts or ()]


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    """Each part of the line, and where it begins, the mark before it included."""
    between = _DENSE if _IS_DENSE.match(line) else _SPACED
    start = end = 0
    for mark in between.finditer(line):
        yield start, line[end : mark.start()]
        start, end = mark.span()
    yield start, line[end:]


def _with_numbers(caption: Caption, facts: Sequence[Fact], currency: str) -> Caption:
    """What says what it is is that; of the rest the first is the price, unless one says that it is."""
    told = [fact for fact in facts if fact.what is not What.EITHER]
    rest = [fact for fact in facts if fact.what is What.EITHER]
    if rest and not any(fact.what is What.PRICE for fact in told):
        told.append(replace(rest.pop(0), what=What.PRICE))
    for fact in (*told, *rest):
        try:
            caption = _with_number(caption, fact, currency)
        except DomainError as refused:
            caption = replace(caption, refused=refused)
    return caption


def _with_number(caption: Caption, fact: Fact, currency: str) -> Caption:
    if fact.what is What.PRICE:
        return replace(caption, price=price_of(fact, currency))
    return replace(caption, stock=units_of(fact)) if caption.stock is None else caption
