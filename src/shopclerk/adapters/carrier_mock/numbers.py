"""Which carriers a tracking number looks like."""

import re
from typing import Final

_SHAPES: Final = (
    ("sf", re.compile(r"SF[0-9]{7,15}", re.ASCII)),
    ("zto", re.compile(r"(?:7[3578][0-9]{10,13}|ZT[A-Z]?[0-9]{9,13})", re.ASCII)),
    ("ems", re.compile(r"E[A-Z][0-9]{9}[A-Z]{2}", re.ASCII)),
)
"""EMS numbers have the shape of UPU standard S10. Its check digit is deliberately not verified: numbers for
the sandbox are typed by hand, and refusing one for its arithmetic would teach nobody anything."""


def recognise(tracking_number: str) -> tuple[str, ...]:
    """The carrier codes whose numbers have this shape; spaces, hyphens and case do not matter."""
    plain = re.sub(r"[\s-]+", "", tracking_number).upper()
    return tuple(code for code, shape in _SHAPES if shape.fullmatch(plain))
