"""A list of what is on the shelf: written to be filled in, and read when it comes back."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final, TypeAlias

from shopclerk.conversation.columns import Titles, columns_by_field
from shopclerk.conversation.sheets import Sheet
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.usecases.goods.counting import Booked, Count
from shopclerk.core.usecases.stocktaking import MOST_UNITS

TITLES: Final[Titles] = (
    ("code", lambda words: words.context("title of a column of a count", "SKU")),
    ("product", lambda words: words.context("title of a column of a count", "Product")),
    ("on_hand", lambda words: words.context("title of a column of a count", "On hand")),
    ("counted", lambda words: words.context("title of a column of a count", "Counted")),
)
"""What is written over the columns; each of them is read in any language."""
NEEDED: Final = ("code", "on_hand", "counted")


@dataclass(frozen=True, slots=True)
class BadCell:
    """That line stays as it is: what is in the column is no number of units."""

    line: int
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class CodeTwice:
    """Another line above has the same code."""

    line: int
    code: str


Result: TypeAlias = Booked | BadCell | CodeTwice
"""What would become, or became, of a line."""


def titled(words: Words, *fields: str) -> tuple[str, ...]:
    """The titles of those columns, in that order."""
    titles = {field: say(words) for field, say in TITLES}
    return tuple(titles[field] for field in fields)


def knows_counts(sheet: Sheet, wording: Wording) -> bool:
    return columns_by_field(wording, TITLES, sheet.columns).keys() >= set(NEEDED)


def read_counts(sheet: Sheet, wording: Wording) -> Iterator[Count | BadCell | CodeTwice]:
    """Line by line; those where nothing was counted are left out."""
    named = columns_by_field(wording, TITLES, sheet.columns)
    seen = set[str]()
    for line, cells in sheet.rows():
        code, expected, counted = (cells.get(named[field], "") for field in NEEDED)
        if not counted:
            continue
        numbers = {named["on_hand"]: expected, named["counted"]: counted}
        bad = next(((column, value) for column, value in numbers.items() if not _is_units(value)), None)
        if bad is not None:
            yield BadCell(line, *bad)
        elif code in seen:
            yield CodeTwice(line, code)
        else:
            yield Count(line, code, int(expected), int(counted))
        seen.add(code)


def _is_units(text: str) -> bool:
    return text.isdecimal() and len(text) <= len(str(MOST_UNITS)) and int(text) <= MOST_UNITS


def written(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """As spreadsheets open it without being asked how."""
    text = StringIO(newline="")
    csv.writer(text).writerows((columns, *rows))
    return f"\ufeff{text.getvalue()}".encode()
