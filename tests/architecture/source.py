"""Reads the source tree for the rules of this folder."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "shopclerk"


@dataclass(frozen=True, slots=True)
class Module:
    """A parsed Python file; `path` is what a violation names."""

    path: Path
    tree: ast.Module

    @classmethod
    def of(cls, text: str, path: str = "example.py") -> "Module":
        return cls(Path(path), ast.parse(text))


@dataclass(frozen=True, slots=True)
class Violation:
    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def modules(folder: Path) -> Iterator[Module]:
    """Every Python file below `folder`, its path relative to the checkout.

    Raises:
        AssertionError: there is none, so a rule over it would hold emptily.
    """
    files = sorted(folder.rglob("*.py"))
    assert files, f"{folder} holds no Python file; does the rule look in the right place?"
    for file in files:
        yield Module(file.relative_to(ROOT), ast.parse(file.read_text(encoding="utf-8")))


def report(violations: Iterable[Violation]) -> str:
    """One violation a line; empty when the rule holds."""
    return "\n".join(map(str, violations))
