"""A screen, a line of the transcript and the other frames as the JSON that the page draws."""

import json
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from yarl import URL

from shopclerk.conversation.actions import Action
from shopclerk.conversation.ports.transcript import Line
from shopclerk.conversation.reply import Button, Link, Row, Screen

Encode: TypeAlias = Callable[[Action], str]

SAFE_SCHEMES: Final = frozenset({"http", "https"})


class UnsafeLink(ValueError):
    """A link to anything but a page, such as `javascript:`."""


def screen_body(screen: Screen, encode: Encode) -> bytes:
    """A screen as a line's body. Raises UnsafeLink."""
    body = {
        "paragraphs": [{"text": each.text, "style": each.style.value} for each in screen.paragraphs],
        "picture": screen.picture,
        "rows": [_row(row, encode) for row in screen.rows],
        "hint": screen.hint,
        "standing": bool(screen.subject),
    }
    return _dump(body).encode()


def said_body(text: str, update_id: str) -> bytes:
    """What the person typed as a line's body; by the update's id the page finds the bubble it shows."""
    return _dump({"text": text, "update": update_id}).encode()


def sent_body(picture: str, update_id: str) -> bytes:
    """A picture of the person as a line's body."""
    return _dump({"text": "", "picture": picture, "update": update_id}).encode()


def picture_of(line: Line) -> str | None:
    """The picture that the line shows."""
    name: str | None = json.loads(line.body).get("picture")
    return name


def lines_frame(lines: tuple[Line, ...], *, reset: bool = False) -> str:
    return _dump({"lines": [_line(line) for line in lines], "reset": reset})


def toast_frame(text: str) -> str:
    return _dump({"toast": text})


def done_frame(update_id: str) -> str:
    return _dump({"done": update_id})


def ack_frame(update_id: str) -> str:
    return _dump({"ack": update_id})


def refusal_frame(update_id: str | None, why: str) -> str:
    return _dump({"refuse": update_id, "why": why})


def _row(row: Row, encode: Encode) -> list[dict[str, str]]:
    return [_button(button, encode) for button in row]


def _button(button: Button | Link, encode: Encode) -> dict[str, str]:
    shown = {"label": button.label, "tone": button.tone.value}
    if isinstance(button, Button):
        return shown | {"token": encode(button.action)}
    if URL(button.url).scheme not in SAFE_SCHEMES:
        raise UnsafeLink(button.url)
    return shown | {"url": button.url}


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "cursor": line.cursor,
        "mine": line.mine,
        "at": line.at.isoformat(),
        "body": json.loads(line.body),
    }


def _dump(frame: object) -> str:
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":"))
