"""Telegram's HTML: what people see of it, its entities, and what is refused.

Source: core.telegram.org/bots/api, "HTML style" and "MessageEntity". How refusals are worded, and in which
order they are found, follows the open source of the Bot API server's library (`parse_html` of tdlib/td).
Lengths and offsets are UTF-16 units; where a tag is to be found is told in bytes.
"""

import re
from dataclasses import dataclass, field
from typing import Final, NoReturn

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
NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PIECE: Final = re.compile(
    r"<(?P<tag>/?[^\s>]*)(?P<rest>[^>]*)(?P<end>>?)|&(?P<reference>#x?\w+|\w+);?|.", re.DOTALL
)
_REFERENCE: Final = re.compile(r"&(#x?\w+|\w+);?")
_ATTRIBUTE: Final = re.compile(r"""([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")
_LINK: Final = re.compile(r"(https?|tg|tonsite)://.+|mailto:.+", re.IGNORECASE)


def utf16_length(text: str) -> int:
    """What Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    start: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    text: str = ""
    length: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[dict[str, object]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.text += text
        self.length += utf16_length(text)

    def begin(self, tag: str, rest: str, at: int) -> None:
        if tag not in TAGS:
            _refuse(f'Unsupported start tag "{tag}" at byte offset {at}')
        attributes = {
            name.lower(): _plain(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(rest)
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            _refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
        self.open.append(_Open(tag, self.length, attributes))

    def end(self, tag: str, at: int) -> None:
        if not self.open:
            _refuse(f"Unexpected end tag at byte offset {at}")
        begun = self.open.pop()
        if tag not in ("", begun.tag):
            _refuse(f'Unmatched end tag at byte offset {at}, expected "</{begun.tag}>", found "</{tag}>"')
        if length := self.length - begun.start:
            self.entities.extend(_entity(begun, length, self.text))


def _entity(begun: _Open, length: int, text: str) -> list[dict[str, object]]:
    """What that tag means; a link to nowhere means nothing."""
    entity: dict[str, object] = {"type": TAGS[begun.tag], "offset": begun.start, "length": length}
    match begun.tag:
        case "a":
            inside = text.encode("utf-16-le")[begun.start * 2 :].decode("utf-16-le")
            url = begun.attributes.get("href") or inside
            return [entity | {"url": url}] if _LINK.fullmatch(url) else []
        case "tg-emoji":
            if not begun.attributes.get("emoji-id", "").isdigit():
                _refuse("Invalid custom emoji identifier specified")
            return [entity | {"custom_emoji_id": begun.attributes["emoji-id"]}]
        case "blockquote" if "expandable" in begun.attributes:
            return [entity | {"type": "expandable_blockquote"}]
        case _:
            return [entity]


def _refuse(why: str) -> NoReturn:
    raise BadRequest(f"can't parse entities: {why}")


def parsed(text: str, mode: str) -> tuple[str, list[dict[str, object]]]:
    """The text that people see, and its entities, outer ones first. Raises BadRequest."""
    if mode.lower() in ("", "none"):
        return _trimmed(text, [])
    if mode.lower() != "html":
        raise BadRequest("unsupported parse_mode")
    reader = _Reader()
    for piece in _PIECE.finditer(text):
        _read(reader, piece, len(text[: piece.start()].encode()))
    if reader.open:
        _refuse(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].tag}"')
    return _trimmed(reader.text, reader.entities)


def _read(reader: _Reader, piece: re.Match[str], at: int) -> None:
    if piece["tag"] is None:
        reader.add(_referred(piece["reference"]) or piece[0] if piece["reference"] else piece[0])
    elif piece["tag"].startswith("/"):
        if not piece["end"]:
            _refuse(f"Unclosed end tag at byte offset {at}")
        reader.end(piece["tag"][1:].lower(), at)
    else:
        if not piece["end"]:
            _refuse(f"Unclosed start tag at byte offset {at}")
        reader.begin(piece["tag"].lower(), piece["rest"], at)


def _referred(name: str) -> str:
    """The character behind a reference; empty for what is none, which stays as it was written."""
    if not name.startswith("#"):
        return NAMED.get(name, "")
    digits, base = (name[2:], 16) if name[1:2] == "x" else (name[1:], 10)
    try:
        code = int(digits, base)
    except ValueError:
        return ""
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _plain(value: str) -> str:
    """An attribute without character references."""
    return _REFERENCE.sub(lambda found: _referred(found[1]) or found[0], value)


def _trimmed(text: str, entities: list[dict[str, object]]) -> tuple[str, list[dict[str, object]]]:
    """Without the blanks around it; entities follow, and what lies outside is cut off."""
    start = len(text) - len(text.lstrip())
    shift, seen = utf16_length(text[:start]), text.strip()
    whole = utf16_length(seen)
    kept = []
    for entity in entities:
        begin, length = int(str(entity["offset"])) - shift, int(str(entity["length"]))
        first, last = max(begin, 0), min(begin + length, whole)
        if last > first:
            kept.append(entity | {"offset": first, "length": last - first})
    return seen, sorted(kept, key=lambda one: (one["offset"], -int(str(one["length"]))))
