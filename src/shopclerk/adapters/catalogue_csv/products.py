"""The rows of one product, which stand together in the file, to a draft of it or to refusals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shopclerk.adapters.catalogue_csv import columns as names
from shopclerk.adapters.catalogue_csv.bodies import plain_text
from shopclerk.adapters.catalogue_csv.columns import Cells, Columns, Row
from shopclerk.adapters.catalogue_csv.options import Options, options_of
from shopclerk.adapters.catalogue_csv.pictures import pictures_of
from shopclerk.adapters.catalogue_csv.variants import is_variant, switch, variant_cells
from shopclerk.core.domain.catalogue import sku_code
from shopclerk.core.domain.importing import ProductDraft, RefusalReason, RowRefused, VariantDraft
from shopclerk.core.domain.localized import LocalizedText


@dataclass(slots=True)
class _Sorted:
    """What became of the rows of one product; those that only show a picture are in neither list."""

    variants: list[VariantDraft] = field(default_factory=list)
    refused: list[RowRefused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Products:
    """Reads one product after the other; `codes` are those of all variants read so far."""

    columns: Columns
    codes: set[str] = field(default_factory=set)

    def read(self, rows: Sequence[Row]) -> Iterator[ProductDraft | RowRefused]:
        """The rows that were refused, then the product; every row ends in the one or the other."""
        cells = _merged(rows)
        title = self.columns.text(cells, names.TITLE)
        if title is None:
            yield from _refused_whole(rows, _missing(rows[0], names.TITLE))
            return
        if switch(cells.get(names.PUBLISHED, ""), blank=True) is None:
            yield from _refused_whole(rows, _unclear(rows[0], names.PUBLISHED, cells))
            return
        options = options_of(rows, cells, self.columns)
        found = self._sorted(rows, options)
        yield from found.refused
        if found.variants:
            yield self._draft(rows, cells, title, options, found)
        else:
            told = {refused.line for refused in found.refused}
            left = [row for row in rows if row.line not in told]
            yield from _refused_whole(left, _missing(rows[0], names.PRICE))

    def _sorted(self, rows: Sequence[Row], options: Options) -> _Sorted:
        found = _Sorted()
        taken: set[tuple[str, ...]] = set()
        illustrating = {picture.line for picture in pictures_of(rows)}
        for row in rows:
            if is_variant(row, self.columns):
                answer = self._variant(row, options, taken)
                if isinstance(answer, VariantDraft):
                    found.variants.append(answer)
                else:
                    found.refused.append(answer)
            elif row is not rows[0] and row.line not in illustrating:
                found.refused.append(RowRefused(line=row.line, reason=RefusalReason.NOTHING_IN_IT))
        return found

    def _variant(self, row: Row, options: Options, taken: set[tuple[str, ...]]) -> VariantDraft | RowRefused:
        values = options.values(row)
        if isinstance(values, RowRefused):
            return values
        cells = variant_cells(row, self.columns)
        if isinstance(cells, RowRefused):
            return cells
        plain = [value.texts[0][1] for value in values]
        code = cells.code or sku_code(row[names.HANDLE], plain)
        if repeated := self._repeated(row, plain, code, taken):
            return repeated
        return VariantDraft(
            line=row.line,
            code=cells.code,
            options=values,
            prices=tuple(price.amount for price in cells.prices),
            quantity=cells.quantity,
            fulfilment=cells.fulfilment,
        )

    def _repeated(
        self, row: Row, values: Sequence[str], code: str, taken: set[tuple[str, ...]]
    ) -> RowRefused | None:
        """Why the variant is one that was read before; otherwise it is remembered."""
        key = tuple(value.casefold() for value in values)
        if key in taken:
            return RowRefused(
                line=row.line,
                reason=RefusalReason.OPTIONS_REPEATED,
                column=names.OPTION_VALUES[0],
                value=" / ".join(values),
            )
        if code in self.codes:
            return RowRefused(
                line=row.line, reason=RefusalReason.CODE_REPEATED, column=names.CODE, value=code
            )
        taken.add(key)
        self.codes.add(code)
        return None

    def _draft(
        self, rows: Sequence[Row], cells: Cells, title: LocalizedText, options: Options, found: _Sorted
    ) -> ProductDraft:
        body = self.columns.text(cells, names.BODY, plain_text)
        return ProductDraft(
            line=rows[0].line,
            handle=rows[0][names.HANDLE],
            title=title,
            description=body or LocalizedText.single(self.columns.language, ""),
            category=self.columns.text(cells, names.TYPE) or self.columns.text(cells, names.TAGS, _first_tag),
            options=options.names,
            variants=tuple(found.variants),
            pictures=pictures_of(rows),
            published=_is_published(cells),
            archived=cells.get(names.STATUS, "").casefold() == "archived",
        )


def _merged(rows: Sequence[Row]) -> Cells:
    """What the rows of a product say together: of each column the first cell that is filled."""
    merged: dict[str, str] = {}
    for row in rows:
        for column, cell in row.cells.items():
            merged[column] = merged.get(column) or cell
    return merged


def _first_tag(tags: str) -> str:
    return tags.replace("，", ",").partition(",")[0].strip()


def _is_published(cells: Cells) -> bool:
    """A blank cell publishes; a draft or an archived product is not shown whatever else is said."""
    active = cells.get(names.STATUS, "").casefold() not in {"draft", "archived"}
    return active and switch(cells.get(names.PUBLISHED, ""), blank=True) is True


def _missing(row: Row, column: str) -> RowRefused:
    return RowRefused(line=row.line, reason=RefusalReason.MISSING, column=column)


def _unclear(row: Row, column: str, cells: Cells) -> RowRefused:
    return RowRefused(
        line=row.line, reason=RefusalReason.NOT_TRUE_OR_FALSE, column=column, value=cells[column]
    )


def _refused_whole(rows: Sequence[Row], why: RowRefused) -> Iterator[RowRefused]:
    """The reason at the product's first row, and for every other row that its product was refused."""
    for row in rows:
        if row.line == why.line:
            yield why
        else:
            yield RowRefused(line=row.line, reason=RefusalReason.PRODUCT_REFUSED, value=row[names.HANDLE])
