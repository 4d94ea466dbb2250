"""Others who have a database in use: a shop that still trades cannot be copied.

On SQLite the lock of `shopclerk run` tells that; here is PostgreSQL's part.
"""

from time import monotonic
from typing import Final

from sqlalchemy import Connection, text

from shopclerk.adapters.db.tables import metadata
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.adapters.db.urls import parsed, refused

OTHERS: Final = text(
    "SELECT count(*), pg_stat_clear_snapshot(), pg_sleep(0.05) FROM pg_stat_activity "
    "WHERE application_name = 'shopclerk' AND datname = current_database() AND pid <> pg_backend_pid()"
)
"""It looks anew every time: the server would repeat itself within a transaction."""


def must_be_alone(url: str, connection: Connection, tuning: Tuning) -> None:
    """Raise DatabaseRefused when a shop is connected; one that was just stopped has a moment to be gone."""
    if connection.dialect.name != "postgresql":
        return
    until = monotonic() + tuning.busy_seconds
    while others := connection.execute(OTHERS).scalar_one():
        if monotonic() > until:
            reason = f"is in use by a shop, on {others} connections; stop all of it (a pooler's too) first"
            raise refused(parsed(url), reason)


def keep_others_out(connection: Connection) -> None:
    """Nobody else writes anything until the commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"LOCK TABLE {_names()} IN EXCLUSIVE MODE"))


def make_known(connection: Connection) -> None:
    """Let PostgreSQL count what came in: until it does so by itself it plans as if the tables were empty."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"ANALYZE {_names()}"))


def _names() -> str:
    return ", ".join(table.name for table in metadata.sorted_tables)
