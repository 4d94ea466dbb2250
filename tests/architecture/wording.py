"""Where people's wording may stand: in the message catalogues, and nowhere else."""

import ast
import re
from collections.abc import Iterator
from typing import TypeGuard

from tests.architecture.source import Module, Violation

TRANSLATORS = frozenset({"N_", "context", "gettext", "ngettext", "npgettext", "pgettext", "plural", "text"})
"""What a sentence may be handed to: it is looked up in the catalogue of the reader's language."""

LOGGERS = frozenset({"log", "logger", "logging"})
IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
TWO_WORDS = re.compile(r"[A-Za-z]{2,}[,.;:!?]? [A-Za-z]{2,}")
ONE_WORD = re.compile(r"[A-Z][a-z]{2,}[.!?…:]?")
ANNOTATIONS = frozenset({"annotation", "returns"})


def sentences(module: Module) -> Iterator[Violation]:
    """String literals of a chat's module that a person would read, and that no catalogue translates.

    Docstrings, messages of errors, log lines and the names in `__all__` are for developers. What looks
    like wording: two words beside each other, or a single capitalised one.
    """
    for literal in _literals(module.tree):
        text = _text(literal)
        if TWO_WORDS.search(text) or ONE_WORD.fullmatch(text):
            yield Violation(module.path, literal.lineno, f"{text!r} belongs into the catalogues")


def chinese(module: Module) -> Iterator[Violation]:
    """String literals with Chinese in them, wherever they stand: code is written in one language."""
    for literal in _literals(module.tree):
        if IDEOGRAPH.search(_text(literal)):
            yield Violation(module.path, literal.lineno, f"{_text(literal)!r} belongs into the catalogues")


def _text(literal: ast.Constant) -> str:
    assert isinstance(literal.value, str)
    return literal.value


def _literals(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in _children(tree):
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str):
                yield node
        elif not _is_exempt(node):
            yield from _literals(node)


def _children(tree: ast.AST) -> Iterator[ast.AST]:
    for field, value in ast.iter_fields(tree):
        if field not in ANNOTATIONS:
            yield from (node for node in (value if isinstance(value, list) else [value]) if _is_node(node))


def _is_node(value: object) -> TypeGuard[ast.AST]:
    return isinstance(value, ast.AST)


def _is_exempt(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in TRANSLATORS
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)):
            return name in TRANSLATORS or owner in LOGGERS
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in TRANSLATORS
    return False
