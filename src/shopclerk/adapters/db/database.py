"""Opens a database: everything that is kept, behind one object."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from shopclerk.adapters.db.appending import Appending
from shopclerk.adapters.db.dead_letters import SqlDeadLetters
from shopclerk.adapters.db.dialects import at_start, transactions_of
from shopclerk.adapters.db.files import SqlFiles
from shopclerk.adapters.db.identities import SqlIdentities
from shopclerk.adapters.db.inbox import SqlInbox
from shopclerk.adapters.db.key_check import check_key
from shopclerk.adapters.db.leases import SqlLeases
from shopclerk.adapters.db.leasing import LeasesHere
from shopclerk.adapters.db.migrating import must_be_current, upgrade
from shopclerk.adapters.db.names import Names
from shopclerk.adapters.db.outbox import SqlOutbox
from shopclerk.adapters.db.people import SqlPeople, SqlStaff
from shopclerk.adapters.db.placements import SqlPlacements
from shopclerk.adapters.db.privacy import SqlPersonalData
from shopclerk.adapters.db.proofreading import UnreadableRow, unreadable_rows
from shopclerk.adapters.db.rooms import SqlRooms
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.sent_files import SqlSentFiles
from shopclerk.adapters.db.sessions import SqlSessions
from shopclerk.adapters.db.store import SqlStore
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.adapters.db.transcript import SqlTranscript
from shopclerk.adapters.db.tuning import Tuning
from shopclerk.adapters.db.views import SqlViews


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """The ports that a database implements. `close` finishes what was begun; after it nothing is answered."""

    store: SqlStore
    views: SqlViews
    outbox: SqlOutbox
    inbox: SqlInbox
    dead_letters: SqlDeadLetters
    leases: SqlLeases
    files: SqlFiles
    sessions: SqlSessions
    placements: SqlPlacements
    sent_files: SqlSentFiles
    rooms: SqlRooms
    identities: SqlIdentities
    people: SqlPeople
    staff: SqlStaff
    personal: SqlPersonalData
    transcript: SqlTranscript
    transactions: Transactions = field(repr=False)

    async def close(self) -> None:
        await self.transactions.close()

    async def unreadable(self) -> tuple[UnreadableRow, ...]:
        """Every row that cannot be read, for whoever met one: slow, and nothing but reading."""
        sealer = self.store.sealer
        return await self.transactions.read(lambda connection: unreadable_rows(connection, sealer))


def _nobody_waits() -> None:
    """Workers that only poll need no waking."""


def open_database(
    url: str,
    sealer: Sealer,
    *,
    tuning: Tuning | None = None,
    on_outbox: Callable[[], None] = _nobody_waits,
    on_inbox: Callable[[], None] = _nobody_waits,
    migrates: bool = True,
) -> Database:
    """The database at `sqlite+pysqlite:///<file>` (made if need be) or `postgresql+asyncpg://...`, migrated:
    unless it is only to be looked at (`migrates` is False), and then one that is not of this version is
    refused as it is.

    `on_outbox` and `on_inbox` are called on the event loop after a commit that left work there; a caller that
    is cancelled wakes nobody, so workers look by themselves too.
    Raises DatabaseRefused for a wrong URL, file or server, WrongKey when it was sealed with a key that is not
    given, Unavailable when another process keeps it locked.
    """
    chosen = tuning or Tuning()

    def make_ready(connection: Connection) -> None:
        if migrates:
            upgrade(url, connection)
        else:
            must_be_current(url, connection)
        check_key(sealer, connection)

    at_start(url, chosen, make_ready, writes=migrates)
    transactions = transactions_of(url, sealer, chosen)
    here, names, appending = LeasesHere(), Names(sealer), Appending(sealer, on_outbox)
    return Database(
        store=SqlStore(transactions, sealer, on_outbox),
        views=SqlViews(transactions, sealer),
        outbox=SqlOutbox(transactions, sealer),
        inbox=SqlInbox(transactions, sealer, on_inbox, here),
        dead_letters=SqlDeadLetters(transactions, appending),
        leases=SqlLeases(transactions),
        files=SqlFiles(transactions, sealer),
        sessions=SqlSessions(transactions, sealer, here),
        placements=SqlPlacements(transactions),
        sent_files=SqlSentFiles(transactions),
        rooms=SqlRooms(transactions),
        identities=SqlIdentities(transactions, names, appending),
        people=SqlPeople(transactions, names, appending),
        staff=SqlStaff(transactions, names, appending),
        personal=SqlPersonalData(transactions, sealer, names),
        transcript=SqlTranscript(transactions, sealer),
        transactions=transactions,
    )
