"""What the world told us, in SQL; payloads sealed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Update, exists, insert, select, update

from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.queues import inbox
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.ports.inbox import Received

PREFIX = "inbox-"


@dataclass(frozen=True, slots=True)
class SqlInbox:
    """See `core.ports.inbox.Inbox`. `on_commit` is called after a message was stored.

    A message is handled once all older ones of its lane are finished, or parked and not due.
    """

    transactions: Transactions
    sealer: Sealer
    on_commit: Callable[[], None]

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

    async def waiting(self, sources: tuple[str, ...], now: datetime, limit: int) -> tuple[Received, ...]:
        older = inbox.alias("older")
        held_back = exists().where(
            older.c.source == inbox.c.source,
            older.c.lane == inbox.c.lane,
            older.c.position < inbox.c.position,
            older.c.finished_at.is_(None),
            ~older.c.parked | (older.c.due_at <= now),
        )
        due = (
            select(inbox)
            .where(inbox.c.finished_at.is_(None), inbox.c.due_at <= now, ~held_back)
            .where(inbox.c.source.in_(sources))
            .order_by(inbox.c.position)
            .limit(limit)
        )

        def read(connection: Connection) -> tuple[Received, ...]:
            return tuple(self._received(row) for row in connection.execute(due).mappings())

        return await self.transactions.read(read)

    async def finish(self, id: str, at: datetime, failure: str | None = None) -> None:
        await self._change(finishing(id, at, failure))

    async def retry(self, id: str, until: datetime, failure: str) -> None:
        await self._change(_again(id, until, failure).values(parked=False))

    async def park(self, id: str, until: datetime, failure: str) -> None:
        await self._change(_again(id, until, failure).values(parked=True))

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


def _again(id: str, until: datetime, failure: str) -> Update:
    return _unfinished(id).values(due_at=until, failure=failure, tries=inbox.c.tries + 1)


def _unfinished(id: str) -> Update:
    return update(inbox).where(
        inbox.c.position == int(id.removeprefix(PREFIX)), inbox.c.finished_at.is_(None)
    )
