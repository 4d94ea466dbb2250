"""Reading catalogue text in tests."""

import csv
from io import StringIO
from pathlib import Path
from typing import Final

from shopclerk.adapters.catalogue_csv.opening import open_catalogue
from shopclerk.adapters.catalogue_csv.reader import read_shopify
from shopclerk.core.domain.importing import ProductDraft, RowRefused

FILES: Final = Path(__file__).parent / "files"
PLAIN: Final = {"Handle": "basket", "Title": "Basket", "Variant Price": "24.50"}


def read_text(text: str, *, currency: str = "CNY") -> list[ProductDraft | RowRefused]:
    return list(read_shopify(StringIO(text, newline=""), currency=currency, language="en"))


def read_file(name: str, *, currency: str = "CNY") -> list[ProductDraft | RowRefused]:
    with open_catalogue(FILES / name) as catalogue:
        return list(read_shopify(catalogue.stream, currency=currency, language="en"))


def read_rows(*rows: dict[str, str], currency: str = "CNY") -> list[ProductDraft | RowRefused]:
    """The rows as a file with the columns that any of them names; the first data row is at line 2."""
    return read_text(written(*rows), currency=currency)


def written(*rows: dict[str, str]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def drafts(answers: list[ProductDraft | RowRefused]) -> list[ProductDraft]:
    return [answer for answer in answers if isinstance(answer, ProductDraft)]


def refusals(answers: list[ProductDraft | RowRefused]) -> list[RowRefused]:
    return [answer for answer in answers if isinstance(answer, RowRefused)]


def only_draft(answers: list[ProductDraft | RowRefused]) -> ProductDraft:
    (draft,) = drafts(answers)
    return draft
