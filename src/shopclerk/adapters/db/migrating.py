"""Brings a database file to the tables of this version: Alembic's migrations, one transaction."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError, OperationalError

from shopclerk.adapters.db.engine import Tuning, reading_engine, sqlite_path, writing_engine
from shopclerk.adapters.db.faults import DatabaseRefused, translating

if TYPE_CHECKING:
    from alembic.config import Config

HEAD: Final = "0008"
"""The newest revision; a test holds it against the migrations."""

SCRIPTS: Final = Path(__file__).with_name("migrations")


def upgrade(url: str, tuning: Tuning | None = None) -> None:
    """Run the migrations that are missing. Two processes that start at once take turns.

    Raises DatabaseRefused when the file is no database, or was written by a newer version.
    """
    engine = writing_engine(sqlite_path(url), tuning or Tuning())
    try:
        # Alembic takes longer to import than everything else at start: only who needs it pays.
        if revision(engine, url) != HEAD:
            move(engine, url, HEAD)
    finally:
        engine.dispose()


def must_be_current(url: str, tuning: Tuning | None = None) -> None:
    """Raise DatabaseRefused unless the database has the tables of this version; it is left as it is."""
    engine = reading_engine(sqlite_path(url), tuning or Tuning())
    try:
        found = revision(engine, url)
    finally:
        engine.dispose()
    if found is None:
        raise DatabaseRefused(url, "holds no shop; name the shop's file")
    if found > HEAD:
        raise DatabaseRefused(url, f"was written by a newer version (tables {found}); update the program")
    if found < HEAD:
        raise DatabaseRefused(
            url,
            f"was written by an older version (tables {found}, this one needs {HEAD}) and is left as it is; "
            "start this version on it once (`shopclerk run`), or use the version that wrote it",
        )


def revision(engine: Engine, url: str) -> str | None:
    """Where the database stands; None when it was never migrated."""
    try:
        with engine.connect() as connection:
            found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return found
    except OperationalError as fault:
        if "no such table" in str(fault.orig):
            return None
        with translating():
            raise
    except DatabaseError as fault:
        raise DatabaseRefused(url, f"cannot be read ({fault.orig}); name another file") from fault


def move(engine: Engine, url: str, target: str) -> None:
    """Up or down to a revision (`base`: no tables at all), whole or not at all."""
    from alembic import command  # noqa: PLC0415 - see `upgrade`
    from alembic.util import CommandError  # noqa: PLC0415

    config = alembic_config()
    with translating(), engine.begin() as connection:
        config.attributes["connection"] = connection
        try:
            if target == "base":
                command.downgrade(config, target)
            else:
                command.upgrade(config, target)
        except CommandError as fault:
            reason = f"was written by a newer version ({fault}); update the program"
            raise DatabaseRefused(url, reason) from fault


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
