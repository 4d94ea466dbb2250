"""Brings a database to the tables of this version: Alembic's migrations, one transaction."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from shopclerk.adapters.db.urls import parsed, refused

if TYPE_CHECKING:
    from alembic.config import Config

HEAD: Final = "0027"
"""The newest revision; a test holds it against the migrations."""

SCRIPTS: Final = Path(__file__).with_name("migrations")
ONE_AT_A_TIME: Final = text("SELECT pg_advisory_xact_lock(5467110)")
"""On PostgreSQL, until the commit; the number is ours alone. On SQLite a transaction is alone anyway."""


def upgrade(url: str, connection: Connection) -> None:
    """Run the migrations that are missing. Two processes that start at once take turns.

    Raises DatabaseRefused when the database was written by a newer version.
    """
    # Alembic takes longer to import than everything else at start: only who needs it pays.
    if revision(connection) != HEAD:
        move(connection, url=url, target=HEAD)


def must_be_current(url: str, connection: Connection) -> None:
    """Raise DatabaseRefused unless the database has the tables of this version; it is left as it is."""
    found = revision(connection)
    if found is None:
        raise refused(parsed(url), "holds no shop; name the shop's own database")
    if found > HEAD:
        raise refused(parsed(url), f"was written by a newer version (tables {found}); update the program")
    if found < HEAD:
        raise refused(
            parsed(url),
            f"was written by an older version (tables {found}, this one needs {HEAD}) and is left as it is; "
            "start this version on it once (`shopclerk run`), or use the version that wrote it",
        )


def revision(connection: Connection) -> str | None:
    """Where the database stands; None when it was never migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def move(connection: Connection, *, url: str, target: str) -> None:
    """Up or down to a revision (`base`: no tables at all), within the caller's transaction."""
    from alembic import command  # noqa: PLC0415 - see `upgrade`
    from alembic.util import CommandError  # noqa: PLC0415

    if connection.dialect.name == "postgresql":
        connection.execute(ONE_AT_A_TIME)
    config = alembic_config()
    config.attributes["connection"] = connection
    try:
        if target == "base":
            command.downgrade(config, target)
        else:
            command.upgrade(config, target)
    except CommandError as fault:
        reason = f"was written by a newer version ({fault}); update the program"
        raise refused(parsed(url), reason) from fault


def alembic_config() -> "Config":
    """Alembic's configuration, without a file of its own.

    With a connection to a migrated database as its attribute `connection`,
    `alembic.command.revision(config, message, autogenerate=True)` drafts the next migration.
    """
    from alembic.config import Config  # noqa: PLC0415 - see `upgrade`

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
