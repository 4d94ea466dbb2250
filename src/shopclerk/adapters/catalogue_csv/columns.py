"""What a header says: which columns there are, in which languages and currencies."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.adapters.catalogue_csv.records import Record
from shopclerk.core.domain.importing import ColumnsMissing, RefusalReason, RowRefused
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import exponent

HANDLE: Final = "Handle"
TITLE: Final = "Title"
BODY: Final = "Body (HTML)"
TYPE: Final = "Type"
TAGS: Final = "Tags"
PUBLISHED: Final = "Published"
STATUS: Final = "Status"
OPTION_NAMES: Final = ("Option1 Name", "Option2 Name", "Option3 Name")
OPTION_VALUES: Final = ("Option1 Value", "Option2 Value", "Option3 Value")
CODE: Final = "Variant SKU"
QUANTITY: Final = "Variant Inventory Qty"
PRICE: Final = "Variant Price"
SHIPPING: Final = "Variant Requires Shipping"
PICTURE: Final = "Image Src"
POSITION: Final = "Image Position"
VARIANT_PICTURE: Final = "Variant Image"

_TRANSLATED: Final = frozenset({TITLE, BODY, TYPE, TAGS, *OPTION_NAMES, *OPTION_VALUES})
_BRACKETED: Final = re.compile(r"(?P<column>.+?) ?\[(?P<tag>[A-Za-z0-9-]+)\]", re.ASCII)
_LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.ASCII | re.IGNORECASE)

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One record with its cells by column name; a column that the file lacks is blank."""

    line: int
    cells: Cells

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Columns:
    """`translations` are the bracketed columns of a text with their language tags; `prices` are the columns
    of prices with their currencies, the shop's own first, its bracketed column before the plain one.
    """

    names: tuple[str, ...]
    language: str
    currency: str
    translations: Mapping[str, tuple[tuple[str, str], ...]]
    prices: tuple[tuple[str, str], ...]

    def row(self, record: Record) -> Row | RowRefused:
        """The record by column name; of two columns of one name the first counts, unless it is blank."""
        surplus = [cell for cell in record.cells[len(self.names) :] if cell]
        if surplus:
            return RowRefused(line=record.line, reason=RefusalReason.TOO_MANY_CELLS, value=surplus[0])
        cells: dict[str, str] = {}
        for name, cell in zip(self.names, record.cells, strict=False):
            cells[name] = cells.get(name) or cell
        return Row(record.line, cells)

    def text(
        self, cells: Cells, column: str, read: Callable[[str], str] = lambda text: text
    ) -> LocalizedText | None:
        """The column in every language that has it, the shop's own first; None when it is blank in all.

        For the shop's own language the bracketed column goes before the plain one.
        """
        texts = {self.language: ""}
        for name, tag in self.translations.get(column, ()):
            texts[tag] = texts.get(tag) or read(cells.get(name, ""))
        texts[self.language] = texts[self.language] or read(cells.get(column, ""))
        found = {tag: text for tag, text in texts.items() if text}
        return LocalizedText.of(found) if found else None

    def word(self, cells: Cells, column: str) -> str:
        """The column in the shop's own language, else in the first that has it; empty when none has."""
        text = self.text(cells, column)
        return text.texts[0][1] if text else ""


def columns_of(header: Sequence[str], *, language: str, currency: str) -> Columns:
    """Raises ColumnsMissing for what no catalogue can do without, UnknownCurrency for a price in none."""
    translations = _translations(header)
    missing = [name for name in (HANDLE, TITLE) if name not in header and name not in translations]
    prices = _prices(header, currency)
    if currency not in {code for _, code in prices}:
        missing.append(PRICE)
    if missing:
        raise ColumnsMissing(tuple(missing))
    return Columns(tuple(header), language, currency, translations, prices)


def _prices(header: Sequence[str], currency: str) -> tuple[tuple[str, str], ...]:
    bracketed = [
        (name, match["tag"].upper()) for name, match in _bracketed(header) if match["column"] == PRICE
    ]
    for _, code in bracketed:
        exponent(code)
    plain = [(PRICE, currency)] if PRICE in header else []
    return tuple(sorted((*bracketed, *plain), key=lambda price: price[1] != currency))


def _translations(header: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for name, match in _bracketed(header):
        column, tag = match["column"], match["tag"]
        if column in _TRANSLATED and _LANGUAGE_TAG.fullmatch(tag):
            found[column] = (*found.get(column, ()), (name, _canonical(tag)))
    return found


def _bracketed(header: Sequence[str]) -> list[tuple[str, re.Match[str]]]:
    return [(name, match) for name in header if (match := _BRACKETED.fullmatch(name))]


def _canonical(tag: str) -> str:
    """`zh-hans-cn` as `zh-Hans-CN`: the case that RFC 5646 recommends, section 2.1.1."""
    language, *rest = tag.lower().split("-")
    cased = {2: str.upper, 4: str.title}
    return "-".join([language, *(cased.get(len(part), str)(part) for part in rest)])
