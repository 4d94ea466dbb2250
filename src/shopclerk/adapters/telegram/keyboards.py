"""Rows of buttons as inline keyboards."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final
from urllib.parse import urlsplit

from shopclerk.conversation.codec import encode
from shopclerk.conversation.reply import Button, Link, Row, Tone

PER_ROW: Final = 8
PER_MESSAGE: Final = 100
"""Telegram refuses one button more."""

STYLES: Final = {Tone.PRIMARY: "primary", Tone.DANGER: "danger"}


def keyboard(rows: tuple[Row, ...]) -> dict[str, Any]:
    """An `InlineKeyboardMarkup`; without rows one that takes the buttons of a message away."""
    return {"inline_keyboard": [[_button(each) for each in row] for row in rows]}


def keyboards(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    """The rows, none too wide, as they are shared out among messages; at least one, which may be empty."""
    shared: list[list[Row]] = [[]]
    room = PER_MESSAGE
    for part in chain.from_iterable(map(_parts, rows)):
        if len(part) > room:
            shared.append([])
            room = PER_MESSAGE
        shared[-1].append(part)
        room -= len(part)
    return tuple(tuple(each) for each in shared)


def opens(button: Button | Link) -> bool:
    """Telegram takes links for buttons only to hosts with a dot in their name: none of a machine at home."""
    return isinstance(button, Button) or "." in (urlsplit(button.url).hostname or "")


def in_words(link: Link) -> str:
    return f"{link.label}: {link.url}"


def _parts(row: Row) -> Iterator[Row]:
    for start in range(0, len(row), PER_ROW):
        yield row[start : start + PER_ROW]


def _button(button: Button | Link) -> dict[str, str]:
    style = STYLES.get(button.tone)
    shown = {"text": button.label} | ({"style": style} if style else {})
    if isinstance(button, Link):
        return shown | {"url": button.url}
    return shown | {"callback_data": encode(button.action)}
