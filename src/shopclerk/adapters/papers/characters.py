"""Text as the font can show it, and where a line of it may end."""

import unicodedata
from collections.abc import Callable, Container, Iterator
from typing import Final

SQUARE: Final = "□"
"""Stands for a character that the font does not have, as readers know it."""

_INSTEAD: Final = {
    "\u202f": "\u00a0",
    "\u2007": "\u00a0",
    "\u2009": " ",
    "\t": " ",
    "\u2011": "-",
    "\u2212": "–",
    "⭐": "★",
    "₽": "RUB",
    "₹": "INR",
    "₺": "TRY",
    "₴": "UAH",
    "₸": "KZT",
    "₫": "VND",
    "฿": "THB",
}
"""What says the same when the font does not have it. Currency signs: their codes of ISO 4217."""

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Me", "Mn"})
"""Categories of what is left out when the font does not have it: emoji and their parts, marks, controls."""

_NEVER_FIRST: Final = frozenset("，。、；：？！）》」』】〉”’…·")
_NEVER_LAST: Final = frozenset("（《「『【〈“‘")


def drawable(text: str, known: Container[int]) -> str:
    """One line with nothing in it but characters of the font, composed (NFC), and no two spaces together."""
    shown = "".join(_shown(char, known) for char in unicodedata.normalize("NFC", text))
    return " ".join(word for word in shown.split(" ") if word)


def _shown(char: str, known: Container[int]) -> str:
    if ord(char) in known and unicodedata.category(char) != "Cc":
        return char
    instead = _INSTEAD.get(char, "")
    if instead and all(ord(each) in known for each in instead):
        return instead
    return "" if unicodedata.category(char) in _UNSEEN else SQUARE


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of a paragraph, none wider than `width`: broken at spaces and between ideographs, within a
    word only when it has no room in a whole line.
    """
    found: list[str] = []
    for line in text.split("\n"):
        found += _wrapped(line, width, measure)
    return found


def _wrapped(line: str, width: float, measure: Callable[[str], float]) -> list[str]:
    done, open_ = list[str](), ""
    for atom in _atoms(line):
        if measure((open_ + atom).rstrip()) <= width:
            open_ += atom
            continue
        if open_.strip():
            done.append(open_.rstrip())
        open_ = atom
        while measure(open_.rstrip()) > width and len(open_) > 1:
            fitting = _fitting(open_, width, measure)
            done.append(open_[:fitting])
            open_ = open_[fitting:]
    return [*done, open_.rstrip()]


def _fitting(word: str, width: float, measure: Callable[[str], float]) -> int:
    """How many of its characters a line takes; one at least."""
    count = 1
    while count < len(word) and measure(word[: count + 1]) <= width:
        count += 1
    return count


def _atoms(line: str) -> Iterator[str]:
    """What is never parted: a word with the spaces after it, an ideograph with its marks."""
    atom = ""
    for char in line:
        if atom and _may_part(atom[-1], char):
            yield atom
            atom = ""
        atom += char
    if atom:
        yield atom


def _may_part(before: str, after: str) -> bool:
    if after == " " or after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return before == " " or _is_wide(before) or _is_wide(after)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
