"""A catalogue file as a stream of drafts and refusals."""

from collections.abc import Iterator
from typing import TextIO

from shopclerk.adapters.catalogue_csv.columns import HANDLE, Columns, Row, columns_of
from shopclerk.adapters.catalogue_csv.products import Products
from shopclerk.adapters.catalogue_csv.records import Record, records
from shopclerk.core.domain.importing import ProductDraft, RefusalReason, RowRefused
from shopclerk.core.domain.money import exponent


def read_shopify(stream: TextIO, *, currency: str, language: str) -> Iterator[ProductDraft | RowRefused]:
    """Read a product CSV as Shopify exports it. Open the stream with `newline=""`; see `open_catalogue`.

    A product is one or more consecutive rows of one handle, and is answered when they end; each row that is
    not blank becomes part of a draft or is refused, by itself. Rows of a handle that comes back after others
    are refused, for its product has been answered. `currency` is that of the `Variant Price` column and
    `language` that of the plain text columns; `Title [zh-Hans]` is the title in another language and
    `Variant Price [JPY]` a price in another currency. Columns it does not know are ignored.

    Source: https://help.shopify.com/en/manual/products/import-export/using-csv
    Raises at once ColumnsMissing, UnknownCurrency; and while it is read NotUtf8.
    """
    exponent(currency)
    found = records(stream)
    header = next(found, None)
    cells = header.cells if isinstance(header, Record) else ()
    columns = columns_of(cells, language=language, currency=currency)
    return _products(_rows(found, columns), Products(columns))


def _rows(found: Iterator[Record | RowRefused], columns: Columns) -> Iterator[Row | RowRefused]:
    for record in found:
        row = columns.row(record) if isinstance(record, Record) else record
        if isinstance(row, Row) and not row[HANDLE]:
            yield RowRefused(line=row.line, reason=RefusalReason.MISSING, column=HANDLE)
        else:
            yield row


def _products(rows: Iterator[Row | RowRefused], products: Products) -> Iterator[ProductDraft | RowRefused]:
    gathered: list[Row] = []
    over: set[str] = set()
    for row in rows:
        if isinstance(row, RowRefused):
            yield row
            continue
        if gathered and row[HANDLE] != gathered[0][HANDLE]:
            yield from products.read(gathered)
            over.add(gathered[0][HANDLE])
            gathered = []
        if row[HANDLE] in over:
            yield _came_back(row)
        else:
            gathered.append(row)
    if gathered:
        yield from products.read(gathered)


def _came_back(row: Row) -> RowRefused:
    return RowRefused(line=row.line, reason=RefusalReason.HANDLE_CAME_BACK, column=HANDLE, value=row[HANDLE])
