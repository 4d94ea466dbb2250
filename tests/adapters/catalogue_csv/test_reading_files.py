from io import StringIO
from pathlib import Path

import pytest

from shopclerk.adapters.catalogue_csv.opening import open_catalogue
from shopclerk.adapters.catalogue_csv.reader import read_shopify
from shopclerk.core.domain.errors import UnknownCurrency
from shopclerk.core.domain.importing import ColumnsMissing, NotUtf8, RefusalReason
from tests.adapters.catalogue_csv.reading import PLAIN, only_draft, read_text, refusals, written

HEADER = "Handle,Title,Variant Price\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_byte_order_marks_and_line_ends_make_no_difference(tmp_path: Path, mark: str, end: str) -> None:
    path = tmp_path / "catalogue.csv"
    text = f'{mark}Handle,Title,Variant Price{end}basket,"Big{end}Basket",24.50{end}tray,Tray,x{end}'
    path.write_bytes(text.encode())
    with open_catalogue(path) as catalogue:
        answers = list(read_shopify(catalogue.stream, currency="CNY", language="en"))
    assert only_draft(answers).handle == "basket"
    assert [refused.line for refused in refusals(answers)] == [4]


def test_a_quoted_first_column_after_a_byte_order_mark_is_understood() -> None:
    assert (
        only_draft(read_text('\ufeff"Handle","Title","Variant Price"\nbasket,Basket,1\n')).handle == "basket"
    )


def test_missing_columns_are_named_all_at_once() -> None:
    with pytest.raises(ColumnsMissing) as caught:
        read_shopify(StringIO("Handle;Title;Price\n"), currency="CNY", language="en")
    assert caught.value.columns == ("Handle", "Title", "Variant Price")


def test_an_empty_file_lacks_every_column() -> None:
    with pytest.raises(ColumnsMissing):
        read_text("")


@pytest.mark.parametrize("name", ["Variant Price [JYP]", "Variant Price[xyz]"])
def test_a_price_in_no_currency_is_named_before_anything_is_read(name: str) -> None:
    with pytest.raises(UnknownCurrency):
        read_text(written(PLAIN | {name: ""}))


def test_an_unknown_shop_currency_is_named_before_anything_is_read() -> None:
    with pytest.raises(UnknownCurrency):
        read_text(written(PLAIN), currency="XYZ")


def test_columns_nobody_knows_are_ignored() -> None:
    row = PLAIN | {"Included / Europe": "true", "": "x", "Title []": "y"}
    assert only_draft(read_text(written(row))) == only_draft(read_text(written(PLAIN)))


def test_another_encoding_is_named_with_the_line_it_was_noticed_at(tmp_path: Path) -> None:
    path = tmp_path / "gbk.csv"
    path.write_bytes((HEADER + "stone,砚台,12\n").encode("gbk"))
    with open_catalogue(path) as catalogue, pytest.raises(NotUtf8):
        list(read_shopify(catalogue.stream, currency="CNY", language="en"))


def test_the_file_is_streamed_and_its_position_can_be_watched(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_text(HEADER + "".join(f"basket-{n},Basket,1\n" for n in range(5_000)), encoding="utf-8")
    with open_catalogue(path) as catalogue:
        answers = read_shopify(catalogue.stream, currency="CNY", language="en")
        next(answers)
        assert 0 < catalogue.position() < catalogue.size / 2
        assert len(list(answers)) == 4_999
        assert catalogue.position() == catalogue.size


def test_a_field_too_long_to_read_loses_only_its_own_row() -> None:
    answers = read_text(f"{HEADER}basket,{'x' * 200_000},1\ntray,Tray,1\n")
    assert only_draft(answers).handle == "tray"
    assert [(refused.line, refused.reason) for refused in refusals(answers)] == [
        (2, RefusalReason.UNREADABLE)
    ]
