"""Discount codes by names that a button can carry: letters, digits, `-`, `_`."""

import hashlib
import re
from typing import Final

_PLAIN: Final = re.compile(r"[A-Z0-9_-]+", re.ASCII)
_MARK: Final = "x"
"""No code begins so: codes are in upper case."""


def name_of(code: str) -> str:
    """The code itself, or a mark of it, at most 33 characters."""
    return code if _PLAIN.fullmatch(code) else _MARK + hashlib.sha256(code.encode()).hexdigest()[:32]


def plain_code(name: str) -> str | None:
    """The code of that name; None: it has to be looked for among all there are."""
    return None if name.startswith(_MARK) else name
