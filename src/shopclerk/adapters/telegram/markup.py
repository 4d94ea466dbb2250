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
    """The HTML of one message after the other, at least one. A paragraph too long for any is cut between
    graphemes, and begins where there is room.
    """
    told = _told(paragraphs)
    if fits(told, most):
        return (_html(told),)
    messages: list[list[Paragraph]] = [[]]
    for paragraph in told:
        for piece in _told(_pieces(paragraph, _room(messages[-1], most), most)):
            if not fits([*messages[-1], piece], most):
                messages.append([])
            messages[-1].append(piece)
    return tuple(_html(message) for message in messages)


def fitted(text: str, most: int = CAPTION_UNITS) -> str:
    """The HTML of plain text that has to fit into one: a cut is shown."""
    kept = text if units(text) <= most else _head(text, most - len(CUT)).rstrip() + CUT
    return escape(kept, quote=False)


def fits(paragraphs: Sequence[Paragraph], most: int) -> bool:
    told = _told(paragraphs)
    return sum(units(each.text) for each in told) + len(BETWEEN) * (len(told) - 1) <= most


def _told(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Those that say something, without the space around it: Telegram takes no message of nothing else."""
    stripped = ((each, each.text.strip()) for each in paragraphs)
    return [each if each.text == text else replace(each, text=text) for each, text in stripped if text]


def _html(paragraphs: Iterable[Paragraph]) -> str:
    return BETWEEN.join(_marked(each) for each in paragraphs)


def _marked(paragraph: Paragraph) -> str:
    text = escape(paragraph.text, quote=False)
    tag = TAGS.get(paragraph.style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _room(message: Sequence[Paragraph], most: int) -> int:
    """For another paragraph."""
    return most - sum(units(each.text) + len(BETWEEN) for each in message)


def _pieces(paragraph: Paragraph, room: int, most: int) -> Iterator[Paragraph]:
    rest = paragraph.text
    if units(rest) > most and (head := _first(graphemes(rest), room)):
        yield replace(paragraph, text=head)
        rest = rest[len(head) :]
    while units(rest) > most:
        head = _head(rest, most)
        yield replace(paragraph, text=head)
        rest = rest[len(head) :]
    yield replace(paragraph, text=rest)


def _head(text: str, most: int) -> str:
    """As many graphemes as fit; of one that is too long by itself, as many characters."""
    return _first(graphemes(text), most) or _first(text, most)


def _first(parts: Iterable[str], most: int) -> str:
    taken, room = [], most
    for part in parts:
        room -= units(part)
        if room < 0:
            break
        taken.append(part)
    return "".join(taken)
