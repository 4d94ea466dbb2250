"""How much one browser may do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

HISTORY: Final = 300
"""Lines that a page gets when it opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`text` in characters; updates of a connection: `burst` at once, then `per_second`.

    `connections` at one address.
    """

    text: int = 4096
    burst: int = 20
    per_second: float = 5.0
    connections: int = 8


class Pace:
    """A bucket of `limits.burst` updates that fills at `limits.per_second`."""

    def __init__(self, limits: Limits, now: datetime) -> None:
        self._limits = limits
        self._left = float(limits.burst)
        self._seen = now

    def allows(self, now: datetime) -> bool:
        """Take one, if there is one."""
        refill = (now - self._seen).total_seconds() * self._limits.per_second
        self._left = min(float(self._limits.burst), self._left + refill)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
