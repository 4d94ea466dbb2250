"""Lists of orders and tracking numbers, as staff paste them or send them in a table.

A pasted line is `<order number> <tracking number> [carrier]`, with tabs, commas or spaces between; it may
begin with the word that ships, or with its place in the list. A table has a row that names its columns, or
begins with the orders at once.
"""

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import StringIO
from typing import Final

from shopclerk.conversation.columns import Titles, columns_by_field
from shopclerk.conversation.screens.statuses import carrier_name
from shopclerk.conversation.sheets import Sheet
from shopclerk.conversation.shipping_word import after_keyword, shipping_keywords
from shopclerk.conversation.typed_text import plainly
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain.numbers import order_number
from shopclerk.core.usecases.dispatching import Consignment

MOST_LINES: Final = 300
"""Lines of one list; the rest is another list."""
SHORTEST_NAME: Final = 2
_BETWEEN: Final = re.compile(r"[\s,;|、:]+")
_PLACE: Final = re.compile(r"^\s*(?:\d{1,3}[.)、]|[-*•·])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsignmentList:
    """`id` names it: the same list that is pasted again is another one."""

    id: str
    consignments: tuple[Consignment, ...]

    @classmethod
    def made(cls, consignments: Iterable[Consignment], request_id: str) -> "ConsignmentList":
        """Lines that stand there twice count once."""
        found = tuple(dict.fromkeys(consignments))
        digest = hashlib.blake2b(request_id.encode(), digest_size=9, person=b"consignments").hexdigest()
        return cls(id=digest, consignments=found)

    def written(self) -> str:
        """As a draft keeps it."""
        rows = ("\t".join((one.order_number, one.tracking_number, one.carrier)) for one in self.consignments)
        return "\n".join((self.id, *rows))

    @classmethod
    def read(cls, text: str) -> "ConsignmentList":
        """The inverse of `written`; of no text a list without a name."""
        id, *rows = text.split("\n")
        return cls(id=id, consignments=tuple(Consignment(*row.split("\t")) for row in rows))


@dataclass(frozen=True, slots=True)
class Reader:
    """`carriers` are the codes that there are."""

    wording: Wording
    carriers: tuple[str, ...]

    def pasted(self, text: str) -> tuple[Consignment, ...]:
        """A line each; what is none has a number that no order has."""
        return tuple(self._line(line) for line in text.splitlines() if plainly(line))

    def of_sheet(self, sheet: Sheet) -> tuple[Consignment, ...]:
        columns = named_columns(self.wording, sheet.columns)
        if columns is None:
            rows = list(csv.reader(StringIO(sheet.text, newline="")))
            return tuple(self._line(" ".join(row)) for row in rows if any(map(plainly, row)))
        return tuple(self._of_cells(cells, columns) for _, cells in sheet.rows())

    def _of_cells(self, cells: Mapping[str, str], columns: Mapping[str, str]) -> Consignment:
        said = {field: plainly(cells.get(column, "")) for field, column in columns.items()}
        return self._made(said["order"], said["tracking"], said.get("carrier", ""))

    def _line(self, line: str) -> Consignment:
        plain = _PLACE.sub("", plainly(line))
        rest = after_keyword(plain, shipping_keywords(self.wording))
        words = [word for word in _BETWEEN.split(plain if rest is None else rest) if word]
        pieces = 1 if order_number("".join(words[:1])) or not order_number("".join(words[:2])) else 2
        numbers, carrier = _parted(words[pieces:])
        return self._made("".join(words[:pieces]), "".join(numbers), " ".join(carrier))

    def _made(self, order: str, tracking: str, carrier: str) -> Consignment:
        return Consignment(_cut(order_number(order) or order), _cut(tracking.upper()), self._carrier(carrier))

    def _carrier(self, said: str) -> str:
        """Its code, or what was said if that is the name of none here."""
        called = said.casefold()
        if not called:
            return ""
        for code in self.carriers:
            if called == code or any(name.startswith(called) for name in _names(self.wording, code)):
                return code
        return _cut(said)


def looks_like_list(text: str, wording: Wording) -> bool:
    """Several lines, most of which begin with an order number."""
    lines = [plainly(line) for line in text.splitlines() if plainly(line)]
    begun = [line for line in lines if order_number(_begins(line, wording))]
    return len(lines) > 1 and 2 * len(begun) > len(lines)


def knows_sheet(sheet: Sheet, wording: Wording) -> bool:
    """It has columns for orders and tracking numbers, or its first row begins with an order number."""
    return named_columns(wording, sheet.columns) is not None or bool(order_number(plainly(sheet.columns[0])))


def named_columns(wording: Wording, columns: Sequence[str]) -> Mapping[str, str] | None:
    """Which column says what (`order`, `tracking`, `carrier`); None when the first row names no columns."""
    found = columns_by_field(wording, _TITLES, columns)
    return found if found.keys() >= {"order", "tracking"} else None


def _begins(line: str, wording: Wording) -> str:
    plain = _PLACE.sub("", line)
    rest = after_keyword(plain, shipping_keywords(wording))
    words = [word for word in _BETWEEN.split(plain if rest is None else rest) if word]
    return words[0] if words[:1] and order_number(words[0]) else "".join(words[:2])


def _parted(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The tracking number, maybe in pieces, and the carrier behind it: words without a digit."""
    end = len(words)
    while end > 1 and not any(map(str.isdigit, words[end - 1])):
        end -= 1
    return words[:end], words[end:]


def _cut(text: str) -> str:
    """What a draft can keep of something that is no number anyway."""
    return " ".join(text.split())[:60]


_TITLES: Final[Titles] = (
    (
        "order",
        lambda words: words.context(
            "titles of a column of order numbers", "order, order number, order no, order id"
        ),
    ),
    (
        "tracking",
        lambda words: words.context(
            "titles of a column of tracking numbers", "tracking, tracking number, tracking no, waybill"
        ),
    ),
    (
        "carrier",
        lambda words: words.context("titles of a column of carriers", "carrier, courier, shipped with"),
    ),
)


@cache
def _names(wording: Wording, code: str) -> tuple[str, ...]:
    names = (carrier_name(words, code).casefold() for words in _spoken(wording))
    return tuple(name for name in names if len(name) >= SHORTEST_NAME)


def _spoken(wording: Wording) -> Iterator[Words]:
    return (wording.into(tag) for tag, _ in wording.languages)
