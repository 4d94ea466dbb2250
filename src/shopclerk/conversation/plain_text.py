"""Text that others wrote, made fit to stand on a screen: one line, no direction tricks, short enough."""

import unicodedata
from collections.abc import Iterator
from typing import Final

_DIRECTION: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates (UAX 9): unclosed ones turn around what stands after them."""

_WIDEST: Final = 2
"""Columns of a character."""

_NEVER_SHOWN: Final = frozenset({"Cc", "Cs"})
_EXTENDING: Final = frozenset({"Mn", "Mc", "Me"})
_JOINERS: Final = "\u200c\u200d"
_TAGS: Final = range(0xE0020, 0xE0080)
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_FLAGS: Final = range(0x1F1E6, 0x1F200)
_HANGUL_TAILS: Final = range(0x1160, 0x1200)


def one_line(text: str) -> str:
    """Spaces and line breaks folded; control characters and direction overrides dropped."""
    return " ".join(_shown(text).split())


def lines(text: str) -> str:
    """`one_line` for each line, with at most one blank line between two."""
    folded = "\n".join(one_line(line) for line in text.splitlines()).strip()
    while "\n\n\n" in folded:
        folded = folded.replace("\n\n\n", "\n\n")
    return folded


def shortened(text: str, columns: int) -> str:
    """At most that many columns (a Chinese character takes two), cut between graphemes and ended with `…`."""
    if _WIDEST * len(text) <= columns or _width(text) <= columns:
        return text
    kept, left = "", columns - 1
    for grapheme in graphemes(text):
        left -= _width(grapheme)
        if left < 0:
            break
        kept += grapheme
    return f"{kept.rstrip()}…"


def graphemes(text: str) -> Iterator[str]:
    """What a reader takes for one character: accents, emoji sequences and flags stay whole (after UAX 29)."""
    if text.isascii():
        yield from text
        return
    cluster = ""
    for char in text:
        if cluster and not _extends(cluster, char):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


def _extends(cluster: str, char: str) -> bool:
    code = ord(char)
    return (
        unicodedata.category(char) in _EXTENDING
        or char in _JOINERS
        or cluster[-1] == "\u200d"
        or code in _TAGS
        or code in _SKIN_TONES
        or code in _HANGUL_TAILS
        or (code in _FLAGS and len(cluster) == 1 and ord(cluster) in _FLAGS)
    )


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(_WIDEST if unicodedata.east_asian_width(each[0]) in "WF" else 1 for each in graphemes(text))


def _shown(text: str) -> str:
    if text.isprintable():  # most texts are: none of what is dropped is printable
        return text
    return "".join(
        char
        for char in text
        if char not in _DIRECTION and (char.isspace() or unicodedata.category(char) not in _NEVER_SHOWN)
    )
