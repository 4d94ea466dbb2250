"""Every invariant has tests that name it, and mutants that they kill; and the page says so."""

import ast
from pathlib import Path

import pytest

from scripts.invariants import COUNT, ROOT, Edit, Invariant, Mutant, audit_checks, invariants, named
from scripts.list_invariants import PAGE, page
from tests.app.test_audit import BREACHES

LIST = invariants()
NAMED = named()
MUTANTS = [
    pytest.param(mutant, id=f"{invariant.number}-{place}")
    for invariant in LIST
    for place, mutant in enumerate(invariant.mutants, start=1)
]


def test_the_page_lists_the_table_and_the_tests_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "stale: run python -m scripts.list_invariants"


def test_there_are_forty_and_no_test_names_another() -> None:
    assert [invariant.number for invariant in LIST] == list(range(1, COUNT + 1))
    assert sorted(NAMED) == list(range(1, COUNT + 1))


@pytest.mark.parametrize("invariant", LIST, ids=lambda invariant: str(invariant.number))
def test_what_a_mutant_kills_are_tests_that_name_its_invariant(invariant: Invariant) -> None:
    killed = {test for mutant in invariant.mutants for test in mutant.dies}
    assert killed <= set(NAMED[invariant.number])


@pytest.mark.parametrize("mutant", MUTANTS)
def test_every_mutant_can_still_be_made(mutant: Mutant, tmp_path: Path) -> None:
    for edit in mutant.edits:
        target = tmp_path / edit.file
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((ROOT / edit.file).read_bytes())
        before = ast.dump(ast.parse(target.read_text(encoding="utf-8")))
        edit.apply(tmp_path)
        assert ast.dump(ast.parse(target.read_text(encoding="utf-8"))) != before


@pytest.mark.parametrize("text", ["nowhere", "twice", "broken"])
def test_a_mutant_that_cannot_be_made_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("twice = 1\nprint(twice)\nbroken = 2\n", encoding="utf-8")
    with pytest.raises((ValueError, SyntaxError)):
        Edit(file="code.py", text=text, becomes="(").apply(tmp_path)


def test_no_docstring_names_an_invariant_that_a_marker_should() -> None:
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                told = ast.get_docstring(node) or ""
                assert not told.startswith(("Invariant (", "Invariants (")), path


def test_whatever_the_audit_checks_was_seen_to_be_broken() -> None:
    assert {number for number, _ in BREACHES} == set(audit_checks())
