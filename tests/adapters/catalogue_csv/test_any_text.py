"""Whatever stands in a file, it is read to its end, and each row is accounted for."""

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from shopclerk.core.domain.importing import ColumnsMissing, ProductDraft, RowRefused
from tests.adapters.catalogue_csv.reading import read_text

COLUMNS = [
    "Handle",
    "Title",
    "Title [zh-Hans]",
    "Body (HTML)",
    "Tags",
    "Published",
    "Option1 Name",
    "Option1 Value",
    "Option2 Name",
    "Option2 Value",
    "Variant SKU",
    "Variant Inventory Qty",
    "Variant Price",
    "Variant Price [JPY]",
    "Variant Requires Shipping",
    "Image Src",
    "Image Position",
    "Variant Image",
]
HEADER = ",".join(COLUMNS)
words = st.sampled_from(
    [
        "",
        "",
        "",
        "a",
        "b",
        "Title",
        "Default Title",
        "1",
        "2.50",
        "-1",
        "true",
        "FALSE",
        "x\ny",
        "a, b",
        '"',
        "<p>",
    ]
)
cells = words | st.text(max_size=6)
tables = st.lists(st.lists(cells, min_size=1, max_size=len(COLUMNS) + 1), max_size=12)


def lines_of(answers: list[ProductDraft | RowRefused]) -> set[int]:
    lines = {answer.line for answer in answers}
    for draft in answers:
        if isinstance(draft, ProductDraft):
            lines |= {variant.line for variant in draft.variants}
            lines |= {picture.line for picture in draft.pictures}
    return lines


@given(tables)
def test_each_row_is_part_of_a_draft_or_is_refused(table: list[list[str]]) -> None:
    body = "".join(written(row) for row in table)
    answers = read_text(f"{HEADER}\n{body}")
    refused = [answer.line for answer in answers if isinstance(answer, RowRefused)]
    assert lines_of(answers) == beginnings(table)
    assert len(refused) == len(set(refused))


def written(row: list[str]) -> str:
    text = StringIO(newline="")
    csv.writer(text).writerow(row)
    return text.getvalue()


def beginnings(table: list[list[str]]) -> set[int]:
    """The physical lines at which the rows begin that are not blank, below the header."""
    found, line = set(), 2
    for row in table:
        if any(cell.replace("\0", "").strip() for cell in row):
            found.add(line)
        line += len(StringIO(written(row), newline="").readlines())
    return found


@given(st.text() | st.text().map(lambda text: f"{HEADER}\n{text}"))
def test_no_text_crashes_the_reader(text: str) -> None:
    assert all(answer.line > 1 for answer in read_or_nothing(text))


@given(tables)
def test_what_is_read_is_sound(table: list[list[str]]) -> None:
    text = StringIO(newline="")
    csv.writer(text).writerows(table)
    for draft in read_text(f"{HEADER}\r\n{text.getvalue()}"):
        if isinstance(draft, ProductDraft):
            assert draft.variants
            assert all(len(variant.options) == len(draft.options) for variant in draft.variants)
            assert all(variant.prices[0].currency == "CNY" for variant in draft.variants)
            assert all(price.minor >= 0 for variant in draft.variants for price in variant.prices)
            assert [picture.position for picture in draft.pictures] == list(range(1, len(draft.pictures) + 1))


def read_or_nothing(text: str) -> list[ProductDraft | RowRefused]:
    try:
        return read_text(text)
    except ColumnsMissing:
        return []
