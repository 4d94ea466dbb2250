"""Names that tell nothing: a reader must find the place for a change by reading names alone."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Module, Violation

EMPTY_WORDS = frozenset(
    {
        "util",
        "utils",
        "common",
        "helper",
        "helpers",
        "base",
        "manager",
        "managers",
        "service",
        "services",
        "misc",
        "impl",
    }
)
CAMEL_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*|[a-z0-9]+")
INTERFACE_PREFIX = re.compile(r"I[A-Z][a-z]")


def empty_names(module: Module) -> Iterator[Violation]:
    """Folders, files and classes that are named after their shape instead of their meaning."""
    for part in module.path.with_suffix("").parts:
        if EMPTY_WORDS & set(part.lower().split("_")):
            yield Violation(module.path, 1, f"{part!r} does not say what is in it")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and _says_nothing(node.name):
            yield Violation(module.path, node.lineno, f"class {node.name} does not say what it is")


def _says_nothing(name: str) -> bool:
    words = {word.lower() for word in CAMEL_WORD.findall(name)}
    return bool(EMPTY_WORDS & words or INTERFACE_PREFIX.match(name))
