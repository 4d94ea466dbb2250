"""Tables that people send as files, in whatever way their spreadsheet writes them."""

import pytest

from shopclerk.conversation.sheets import NoSheet, read_sheet

TEXT = "品名,价格\n龙井,88\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_table_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    sheet = read_sheet("价格.csv", TEXT.encode(encoding))
    assert (sheet.columns, sheet.text) == (("品名", "价格"), TEXT)
    assert list(sheet.rows()) == [(2, {"品名": "龙井", "价格": "88"})]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_cells_may_be_divided_otherwise_than_by_commas(delimiter: str) -> None:
    content = f'Title{delimiter}Price\r\n"Tea, green"{delimiter}12,50\r\n'
    sheet = read_sheet("x.csv", content.encode())
    assert sheet.columns == ("Title", "Price")
    assert list(sheet.rows()) == [(2, {"Title": "Tea, green", "Price": "12,50"})]
    assert sheet.text.startswith("Title,Price\r\n")


def test_rows_know_their_line_and_blank_ones_are_left_out() -> None:
    sheet = read_sheet("x.csv", b'A , B\n"one\nand two", 2\n , \n3\n4,5,6\n')
    assert list(sheet.rows()) == [
        (2, {"A": "one\nand two", "B": "2"}),
        (5, {"A": "3"}),
        (6, {"A": "4", "B": "5"}),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"%PDF-1.7\n\x00",
        b"\xff\xfe\x00",
        b"a\xff\xff",
        b" , \n",
    ],
)
def test_what_is_no_table_is_told_apart(content: bytes) -> None:
    with pytest.raises(NoSheet):
        read_sheet("x.csv", content)


def test_a_field_that_is_too_long_makes_no_table() -> None:
    with pytest.raises(NoSheet):
        read_sheet("x.csv", b"A,B\n" + b"x" * 200_000)
