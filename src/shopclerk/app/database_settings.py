"""How the database is used, as the settings say it."""

from datetime import timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from shopclerk.adapters.db.tuning import Durability, Pooler, Tuning
from shopclerk.app.setting_kinds import duration

SHORTEST: Final = timedelta(milliseconds=1)
"""Less is nothing, and that means forever to PostgreSQL."""
LONGEST: Final = timedelta(hours=1)


def _bounded(given: timedelta) -> timedelta:
    if not SHORTEST <= given <= LONGEST:
        raise ValueError("should be from PT0.001S (a millisecond) to PT1H (an hour)")
    return given


Patience = Annotated[timedelta, BeforeValidator(duration), AfterValidator(_bounded)]


class DatabaseSettings(BaseModel):
    """`lock_within` is of both databases, `durability` of SQLite, all else of PostgreSQL. `connections` are
    of one process: one commits, the others read and write.
    """

    connections: int = Field(default=10, ge=3, le=1000)
    connect_within: Patience = timedelta(seconds=10)
    statement_within: Patience = timedelta(seconds=30)
    lock_within: Patience = timedelta(seconds=5)
    idle_within: Patience = timedelta(minutes=1)
    pooler: Pooler = Pooler.NONE
    durability: Durability = Durability.FULL

    def tuning(self) -> Tuning:
        return Tuning(
            durability=self.durability,
            busy_seconds=self.lock_within.total_seconds(),
            pooler=self.pooler,
            connections=self.connections,
            statement_seconds=self.statement_within.total_seconds(),
            idle_seconds=self.idle_within.total_seconds(),
            connect_seconds=self.connect_within.total_seconds(),
        )
