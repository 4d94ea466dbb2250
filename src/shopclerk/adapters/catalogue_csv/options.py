"""The options of a product (Size, Colour) and a variant's values of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from shopclerk.adapters.catalogue_csv.columns import OPTION_NAMES, OPTION_VALUES, Cells, Columns, Row
from shopclerk.core.domain.importing import RefusalReason, RowRefused
from shopclerk.core.domain.localized import LocalizedText

_NO_NAME: Final = frozenset({"", "title"})
_NO_VALUE: Final = frozenset({"", "default title"})


@dataclass(frozen=True, slots=True)
class Options:
    """`axes` says which of the three options the product names; `single` that it has one variant without any.

    Shopify writes a single variant as the option `Title` with the value `Default Title`.
    """

    columns: Columns
    names: tuple[LocalizedText, ...] = ()
    axes: frozenset[int] = frozenset()
    single: bool = False

    def values(self, row: Row) -> tuple[LocalizedText, ...] | RowRefused:
        """The row's values in the order of the names, or why they are none."""
        found = []
        for axis, column in enumerate(() if self.single else OPTION_VALUES):
            value = self.columns.text(row.cells, column)
            if value is None and axis in self.axes:
                return RowRefused(line=row.line, reason=RefusalReason.MISSING, column=column)
            if value is not None and axis not in self.axes:
                return RowRefused(
                    line=row.line,
                    reason=RefusalReason.OPTION_UNNAMED,
                    column=column,
                    value=self.columns.word(row.cells, column),
                )
            if value is not None:
                found.append(value)
        return tuple(found)


def options_of(rows: Sequence[Row], cells: Cells, columns: Columns) -> Options:
    """What the rows of one product name; `cells` are what they say together."""
    name = columns.word(cells, OPTION_NAMES[0])
    if name.casefold() in _NO_NAME and all(_has_no_option(row, columns) for row in rows):
        return Options(columns, single=True)
    named = {axis: columns.text(cells, column) for axis, column in enumerate(OPTION_NAMES)}
    names = {axis: name for axis, name in named.items() if name is not None}
    return Options(columns, tuple(names.values()), frozenset(names))


def _has_no_option(row: Row, columns: Columns) -> bool:
    first, *others = (columns.word(row.cells, column) for column in OPTION_VALUES)
    return first.casefold() in _NO_VALUE and not any(others)
