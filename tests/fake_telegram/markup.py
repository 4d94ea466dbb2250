"""Telegram's HTML: what is left of it as text, and what it refuses."""

from html.parser import HTMLParser
from typing import Final

from tests.fake_telegram.errors import BadRequest

TAGS: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
UNREADABLE: Final = "can't parse entities:"
ENTITIES: Final = ("lt", "gt", "amp", "quot")


def utf16_length(text: str) -> int:
    """What Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.entities: list[dict[str, object]] = []
        self._open: list[tuple[str, int, str]] = []

    @property
    def _length(self) -> int:
        return utf16_length("".join(self.parts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise BadRequest(f'{UNREADABLE} Unsupported start tag "{tag}" at byte offset {self._offset}')
        self._open.append((tag, self._length, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            expected = f', expected "</{self._open[-1][0]}>"' if self._open else ""
            raise BadRequest(
                f'{UNREADABLE} Unmatched end tag at byte offset {self._offset}{expected}, found "</{tag}>"'
            )
        tag, start, link = self._open.pop()
        if length := self._length - start:
            entity: dict[str, object] = {"type": TAGS[tag], "offset": start, "length": length}
            self.entities.append(entity | ({"url": link} if link else {}))

    def handle_data(self, data: str) -> None:
        if "<" in data:
            raise BadRequest(f"{UNREADABLE} Unclosed start tag at byte offset {self._offset}")
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        known = dict(zip(ENTITIES, '<>&"', strict=True))
        self.parts.append(known.get(name, f"&{name};"))

    def handle_charref(self, name: str) -> None:
        base = 16 if name[:1] in "xX" else 10
        self.parts.append(chr(int(name.lstrip("xX"), base)))

    def finish(self) -> None:
        self.close()
        if self._open:
            raise BadRequest(
                f'{UNREADABLE} Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"'
            )

    @property
    def _offset(self) -> int:
        return self.getpos()[1]


def parsed(text: str, mode: str) -> tuple[str, list[dict[str, object]]]:
    """The text that people see, and its entities. Raises BadRequest."""
    if not mode:
        return text.strip(), []
    if mode.lower() != "html":
        raise BadRequest("unsupported parse_mode")
    markup = _Markup()
    markup.feed(text)
    markup.finish()
    return "".join(markup.parts).strip(), markup.entities
