"""How a database is used."""

from dataclasses import dataclass
from enum import StrEnum


class Durability(StrEnum):
    """Of SQLite (PostgreSQL's is the server's own setting). `FULL`: what was acknowledged survives a power
    cut. `NORMAL`: it survives a crash of the process.
    """

    FULL = "FULL"
    NORMAL = "NORMAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """How patient and how many. `busy_seconds` is how long a statement waits for a lock of another process.

    `readers` are SQLite's reading threads. `connections` are PostgreSQL's, and `statement_seconds` is what a
    statement may take there; `connect_seconds` is what it may take to reach the server.
    """

    durability: Durability = Durability.FULL
    busy_seconds: float = 5.0
    readers: int = 3
    connections: int = 10
    statement_seconds: float = 30.0
    connect_seconds: float = 10.0
