"""How a database is used."""

from dataclasses import dataclass
from enum import StrEnum


class Durability(StrEnum):
    """Of SQLite (PostgreSQL's is the server's own setting). `FULL`: what was acknowledged survives a power
    cut. `NORMAL`: it survives a crash of the process.
    """

    FULL = "FULL"
    NORMAL = "NORMAL"


class Pooler(StrEnum):
    """What stands between us and PostgreSQL. `TRANSACTION`: something that may give every transaction another
    connection of the server, and knows neither our start parameters nor our prepared statements.
    """

    NONE = "none"
    TRANSACTION = "transaction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """How patient and how many. `busy_seconds` is how long a statement waits for a lock of another process.

    `readers` are SQLite's reading threads. `connections` are PostgreSQL's; `statement_seconds` is what a
    statement may take there (None: as long as it likes), `idle_seconds` what a transaction may pause between
    two (0: as long), and `connect_seconds` what it may take to reach the server.
    """

    durability: Durability = Durability.FULL
    busy_seconds: float = 5.0
    readers: int = 3
    pooler: Pooler = Pooler.NONE
    connections: int = 10
    statement_seconds: float | None = 30.0
    idle_seconds: float = 60.0
    connect_seconds: float = 10.0
