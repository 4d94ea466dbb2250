"""A list of what is on the shelf: written to be filled in, and read when it comes back."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final, TypeAlias

from shopclerk.conversation.sheets import Sheet
from shopclerk.core.usecases.goods.counting import Booked, Count
from shopclerk.core.usecases.stocktaking import MOST_UNITS

CODE, TITLE, ON_HAND, COUNTED = COLUMNS = ("SKU", "Product", "On hand", "Counted")
"""Written so in every language, as those of a catalogue are."""
NEEDED: Final = frozenset(each.casefold() for each in (CODE, ON_HAND, COUNTED))


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


def knows_counts(sheet: Sheet) -> bool:
    return {column.casefold() for column in sheet.columns} >= NEEDED


def read_counts(sheet: Sheet) -> Iterator[Count | BadCell | CodeTwice]:
    """Line by line; those where nothing was counted are left out."""
    named = {column.casefold(): column for column in sheet.columns}
    seen = set[str]()
    for line, cells in sheet.rows():
        code, expected, counted = (
            cells.get(named[column.casefold()], "") for column in (CODE, ON_HAND, COUNTED)
        )
        if not counted:
            continue
        bad = next(((c, v) for c, v in ((ON_HAND, expected), (COUNTED, counted)) if not _is_units(v)), None)
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
