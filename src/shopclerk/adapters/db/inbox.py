"""What the world told us, in SQL; payloads sealed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Update, exists, insert, select, true, update

from shopclerk.adapters.db.leasing import LeasesHere
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.queues import inbox
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.ports.inbox import Received

PREFIX = "inbox-"


@dataclass(frozen=True, slots=True)
class SqlInbox:
    """See `core.ports.inbox.Inbox`. `on_commit` is called after a message was stored.

    Where others work on the same database, a lease is a due time to come.
    """

    transactions: Transactions
    sealer: Sealer
    on_commit: Callable[[], None]
    here: LeasesHere = field(default_factory=LeasesHere)

    async def accept(self, source: str, event_id: str, lane: str, payload: bytes, at: datetime) -> bool:
        known = select(inbox.c.position).where(inbox.c.source == source, inbox.c.event_id == event_id)
        row = {
            "source": source,
            "event_id": event_id,
            "lane": lane,
            "sealed": self.sealer.seal(payload),
            "at": at,
            "tries": 0,
            "due_at": at,
            "parked": False,
        }

        def write(connection: Connection) -> bool:
            if connection.execute(known).first():
                return False
            connection.execute(insert(inbox), row)
            return True

        accepted = await self.transactions.write(write, lane=f"inbox:{source}:{lane}")
        if accepted:
            self.on_commit()
        return accepted

    async def claim(
        self, sources: tuple[str, ...], now: datetime, lease: timedelta, limit: int
    ) -> tuple[Received, ...]:
        due, until = _due(sources, now), now + lease
        if self.transactions.is_shared:
            return await self.transactions.lease(partial(self._take, due.limit(limit), until))
        return await self.here.claim(lambda most: self._read(due.limit(most)), now, until, limit)

    async def hold(self, ids: tuple[str, ...], until: datetime) -> None:
        if not self.transactions.is_shared:
            self.here.hold(ids, until)
        elif ids:
            await self._change(_unfinished(*ids).values(due_at=until))

    async def finish(self, id: str, at: datetime, failure: str | None = None) -> None:
        await self._change(finishing(id, at, failure))

    async def retry(self, id: str, until: datetime, failure: str, *, parked: bool = False) -> None:
        again = _unfinished(id).values(due_at=until, failure=failure, tries=inbox.c.tries + 1)
        await self._change(again.values(parked=true()) if parked else again)
        self.here.end(id)

    def _take(self, due: Select[Any], until: datetime, connection: Connection) -> tuple[Received, ...]:
        free = due.with_only_columns(inbox.c.position).with_for_update(skip_locked=True, of=inbox).cte("free")
        leased = update(inbox).where(inbox.c.position == free.c.position).values(due_at=until)
        rows = connection.execute(leased.returning(inbox)).mappings().all()
        return tuple(map(self._received, sorted(rows, key=lambda row: row["position"])))

    async def _read(self, due: Select[Any]) -> tuple[Received, ...]:
        def read(connection: Connection) -> tuple[Received, ...]:
            return tuple(map(self._received, connection.execute(due).mappings()))

        return await self.transactions.read(read)

    async def _change(self, statement: Update) -> None:
        def write(connection: Connection) -> None:
            connection.execute(statement)

        await self.transactions.write(write)

    def _received(self, row: RowMapping) -> Received:
        return Received(
            id=f"{PREFIX}{row['position']}",
            position=row["position"],
            source=row["source"],
            event_id=row["event_id"],
            lane=row["lane"],
            payload=self.sealer.open(row["sealed"]),
            at=row["at"],
            tries=row["tries"],
        )


def finishing(id: str, at: datetime, failure: str | None = None) -> Update:
    """The statement that ends a message: its payload goes, unless it failed for good."""
    finished = _unfinished(id).values(finished_at=at, failure=failure)
    return finished.values(sealed=None) if failure is None else finished


def _due(sources: tuple[str, ...], now: datetime) -> Select[Any]:
    """What nobody holds: the first unfinished message of each lane, and what was parked."""
    older = inbox.alias("older")
    held_back = exists().where(
        older.c.source == inbox.c.source,
        older.c.lane == inbox.c.lane,
        older.c.position < inbox.c.position,
        older.c.finished_at.is_(None),
        ~older.c.parked,
    )
    # Not the bare column: SQLite would look for it in the index of lanes, and sort all that waits there.
    source = inbox.c.source.concat("")
    return (
        select(inbox)
        .where(inbox.c.finished_at.is_(None), inbox.c.due_at <= now, inbox.c.parked | ~held_back)
        .where(source.in_(sources))
        .order_by(inbox.c.position)
    )


def _unfinished(*ids: str) -> Update:
    positions = [int(id.removeprefix(PREFIX)) for id in ids]
    return update(inbox).where(inbox.c.position.in_(positions), inbox.c.finished_at.is_(None))
