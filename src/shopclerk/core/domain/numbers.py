"""Order numbers: short, readable aloud, unguessable; what people type. Like `7K3F-22`."""

import re
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that are not mistaken for each other when written or said: no 0, 1, I, L, O, U."""

LENGTH: Final = 6
GROUP: Final = 4

_NUMBER = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def order_number(text: str) -> str | None:
    """The number that somebody typed, however they wrote it (`7k3f22`, `#7K3F 22`); None when it is none."""
    plain = re.sub(r"[\s#№–—-]", "", text).upper()
    return hyphenated(plain) if _NUMBER.fullmatch(plain) else None


def hyphenated(plain: str) -> str:
    """Six characters as they are written: four, a hyphen, two."""
    return f"{plain[:GROUP]}-{plain[GROUP:]}"
