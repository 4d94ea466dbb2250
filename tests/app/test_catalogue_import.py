import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shopclerk.app.catalogue import import_catalogue
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import SettingsRefused
from tests.running.program import shopclerk

HEADER = "Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant Inventory Qty,Variant Price,Image Src"
GOOD = f"""\
{HEADER}
mug,Mug,<p>Blue</p>,Size,S,4,12.50,https://pictures.example/mug.jpg
mug,,,,L,0,15,
pot,Teapot,,,,7,50,
"""
BAD_ROWS = f"""{GOOD}\
lamp,Lamp,,,,3,cheap,
cup,Cup,,,,many,3.005,
bag,Bag,,,,2,30,
"""


@pytest.fixture
def file(workplace: Path) -> Path:
    """A product export that holds nothing wrong."""
    path = workplace / "products.csv"
    path.write_text(GOOD)
    return path


def bring_in(file: Path, *, sets_stock: bool = False, currency: str | None = "EUR") -> int:
    return import_catalogue(str(file), currency=currency, language=None, sets_stock=sets_stock)


def stock() -> list[int]:
    """What is on hand of every SKU, in the order of their codes."""
    query = "SELECT on_hand FROM stock_levels JOIN skus ON skus.id = sku_id ORDER BY on_hand"
    with closing(sqlite3.connect("var/shopclerk.db")) as connection:
        return [on_hand for (on_hand,) in connection.execute(query)]


def test_an_import_says_what_it_did(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring_in(file) == 0
    said = capsys.readouterr()
    assert said.out == "Products: 2 created. New SKUs: 3. Stock set: 2. Pictures queued: 1. Left out: 0.\n"
    assert said.err == ""


def test_the_same_file_again_changes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring_in(file)
    capsys.readouterr()
    assert bring_in(file) == 0
    said = capsys.readouterr().out
    assert said == "Products: 2 unchanged. New SKUs: 0. Stock set: 0. Pictures queued: 0. Left out: 0.\n"


def test_stock_of_what_is_known_is_set_only_when_asked_for(file: Path) -> None:
    bring_in(file)
    file.write_text(GOOD.replace(",4,", ",9,"))
    bring_in(file)
    assert stock() == [4, 7]
    bring_in(file, sets_stock=True)
    assert stock() == [7, 9]


def test_refused_rows_are_told_with_line_and_reason_and_the_rest_comes_in(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(BAD_ROWS)
    assert bring_in(file) == 1
    said = capsys.readouterr()
    assert (
        "products.csv, line 5, column Variant Price: 'cheap' is not an amount; write it like 12.50"
        in said.err
    )
    assert "line 6, column Variant Price: '3.005' has more decimals than the currency" in said.err
    assert said.out.startswith("Products: 3 created.")


def test_the_currency_that_is_said_wins_over_the_setting(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPCLERK_CURRENCY", "JPY")
    assert bring_in(file, currency="EUR") == 0
    with closing(sqlite3.connect("var/shopclerk.db")) as connection:
        prices = connection.execute("SELECT currency, minor FROM sku_prices ORDER BY minor").fetchall()
    assert prices == [("EUR", 1250), ("EUR", 1500), ("EUR", 5000)]


def test_a_currency_that_is_none_is_refused(file: Path) -> None:
    with pytest.raises(SettingsRefused) as refused:
        bring_in(file, currency="XYZ")
    assert str(refused.value) == "--currency: XYZ is not a currency of ISO 4217 (such as CNY, EUR, USD)"


def test_a_missing_file_is_named(workplace: Path) -> None:
    with pytest.raises(Refused, match=r"nowhere\.csv: there is no such file"):
        bring_in(Path("nowhere.csv"))


def test_a_folder_is_no_file(file: Path) -> None:
    with pytest.raises(Refused, match="this is a folder; name the CSV file in it"):
        bring_in(file.parent)


def test_a_file_that_is_no_utf_8_is_told_where(file: Path) -> None:
    blank = "\n" * 100_000
    file.write_bytes(f"{GOOD}{blank}".encode() + "naïve,Naïve,,,,1,1,\n".encode("latin-1"))
    with pytest.raises(Refused, match=r"not UTF-8 after line [1-9]\d+; save it as CSV UTF-8"):
        bring_in(file)


def test_a_file_that_is_no_text_names_no_line(file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(Refused, match=r"not UTF-8; save it as CSV UTF-8 .* \(nothing of it is in\)"):
        bring_in(file)


def test_a_file_without_the_columns_is_told_which(file: Path) -> None:
    file.write_text("Name,Price\nMug,3\n")
    with pytest.raises(Refused, match="the header lacks Handle"):
        bring_in(file)


def test_the_command_ends_as_the_import_did(file: Path) -> None:
    command = ("catalogue", "import", str(file), "--currency", "EUR")
    assert shopclerk(file.parent, *command).returncode == 0
    file.write_text(BAD_ROWS)
    ended = shopclerk(file.parent, *command)
    assert ended.returncode == 1
    assert "Left out: " in ended.stdout
    assert "line 5" in ended.stderr
    assert "Traceback" not in ended.stderr
