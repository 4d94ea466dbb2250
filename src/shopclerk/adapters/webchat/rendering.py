"""A screen, a line of the transcript and the other frames as the JSON that the page draws."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from yarl import URL

from shopclerk.conversation.actions import Action
from shopclerk.conversation.incoming import Location
from shopclerk.conversation.ports.transcript import Line
from shopclerk.conversation.reply import (
    Album,
    Ask,
    AskLocation,
    Attachment,
    Button,
    Link,
    Paragraph,
    Row,
    Screen,
    Tone,
)
from shopclerk.core.domain.ids import FileId

Encode: TypeAlias = Callable[[Action], str]

SAFE_SCHEMES: Final = frozenset({"http", "https"})


class UnsafeLink(ValueError):
    """A link to anything but a page, such as `javascript:`."""


def screen_body(screen: Screen, encode: Encode) -> bytes:
    """A screen as a line's body. Raises UnsafeLink."""
    return _shop_body(
        screen.paragraphs,
        picture=screen.picture,
        rows=[*_shared(screen.ask), *(_row(row, encode) for row in screen.rows)],
        hint=screen.hint,
        standing=bool(screen.subject),
    )


def album_body(album: Album) -> bytes:
    return _shop_body(_caption(album.caption), album=list(album.pictures))


def attachment_body(attachment: Attachment, file_id: FileId, media_type: str) -> bytes:
    """A file under its name; one that is a picture is shown too."""
    kind, _, ending = media_type.partition("/")
    return _shop_body(
        _caption(attachment.caption),
        picture=file_id if kind == "image" else None,
        attachment={"name": f"{attachment.name}.{ending}", "file": file_id},
    )


def said_body(text: str, update_id: str, replies: int | None = None) -> bytes:
    """What the person typed as a line's body; by the update's id the page finds the bubble it shows.

    The line it answers goes along by its number alone: the page quotes what stands there now, and nothing of
    it when it was erased.
    """
    return _own_body(text, update_id, replies)


def sent_body(picture: str, caption: str, update_id: str, replies: int | None = None) -> bytes:
    """A picture of the person as a line's body."""
    return _own_body(caption, update_id, replies, picture=picture)


def document_body(name: str, caption: str, update_id: str, replies: int | None = None) -> bytes:
    """A file of the person as a line's body: only its name, for nobody keeps it."""
    return said_body("\n".join(filter(None, (f"📎 {name}".rstrip(), caption))), update_id, replies)


def pointed_body(at: Location, update_id: str, replies: int | None = None) -> bytes:
    """Where the person is as a line's body, to a metre."""
    return said_body(f"📍 {at.latitude:.5f}, {at.longitude:.5f}", update_id, replies)


def files_of(line: Line) -> set[str]:
    """The files that the line shows."""
    body = json.loads(line.body)
    attached = body.get("attachment") or {}
    return {name for name in (body.get("picture"), attached.get("file"), *body.get("album", ())) if name}


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


def _caption(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text),) if text else ()


def _own_body(text: str, update_id: str, replies: int | None, **parts: object) -> bytes:
    answered = {} if replies is None else {"replies": replies}
    return _dump({"text": text} | parts | {"update": update_id} | answered).encode()


def _shop_body(paragraphs: Iterable[Paragraph], **parts: object) -> bytes:
    """Whatever a line of the shop has none of is empty."""
    words = [{"text": each.text, "style": each.style.value} for each in paragraphs]
    nothing: dict[str, object] = {"picture": None, "rows": [], "hint": "", "standing": False}
    return _dump({"paragraphs": words} | nothing | parts).encode()


def _shared(ask: Ask | None) -> list[list[dict[str, str]]]:
    """A button that the browser answers by itself: it can tell where it is, but nobody's number."""
    if not isinstance(ask, AskLocation):
        return []
    return [[{"label": ask.label, "tone": Tone.PLAIN.value, "shares": "location"}]]


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
