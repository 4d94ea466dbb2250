"""What people are called, at rest."""

from functools import lru_cache
from typing import Final

from shopclerk.adapters.db.sealer import Sealer, WrongKey

REMEMBERED: Final = 4096
"""A name is asked for at every word that somebody says: opening a seal takes longer than to find it here."""


class Names:
    """Seals names. One whose key was taken away is as good as unknown: the next word brings it anew."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self._opened = lru_cache(REMEMBERED)(self._open)

    def seal(self, name: str) -> bytes | None:
        return self._sealer.seal(name.encode()) if name else None

    def of(self, sealed: bytes | None) -> str:
        """Empty for none."""
        return self._opened(sealed) if sealed else ""

    def _open(self, sealed: bytes) -> str:
        try:
            return self._sealer.open(sealed).decode()
        except WrongKey:
            return ""
