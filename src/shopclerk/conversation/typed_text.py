"""What a person typed, as it was meant: keyboards and copying leave marks in it that nobody sees."""

import unicodedata
from typing import Final

_UNSEEN: Final = dict.fromkeys(
    map(
        ord,
        "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    )
)
"""Soft hyphens, direction marks (UAX 9), zero-width spaces. Joiners stay: scripts and emoji need them."""


def meant(text: str) -> str:
    """Without unseen marks and outer spaces; what is seen stays as it was typed."""
    return text.translate(_UNSEEN).strip()


def plainly(text: str) -> str:
    """`meant`, with full-width letters, digits and signs as plain ones (NFKC): for numbers and codes."""
    return meant(unicodedata.normalize("NFKC", text))
