"""Papers as PDF files."""

import asyncio
import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from shopclerk.adapters.papers.drawing import drawn
from shopclerk.adapters.papers.printer import FpdfPapers
from shopclerk.conversation.paper import Column, Ink, Line, Mark, Paper, Sheet, Table
from tests.adapters.papers.reading import pages, shown

COLUMNS = (Column(1), Column(3, "Code"), Column(8, "Item"), Column(2, "Units", right=True))


def paper(*blocks: Line | Table, foot: str = "") -> Paper:
    return Paper(
        title="A paper",
        language="en",
        made_at=datetime(2026, 3, 5, 6, 30, tzinfo=UTC),
        sheets=(Sheet(blocks, foot),),
    )


def table(rows: int, item: str = "Long Jing") -> Table:
    return Table(COLUMNS, tuple((Mark.BOX, f"TEA-{n}", item, str(n)) for n in range(rows)))


def test_latin_cyrillic_and_chinese_can_be_read_back() -> None:
    said = ["Packing slip 7K3F-22", "装箱单 龙井茶（小盒）", "Упаковочный лист: Ёлка", "¥12.50 · 3 × €4,00"]
    assert shown(drawn(paper(*map(Line, said)))) == said


def test_a_line_break_and_the_inks_are_kept() -> None:
    written = paper(Line("one\ntwo", Ink.TITLE), Line("three", Ink.MUTED), Line(""))
    assert shown(drawn(written)) == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("tea 🍵 cup", "tea cup"),
        ("👩‍👩‍👧 family", "family"),
        ("שלום", "□□□□"),
        ("1\u202f000 ₽", "1\u00a0000 RUB"),
        ("⭐\u00a0100", "★\u00a0100"),
        ("e\u0301clair", "éclair"),
        ("a\u202eb\x07c", "abc"),
    ],
)
def test_what_the_font_does_not_have_is_left_out_or_said_otherwise(written: str, read: str) -> None:
    assert shown(drawn(paper(Line(written)))) == [read]


def test_nothing_of_what_cannot_be_drawn_is_told_to_a_log(caplog: pytest.LogCaptureFixture) -> None:
    drawn(paper(Line("שלום 🍵"), Table((Column(1, "שלום"),), (("🍵",),)), foot="שלום"))
    assert [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}] == []


def test_a_long_table_goes_on_under_its_heads_on_the_next_page() -> None:
    made = drawn(paper(Line("List", Ink.TITLE), table(60), foot="Harbour Lane"))
    read = shown(made)
    assert pages(made) == 2
    assert read.count("Code") == 2
    assert [text for text in read if text.startswith("TEA-")] == [f"TEA-{n}" for n in range(60)]
    assert read.count("Harbour Lane") == 1
    assert "Harbour Lane · 2" in read


def test_each_sheet_begins_on_a_page_of_its_own() -> None:
    one = paper(Line("one"))
    assert pages(drawn(replace(one, sheets=one.sheets * 3))) == 3


def test_a_name_of_200_characters_stays_within_its_column() -> None:
    chinese = shown(drawn(paper(table(1, "龙井茶（特级）" * 25))))
    assert "".join(text for text in chinese if text[0] in "龙井茶（特级）") == "龙井茶（特级）" * 25
    assert not any(text.startswith("）") or text.endswith("（") for text in chinese)
    unbroken = shown(drawn(paper(table(1, "x" * 200))))
    assert max(len(text) for text in unbroken) < 100
    assert "".join(text for text in unbroken if text.strip("x") == "") == "x" * 200


def test_a_paragraph_longer_than_a_page_goes_on() -> None:
    made = drawn(paper(Line("\n".join(f"line {n}" for n in range(120)))))
    assert pages(made) == 3
    assert [text for text in shown(made) if text.startswith("line")] == [f"line {n}" for n in range(120)]


def test_only_the_characters_that_are_used_go_into_the_file() -> None:
    assert len(drawn(paper(Line("装箱单 Packing slip"), table(20)))) < 30_000


def test_the_same_paper_is_the_same_file() -> None:
    """In another process too, where nothing hashes alike."""
    program = (
        "import hashlib; from tests.adapters.papers.test_drawing import *;"
        "print(hashlib.sha256(drawn(paper(Line('装箱单'), table(3)))).hexdigest())"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": "1", "PYTHONPATH": ":".join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=True,
        timeout=200,
    ).stdout
    here = drawn(paper(Line("装箱单"), table(3)))
    assert elsewhere.strip() == hashlib.sha256(here).hexdigest()
    assert drawn(paper(Line("other"))) != drawn(paper(Line("another")))


async def test_the_event_loop_goes_on_while_a_paper_is_drawn() -> None:
    drawing = asyncio.ensure_future(FpdfPapers().draw(paper(table(40))))
    turns = 0
    while not drawing.done():
        turns += 1
        await asyncio.sleep(0)
    file = await drawing
    assert turns > 10
    assert file.media_type == "application/pdf"
    assert file.content.startswith(b"%PDF-")


def test_a_shop_that_prints_nothing_loads_no_library_for_it() -> None:
    program = "import sys, shopclerk.adapters.papers.printer; assert 'fpdf' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=200)
