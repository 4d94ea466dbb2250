"""The databases that the storage contracts are held against, and what they all offer."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Protocol, TypeAlias

from shopclerk.adapters.db.database import open_database
from shopclerk.adapters.db.dialects import at_start
from shopclerk.adapters.db.migrating import upgrade
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tuning import Durability, Tuning
from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.memory.state import Memory
from shopclerk.conversation.ports.identities import Identities
from shopclerk.conversation.ports.placements import Placements
from shopclerk.conversation.ports.rooms import Rooms
from shopclerk.conversation.ports.sent_files import SentFiles
from shopclerk.conversation.ports.sessions import Sessions
from shopclerk.conversation.ports.transcript import Transcript
from shopclerk.core.ports.dead_letters import DeadLetters
from shopclerk.core.ports.files import Files
from shopclerk.core.ports.inbox import Inbox
from shopclerk.core.ports.leases import Leases
from shopclerk.core.ports.outbox import Outbox
from shopclerk.core.ports.people import People
from shopclerk.core.ports.privacy import PersonalData
from shopclerk.core.ports.staff import Staff
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import Views
from tests.postgres.databases import empty_shop

SEALER: Final = Sealer([Sealer.new_key()])


class Shop(Protocol):
    """Everything that is kept."""

    @property
    def store(self) -> Store: ...
    @property
    def views(self) -> Views: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def dead_letters(self) -> DeadLetters: ...
    @property
    def leases(self) -> Leases: ...
    @property
    def files(self) -> Files: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def placements(self) -> Placements: ...
    @property
    def sent_files(self) -> SentFiles: ...
    @property
    def rooms(self) -> Rooms: ...
    @property
    def identities(self) -> Identities: ...
    @property
    def people(self) -> People: ...
    @property
    def staff(self) -> Staff: ...
    @property
    def personal(self) -> PersonalData: ...
    @property
    def transcript(self) -> Transcript: ...

    async def close(self) -> None: ...


Wake: TypeAlias = Callable[[], None]
Opener: TypeAlias = Callable[[Wake], Shop]
"""Opens the same database every time it is called; the argument is the store's `on_commit`."""


@asynccontextmanager
async def in_memory() -> AsyncIterator[Opener]:
    memory = Memory()

    def open_again(on_commit: Wake) -> Shop:
        memory.on_commit = on_commit
        return memory_database(memory)

    yield open_again


@asynccontextmanager
async def on_sqlite() -> AsyncIterator[Opener]:
    with TemporaryDirectory(prefix="shopclerk-") as folder:
        path = _empty_shop(Path(folder, "shop.db"))
        yield lambda on_commit: open_sqlite(path, on_commit)


def open_sqlite(path: Path, on_commit: Wake) -> Shop:
    # The disk's flush is not what is tested, and there are many small commits.
    tuning = Tuning(durability=Durability.NORMAL)
    url = f"sqlite+pysqlite:///{path}"
    return open_database(url, SEALER, tuning=tuning, on_outbox=on_commit, on_inbox=on_commit)


@asynccontextmanager
async def on_postgres() -> AsyncIterator[Opener]:
    async with empty_shop() as url:
        yield lambda on_commit: open_database(
            url, SEALER, tuning=Tuning(connections=4), on_outbox=on_commit, on_inbox=on_commit
        )


def _empty_shop(path: Path) -> Path:
    path.write_bytes(_migrated())
    return path


@cache
def _migrated() -> bytes:
    """Migrated once, then copied."""
    with TemporaryDirectory(prefix="shopclerk-") as folder:
        path = Path(folder, "empty.db")
        url = f"sqlite+pysqlite:///{path}"
        at_start(url, Tuning(), partial(upgrade, url))
        return path.read_bytes()


DATABASES: Final[dict[str, Callable[[], AbstractAsyncContextManager[Opener]]]] = {
    "memory": in_memory,
    "sqlite": on_sqlite,
    "postgres": on_postgres,
}
