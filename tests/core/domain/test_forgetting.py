"""What somebody said is found wherever it was shown, and nothing else is."""

import pytest

from shopclerk.core.domain.forgetting import blotted, traces_of


def without(told: str, shown: str) -> str:
    traces = traces_of([told])
    assert traces is not None
    blot: str = blotted({"text": shown}, traces)["text"]
    return blot


@pytest.mark.parametrize(
    ("told", "shown", "left"),
    [
        ("Ana Li", "👤 Ana Li · 1 mug", "👤 … · 1 mug"),
        ("Ana", "Ana, not Anastasia or Joana", "…, not Anastasia or Joana"),
        ("李明", "买家李明的订单", "买家…的订单"),
        ("8 Harbour  Road\nShanghai 200080", "📍 8 Harbour Road\nShanghai 200080", "📍 …\n…"),
        ("Is it green, or is it rather blue?", "“Is it green, or is it…”\nAnswer", "“…\nAnswer"),
        ("+86 138", "call (+86 138)", "call (…)"),
        ("a.c", "abc a.c", "abc …"),
    ],
)
def test_what_was_told_is_blotted_out_where_it_was_shown(told: str, shown: str, left: str) -> None:
    assert without(told, shown) == left


@pytest.mark.parametrize("told", ["", " \n ", "A", "ok", "李"])
def test_what_is_in_anybodys_words_is_not_looked_for(told: str) -> None:
    assert traces_of([told]) is None


def test_only_what_people_read_is_touched() -> None:
    traces = traces_of(["Ana Li"])
    assert traces is not None
    button = {"label": "Ana Li", "token": "Ana Li", "rows": [[{"text": "Ana Li", "picture": None}], 7]}
    assert blotted(button, traces) == {
        "label": "…",
        "token": "Ana Li",
        "rows": [[{"text": "…", "picture": None}], 7],
    }
