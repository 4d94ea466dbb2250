"""What a person typed, as it was meant: keyboards and copying leave marks in it that nobody sees."""

import unicodedata
from typing import Final

_MARKS: Final = "\u061c\u200e\u200f"
"""Marks of direction (UAX 9): with right-to-left letters they say on which side a sign or a number stands."""
_UNSEEN: Final = dict.fromkeys(
    map(ord, "\u00ad\u200b\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
"""Soft hyphens, overrides and isolates, zero-width spaces. Joiners stay: scripts and emoji need them."""
_UNMARKED: Final = _UNSEEN | dict.fromkeys(map(ord, _MARKS))


def meant(text: str) -> str:
    """Without unseen marks and outer spaces; what is seen stays as it was typed, and where it was."""
    if not _runs_leftwards(text):
        return text.translate(_UNMARKED).strip()
    seen, before = text.translate(_UNSEEN), ""
    while seen != before:
        before, seen = seen, seen.strip(_MARKS).strip()
    return seen


def plainly(text: str) -> str:
    """Without any mark, with full-width letters, digits and signs as plain ones (NFKC): for numbers and
    codes.
    """
    return unicodedata.normalize("NFKC", text).translate(_UNMARKED).strip()


def _runs_leftwards(text: str) -> bool:
    if text.isascii():
        return False
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text.translate(_UNMARKED))
