"""What somebody looks for, short enough to go along in the buttons that turn its pages."""

import base64
import binascii
from typing import Final

from shopclerk.conversation.plain_text import one_line
from shopclerk.conversation.typed_text import plainly

LIMIT: Final = 39
"""Bytes: 52 letters and digits in a button, whose token has room for 64."""


def sought(text: str) -> str:
    """What was typed, as it is looked for: one plain line, cut where it gets too long."""
    plain = one_line(plainly(text)).encode("utf-8", "ignore")
    return plain[:LIMIT].decode("utf-8", "ignore").strip()


def carried(words: str) -> str:
    """What is `sought`, in letters and digits that a token takes."""
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def uncarried(token: str) -> str:
    """The inverse of `carried`; empty for what it never made."""
    try:
        return sought(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode("utf-8"))
    except (binascii.Error, UnicodeDecodeError):
        return ""
