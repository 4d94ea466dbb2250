"""What must always hold, which tests name it, and the mutants of the product that those tests kill.

The table is kept in `tests/mutants/*.toml`: one table an invariant, under its number in docs/invariants.md.
"""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

ROOT: Final = Path(__file__).resolve().parents[1]
TABLES: Final = ROOT / "tests" / "mutants"
AUDIT: Final = ROOT / "src" / "shopclerk" / "core" / "usecases" / "auditing"
COUNT: Final = 40
"""How many there are."""
MARKER: Final = "pytest.mark.invariant"

Said = Annotated[str, Field(min_length=1)]


class Edit(BaseModel):
    """A guard that is taken out: `text` stands exactly once in `file`, and `becomes` is written instead."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: Said
    text: Said
    becomes: str

    def where(self, root: Path = ROOT) -> str:
        """The file, and the function or class that the guard stands in."""
        source = (root / self.file).read_text(encoding="utf-8")
        line = source.count("\n", 0, source.index(self.text)) + 1
        names = ".".join(_around(ast.parse(source), line))
        return f"{self.file.removeprefix('src/shopclerk/')} {names}".rstrip()

    def apply(self, root: Path) -> None:
        """Raise ValueError unless the text stands there exactly once and what comes of it is Python."""
        path = root / self.file
        source = path.read_text(encoding="utf-8")
        if (found := source.count(self.text)) != 1:
            raise ValueError(f"{self.file}: stands there {found} times, not once: {self.text!r}")
        mutated = source.replace(self.text, self.becomes)
        ast.parse(mutated, filename=self.file)
        path.write_text(mutated, encoding="utf-8")


class Mutant(BaseModel):
    """The product without one guard, or without several that stand behind each other: `also`. `dies` are the
    tests that must fail then, as pytest names them, parameters left off.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    without: Said
    file: Said
    text: Said
    becomes: str
    also: tuple[Edit, ...] = ()
    dies: tuple[Said, ...] = Field(min_length=1)

    @property
    def edits(self) -> tuple[Edit, ...]:
        return (Edit(file=self.file, text=self.text, becomes=self.becomes), *self.also)


class Invariant(BaseModel):
    """One rule of the list, in one line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    rule: Said
    mutants: tuple[Mutant, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Marked:
    """A test and the invariants that its marker names."""

    test: str
    numbers: tuple[int, ...]


def invariants() -> list[Invariant]:
    """The whole list, by number; ValueError when a number is there twice."""
    tables: dict[str, Any] = {}
    for path in sorted(TABLES.glob("*.toml")):
        for number, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if number in tables:
                raise ValueError(f"{path.name}: ({number}) is told twice")
            tables[number] = table
    return [Invariant(number=int(number), **tables[number]) for number in sorted(tables, key=int)]


def marked_tests() -> Iterator[Marked]:
    """Every test that carries the marker, in the order of files and lines; found without importing any."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                numbers = [each for call in node.decorator_list for each in _numbers(call)]
                if numbers:
                    yield Marked(f"{path.relative_to(ROOT).as_posix()}::{node.name}", tuple(numbers))


def named() -> dict[int, list[str]]:
    """The tests that name each invariant."""
    tests: dict[int, list[str]] = {}
    for marked in marked_tests():
        for number in marked.numbers:
            tests.setdefault(number, []).append(marked.test)
    return tests


def audit_checks() -> dict[int, list[str]]:
    """By number, the checks of `shopclerk audit` that show it: those whose docstring names it."""
    shown: dict[int, list[str]] = {}
    for path in sorted(AUDIT.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("check_"):
                for number in _named(ast.get_docstring(node) or ""):
                    shown.setdefault(number, []).append(f"{path.stem}.{node.name}")
    return shown


def _numbers(decorator: ast.expr) -> Iterator[int]:
    if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == MARKER:
        yield from (ast.literal_eval(each) for each in decorator.args)


def _named(docstring: str) -> list[int]:
    words = docstring.replace(",", " ").replace(":", " ").split()
    return [int(word[1:-1]) for word in words if word[0] + word[-1] == "()" and word[1:-1].isdigit()]


def _around(tree: ast.Module, line: int) -> Iterator[str]:
    body: list[ast.stmt] = tree.body
    while body:
        inner = next((node for node in body if node.lineno <= line <= (node.end_lineno or 0)), None)
        body = []
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield inner.name
            body = inner.body
        elif isinstance(inner, ast.Assign | ast.AnnAssign):
            yield ast.unparse(inner.targets[0] if isinstance(inner, ast.Assign) else inner.target)
