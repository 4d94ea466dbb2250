"""Opening the shop's database for as long as something runs."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path

from shopclerk.adapters.db import dialects
from shopclerk.adapters.db.database import Database, open_database
from shopclerk.adapters.db.dialects import is_shared
from shopclerk.adapters.db.faults import DatabaseRefused
from shopclerk.adapters.db.news import News
from shopclerk.adapters.db.sealer import KeyRefused, Sealer, WrongKey
from shopclerk.adapters.db.sqlite.run_lock import AlreadyRunning, lock_for_run
from shopclerk.adapters.http.server import CannotListen
from shopclerk.app.keys import sealing_keys
from shopclerk.app.refusals import Refused
from shopclerk.app.settings import Settings
from shopclerk.core.ports.errors import PortError


def nobody() -> None:
    """Wakes nobody: whoever runs beside looks by itself."""


@asynccontextmanager
async def opened(
    settings: Settings,
    *,
    on_outbox: Callable[[], None] = nobody,
    on_inbox: Callable[[], None] = nobody,
    migrates: bool = True,
) -> AsyncIterator[Database]:
    """The database, made and migrated if need be (see `open_database`); closed at the end."""
    sealer = Sealer(sealing_keys(settings))
    database = open_database(
        settings.database_url,
        sealer,
        tuning=settings.database.tuning(),
        on_outbox=on_outbox,
        on_inbox=on_inbox,
        migrates=migrates,
    )
    try:
        yield database
    finally:
        await database.close()


def news_of(settings: Settings) -> News:
    """Among the processes of this shop."""
    sealer = Sealer(sealing_keys(settings))
    return dialects.news_of(settings.database_url, sealer, settings.database.tuning())


@contextmanager
def running(settings: Settings) -> Iterator[None]:
    """Be the only `run` process of this database, unless it is one for many."""
    with nullcontext() if is_shared(settings.database_url) else lock_for_run(settings.database_url):
        yield


@contextmanager
def refusing() -> Iterator[None]:
    """What the adapters refuse at start, as a refusal for the terminal."""
    try:
        yield
    except KeyRefused as refused:
        raise Refused(
            f"SHOPCLERK_SECRET_KEYS: key {refused.number} is not 32 bytes in URL-safe base64"
        ) from refused
    except WrongKey as refused:
        raise Refused(
            "this database was sealed with a key that is not given; set SHOPCLERK_SECRET_KEYS to it, or to a "
            'new key with that one after it: ["new", "old"]'
        ) from refused
    except (DatabaseRefused, AlreadyRunning, CannotListen, PortError) as refused:
        raise Refused(str(refused)) from refused


def must_be_there(settings: Settings) -> None:
    """Whoever only looks makes no database: an empty one would be sound, whatever it was meant to be."""
    path = Path(settings.database_url.partition("///")[2])
    if settings.database_url.startswith("sqlite") and not path.is_file():
        raise Refused(f"{path}: there is no such database; set SHOPCLERK_DATABASE_URL to the shop's")
