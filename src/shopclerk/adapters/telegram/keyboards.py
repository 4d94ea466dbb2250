"""Rows of buttons as an inline keyboard."""

from typing import Any, Final

from shopclerk.conversation.codec import encode
from shopclerk.conversation.reply import Button, Link, Row, Tone

PER_ROW: Final = 8
STYLES: Final = {Tone.PRIMARY: "primary", Tone.DANGER: "danger"}


def keyboard(rows: tuple[Row, ...]) -> dict[str, Any]:
    """An `InlineKeyboardMarkup`; without rows one that takes the buttons of a message away."""
    return {"inline_keyboard": [[_button(each) for each in part] for row in rows for part in _parts(row)]}


def _parts(row: Row) -> list[Row]:
    return [row[start : start + PER_ROW] for start in range(0, len(row), PER_ROW)]


def _button(button: Button | Link) -> dict[str, str]:
    style = STYLES.get(button.tone)
    shown = {"text": button.label} | ({"style": style} if style else {})
    if isinstance(button, Link):
        return shown | {"url": button.url}
    return shown | {"callback_data": encode(button.action)}
