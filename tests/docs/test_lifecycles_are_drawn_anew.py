from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest

from scripts.draw_lifecycles import PAGE, TABLES, diagram, page


def test_the_page_shows_the_tables_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "stale: run scripts/draw_lifecycles.py"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_declared_step_is_an_arrow_and_nothing_else_is(table: Mapping[Any, frozenset[StrEnum]]) -> None:
    drawn = {line.strip() for line in diagram(table).splitlines() if "-->" in line and "[*]" not in line}
    assert drawn == {f"{from_} --> {to}" for from_, next_ in table.items() for to in next_}


def test_a_change_of_a_table_changes_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    before = page()
    monkeypatch.setitem(TABLES, "Refund", {**TABLES["Refund"], next(iter(TABLES["Refund"])): frozenset()})
    assert page() != before
