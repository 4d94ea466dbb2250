"""A chat as a page to look at: for pictures of a bot in a guide, and for whoever debugs one."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from html import escape
from pathlib import Path
from typing import Any, Final

from tests.fake_telegram.world import Message, World

TAGS: Final = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
KINDS: Final = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp", b"GIF8": "gif"}

STYLE: Final = (Path(__file__).parent / "chat.css").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is on somebody's screen: `title` heads it, `reader` is the id of who looks."""

    world: World
    title: str
    reader: int
    zone: tzinfo = UTC

    def page(self, messages: Sequence[Message], keyboard: Sequence[Sequence[dict[str, Any]]] = ()) -> str:
        """These messages as HTML, complete in itself; `keyboard` is what stands where people type."""
        shown = "".join(self._message(one) for one in messages)
        keys = "".join(f"<div>{_spans(row)}</div>" for row in keyboard)
        foot = f"<footer>{keys}</footer>" if keys else ""
        return (
            f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style><header>'
            f'<div class="face">{escape(self.title[:1])}</div>'
            f"<div><b>{escape(self.title)}</b><small>bot</small></div></header><main>{shown}</main>{foot}"
        )

    def _message(self, message: Message) -> str:
        mine = message.sender.id == self.reader
        name = "" if mine or message.is_bots else _who(message.sender.first_name)
        inner = f"{name}{_answered(message)}{self._picture(message)}{_marked(message)}{self._time(message)}"
        side = "mine" if mine else ""
        return f'<article class="{side}"><div class="bubble">{inner}</div>{_keys(message)}</article>'

    def _picture(self, message: Message) -> str:
        sizes = message.body.get("photo")
        if not sizes:
            return ""
        content = self.world.files[sizes[-1]["file_id"]]
        kind = next((kind for magic, kind in KINDS.items() if content.startswith(magic)), "png")
        return f'<img src="data:image/{kind};base64,{base64.b64encode(content).decode()}" alt="">'

    def _time(self, message: Message) -> str:
        return f"<time>{datetime.fromtimestamp(message.at, self.zone):%H:%M}</time>"


def _who(name: str) -> str:
    return f'<span class="who">{escape(name)}</span>'


def _answered(message: Message) -> str:
    answered = message.body.get("reply_to_message")
    if not answered:
        return ""
    text = answered.get("text") or answered.get("caption") or ""
    return f'<div class="answered">{escape(text)}</div>'


def _marked(message: Message) -> str:
    """The text with its entities as tags; they nest or stand apart, as Telegram's do."""
    entities = message.body.get("entities") or message.body.get("caption_entities") or ()
    units = message.text.encode("utf-16-le")
    marks: dict[int, list[str]] = {}
    for entity in sorted(entities, key=lambda one: (one["offset"], -one["length"])):
        if tag := TAGS.get(entity["type"]):
            start, end = entity["offset"], entity["offset"] + entity["length"]
            marks.setdefault(start, []).append(f"<{tag}>")
            marks.setdefault(end, []).insert(0, f"</{tag}>")
    return "".join(_pieces(units, marks)).replace("</blockquote>\n", "</blockquote>")


def _pieces(units: bytes, marks: dict[int, list[str]]) -> Iterable[str]:
    """Text between marks, and the marks; offsets count UTF-16 units."""
    last = 0
    for at in sorted({*marks, len(units) // 2}):
        yield escape(units[last * 2 : at * 2].decode("utf-16-le"))
        yield from marks.get(at, ())
        last = at


def _keys(message: Message) -> str:
    rows = (message.body.get("reply_markup") or {}).get("inline_keyboard", ())
    return "".join(f'<div class="keys">{_spans(row)}</div>' for row in rows)


def _spans(row: Iterable[dict[str, Any]]) -> str:
    return "".join(f'<span class="{key.get("style", "")}">{_label(key)}</span>' for key in row)


def _label(key: dict[str, Any]) -> str:
    return escape(key["text"]) + (" ↗" if "url" in key else "")
