"""Lists of orders and tracking numbers, however they are written."""

from datetime import UTC

import pytest

from shopclerk.conversation.consignments import (
    ConsignmentList,
    Reader,
    knows_sheet,
    looks_like_list,
)
from shopclerk.conversation.sheets import read_sheet
from shopclerk.conversation.words import Wording
from shopclerk.core.usecases.dispatching import Consignment

WORDING = Wording.load(UTC)
READER = Reader(WORDING, ("sf", "zto", "ems"))
MUG = Consignment("7K3F-22", "SF1234567")
TEA = Consignment("9WXY-33", "123456789", "ems")


@pytest.mark.parametrize(
    "line",
    [
        "7K3F-22 SF1234567",
        "7k3f22\tsf1234567",
        "7K3F 22, SF 123 4567",
        "7K3F-22;SF1234567",
        "７Ｋ３Ｆ－２２　ＳＦ１２３４５６７",
        "#7K3F-22：SF1234567",
        "ship 7K3F-22 SF1234567",
        "发货7K3F-22，SF1234567",
        "1. 7K3F-22 SF1234567",
        "• 7K3F-22 | SF1234567",
        "\u200f7K3F-22 \u2068SF1234567\u2069",
    ],
)
def test_a_line_is_read_however_it_is_written(line: str) -> None:
    assert READER.pasted(line) == (MUG,)


@pytest.mark.parametrize("said", ["EMS", "ems", " | EMS"])
def test_the_carrier_may_stand_behind_the_number(said: str) -> None:
    assert READER.pasted(f"9WXY-33 123456789 {said}") == (TEA,)


@pytest.mark.parametrize(
    ("said", "code"), [("SF Express", "sf"), ("顺丰", "sf"), ("中通快递", "zto"), ("zto", "zto")]
)
def test_a_carrier_is_known_by_its_names(said: str, code: str) -> None:
    assert READER.pasted(f"9WXY-33 123456789 {said}") == (Consignment("9WXY-33", "123456789", code),)


def test_an_unknown_carrier_is_kept_as_it_was_said() -> None:
    assert READER.pasted("9WXY-33 123456789 Pigeon Post") == (
        Consignment("9WXY-33", "123456789", "Pigeon Post"),
    )


def test_what_is_no_line_has_a_number_that_no_order_has() -> None:
    assert READER.pasted("hello there\n\n7K3F-22 SF1234567\n7K3F-22") == (
        Consignment("hello", "THERE"),
        MUG,
        Consignment("7K3F-22", ""),
    )


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("7K3F-22 SF1234567\n9WXY-33 123456789", True),
        ("ship 7K3F-22 SF1234567\n发货 9WXY-33 123456789\nthanks", True),
        ("7K3F 22 SF1234567\n9wxy33 123456789", True),
        ("7K3F-22 SF1234567", False),
        ("7K3F-22\nSF1234567", False),
        ("Hello\nWorld\n7K3F-22 SF1234567", False),
        ("8 Harbour Road\nShanghai 200080", False),
    ],
)
def test_a_list_is_told_from_other_text(text: str, is_list: bool) -> None:
    assert looks_like_list(text, WORDING) is is_list


ENGLISH = "Order number,Customer,Tracking number,Carrier\n7K3F-22,Li,SF1234567,\n9WXY-33,Wang,123456789,EMS\n"
CHINESE = "快递单号\t订单号\t快递公司\nSF1234567\t7K3F-22\t\n123456789\t9WXY-33\tEMS\n"
NO_HEAD = "7K3F-22;SF1234567;\n9WXY-33;123456789;EMS\n"


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, NO_HEAD], ids=["english", "chinese", "no head"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_whatever_wrote_it(text: str, encoding: str) -> None:
    sheet = read_sheet("list.csv", text.encode(encoding))
    assert knows_sheet(sheet, WORDING)
    assert READER.of_sheet(sheet) == (MUG, TEA)


@pytest.mark.parametrize("head", ["Handle,Title,Variant SKU", "order,amount", "name,tracking number"])
def test_another_table_is_not_taken_for_a_list(head: str) -> None:
    assert not knows_sheet(read_sheet("list.csv", f"{head}\n1,2,3\n".encode()), WORDING)


def test_a_list_is_kept_as_text() -> None:
    made = ConsignmentList.made([MUG, TEA, MUG, Consignment("", "")], "request")
    assert made.consignments == (MUG, TEA, Consignment("", ""))
    assert ConsignmentList.read(made.written()) == made
    assert ConsignmentList.read("").consignments == ()
    assert ConsignmentList.made([MUG], "another").id != ConsignmentList.made([MUG], "request").id
    assert len(made.id) == 18
