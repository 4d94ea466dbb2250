"""Actions as the tokens that buttons carry, and back.

A token is `1` (the version), two letters for the kind of action and its fields, each after a dot; `~` stands
for None: `1pt.01JD8Z3K5W7Q9R2T4V6X.~`. At most 64 bytes (what a Telegram button can carry) of letters,
digits and `.~-_`, so that it needs no escaping in an address either.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from types import NoneType
from typing import Any, Final, TypeAlias, get_args, get_type_hints

from shopclerk.conversation.actions import Action

VERSION: Final = "1"
LIMIT: Final = 64
"""Bytes of `callback_data`: Telegram Bot API, InlineKeyboardButton."""

KINDS: Final[tuple[type[Action], ...]] = get_args(Action)
_CODED: Final[Mapping[str, type[Any]]] = {kind.code: kind for kind in KINDS}
_FIELDS: Final[Mapping[type[Any], tuple[str, ...]]] = {
    kind: tuple(field.name for field in fields(kind)) for kind in KINDS
}
_NONE: Final = "~"
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)

Value: TypeAlias = str | int | None


class UnknownToken(Exception):
    """Nothing that this version understands: another version's, cut short, or never ours."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


class Uncarriable(Exception):
    """The action does not fit into a token: over 64 bytes, or a text with a character that tokens lack."""

    def __init__(self, action: Action) -> None:
        super().__init__(action)
        self.action = action


def encode(action: Action) -> str:
    """The token of an action, or Uncarriable."""
    values = [getattr(action, name) for name in _FIELDS[type(action)]]
    token = ".".join([VERSION + action.code, *map(_written, values)])
    if len(token) > LIMIT or not all(value is None or _PLAIN.fullmatch(str(value)) for value in values):
        raise Uncarriable(action)
    return token


def _written(value: Value) -> str:
    return _NONE if value is None else str(value)


def decode(token: str) -> Action:
    """The action of a token that `encode` made, or UnknownToken."""
    head, *texts = token.split(".")
    kind = _CODED.get(head.removeprefix(VERSION)) if head.startswith(VERSION) else None
    if kind is None or len(token) > LIMIT:
        raise UnknownToken(token)
    readers = _READERS[kind]
    if len(readers) != len(texts):
        raise UnknownToken(token)
    try:
        action: Action = kind(*(read(text) for read, text in zip(readers, texts, strict=True)))
    except ValueError:
        raise UnknownToken(token) from None
    return action


def _readers(kind: type[Any]) -> tuple[Callable[[str], Value], ...]:
    hints = get_type_hints(kind)
    return tuple(_reader(hints[field.name]) for field in fields(kind))


def _reader(hint: object) -> Callable[[str], Value]:
    parts = get_args(hint)
    if NoneType in parts:
        inner = _reader(next(part for part in parts if part is not NoneType))
        return lambda text: None if text == _NONE else inner(text)
    return _integer if hint is int else _text


def _integer(text: str) -> int:
    number = int(text)
    if str(number) != text:
        raise ValueError(text)
    return number


def _text(text: str) -> str:
    if not _PLAIN.fullmatch(text):
        raise ValueError(text)
    return text


_READERS: Final[Mapping[type[Any], tuple[Callable[[str], Value], ...]]] = {
    kind: _readers(kind) for kind in KINDS
}
