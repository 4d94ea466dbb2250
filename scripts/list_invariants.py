#!/usr/bin/env python3
"""Write `docs/invariants.md` from the table and the tests: to be run when one of them was edited."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from scripts.invariants import ROOT, Invariant, audit_checks, invariants, named

PAGE: Final = ROOT / "docs" / "invariants.md"
HEAD: Final = """\
# What must always hold

Forty promises, each kept by guards in the code and held by tests that name it with
`@pytest.mark.invariant(12)`. That those tests would notice is not taken on trust: `make mutants` takes the
guards out of a copy of the code, one after the other, and sees the tests die. [`shopclerk audit`](audit.md)
shows those of them that data can show on a live database.

Written by `python -m scripts.list_invariants` from `tests/mutants/*.toml` and the tests: edit those, then
run it.
"""


def page() -> str:
    """The whole page."""
    tests, checks = named(), audit_checks()
    return HEAD + "".join("\n" + "\n".join(_section(each, tests, checks)) + "\n" for each in invariants())


def _section(
    invariant: Invariant, tests: Mapping[int, list[str]], checks: Mapping[int, list[str]]
) -> Iterator[str]:
    number = invariant.number
    yield f"## ({number}) {invariant.rule}"
    yield ""
    yield "Guards, and what died without them:"
    yield ""
    for mutant in invariant.mutants:
        where = "; ".join(f"`{edit.where()}`" for edit in mutant.edits)
        yield f"- {where}: {mutant.without}. {', '.join(f'`{_short(test)}`' for test in mutant.dies)}"
    yield ""
    yield "Tests that name it:"
    yield ""
    yield from (f"- {test.replace('::', ' `')}`" for test in tests.get(number, []))
    if number in checks:
        yield ""
        yield f"Shown by the audit: {', '.join(f'`{check}`' for check in checks[number])}"


def _short(test: str) -> str:
    return test.rpartition("::")[2]


if __name__ == "__main__":
    Path(PAGE).write_text(page(), encoding="utf-8")
