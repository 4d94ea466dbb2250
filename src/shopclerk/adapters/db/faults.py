"""What is told to whoever starts a shop."""

from dataclasses import dataclass

from shopclerk.core.ports.errors import Unavailable


@dataclass(unsafe_hash=True)
class DatabaseRefused(Exception):
    """The database cannot be used as it is configured; `reason` says what to do, to whoever starts it."""

    url: str
    reason: str

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class Damaged(Unavailable):
    """The file is there, and is no whole database any more."""
