"""Paragraphs as Telegram's HTML, in as many messages as it takes or in one that fits.

Telegram counts a message after its markup is taken away, in UTF-16 units.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Final

from shopclerk.conversation.plain_text import graphemes
from shopclerk.conversation.reply import Paragraph, Style

TEXT_UNITS: Final = 4096
CAPTION_UNITS: Final = 1024
BETWEEN: Final = "\n\n"
CUT: Final = "…"

TAGS: Final = {
    Style.TITLE: "b",
    Style.STRONG: "b",
    Style.MUTED: "i",
    Style.NOTICE: "blockquote",
}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def split(paragraphs: Sequence[Paragraph], most: int = TEXT_UNITS) -> tuple[str, ...]:
    """The HTML of one message after the other; a paragraph too long for one is cut between graphemes."""
    messages: list[list[Paragraph]] = [[]]
    room = most
    for piece in (piece for paragraph in paragraphs for piece in _pieces(paragraph, most)):
        taken = units(piece.text) + len(BETWEEN)
        if messages[-1] and taken > room:
            messages.append([])
            room = most
        messages[-1].append(piece)
        room -= taken
    return tuple(_html(message) for message in messages)


def fitted(paragraphs: Sequence[Paragraph], most: int = TEXT_UNITS) -> str:
    """The HTML of one message: what stands first is kept, and a cut is shown."""
    kept: list[Paragraph] = []
    room = most
    for paragraph in paragraphs:
        if units(paragraph.text) > room:
            kept.append(replace(paragraph, text=_head(paragraph.text, max(room - 1, 0)) + CUT))
            break
        kept.append(paragraph)
        room -= units(paragraph.text) + len(BETWEEN)
        if room <= 0:
            break
    return _html(kept)


def fits(paragraphs: Sequence[Paragraph], most: int) -> bool:
    return sum(units(each.text) + len(BETWEEN) for each in paragraphs) - len(BETWEEN) <= most


def _html(paragraphs: Iterable[Paragraph]) -> str:
    return BETWEEN.join(_marked(each) for each in paragraphs)


def _marked(paragraph: Paragraph) -> str:
    text = escape(paragraph.text, quote=False)
    tag = TAGS.get(paragraph.style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _pieces(paragraph: Paragraph, most: int) -> Iterator[Paragraph]:
    rest = paragraph.text
    while units(rest) > most:
        head = _head(rest, most)
        yield replace(paragraph, text=head)
        rest = rest[len(head) :]
    yield replace(paragraph, text=rest)


def _head(text: str, most: int) -> str:
    """As many graphemes as fit."""
    taken, room = [], most
    for grapheme in graphemes(text):
        room -= units(grapheme)
        if room < 0:
            break
        taken.append(grapheme)
    return "".join(taken)
