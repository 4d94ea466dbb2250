"""What the world told us, in SQL; payloads sealed."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Dialect,
    RowMapping,
    Select,
    Update,
    bindparam,
    exists,
    func,
    select,
    true,
    update,
)

from shopclerk.adapters.db.json_text import compact_json
from shopclerk.adapters.db.leasing import LeasesHere
from shopclerk.adapters.db.rows import insert_rows
from shopclerk.adapters.db.running import run
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Row, given, is_given
from shopclerk.adapters.db.tables.queues import inbox
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.ports.inbox import Received

PREFIX = "inbox-"


def _due() -> Select[Any]:
    """Of these `sources` what is due at `now`, at `most` so many: the first unfinished message of each lane,
    and what was parked.
    """
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
        .where(inbox.c.finished_at.is_(None), inbox.c.due_at <= bindparam("now"), inbox.c.parked | ~held_back)
        .where(source.in_(bindparam("sources", expanding=True)))
        .order_by(inbox.c.position)
        .limit(bindparam("most"))
    )


DUE: Final = _due()
"""Made once: to make it took as long as to ask it."""
FREE: Final = DUE.where(
    inbox.c.position.not_in(select(func.json_each(bindparam("held")).table_valued("value").c.value))
)
"""On SQLite, where leases are no times in the table: what is held is left out before it is read."""
LEASED: Final = (
    DUE.with_only_columns(inbox.c.position).with_for_update(skip_locked=True, of=inbox).cte("free")
)
LEASING: Final = (
    update(inbox)
    .where(inbox.c.position == LEASED.c.position)
    .values(due_at=bindparam("until"))
    .returning(inbox)
)


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

        accepted = await self.transactions.note(_accepted, row, lane=f"inbox:{source}:{lane}")
        if accepted:
            self.on_commit()
        return accepted

    async def claim(
        self, sources: tuple[str, ...], now: datetime, lease: timedelta, limit: int
    ) -> tuple[Received, ...]:
        due, until = {"sources": sources, "now": now}, now + lease
        if self.transactions.is_shared:
            return await self.transactions.lease(partial(self._take, {**due, "most": limit, "until": until}))

        async def free(held: Collection[str]) -> Mapping[str, RowMapping]:
            return await self._read({**due, "most": limit, "held": compact_json(_positions(held))})

        claimed = await self.here.claim(free, now, until)
        return tuple(map(self._received, claimed))

    async def hold(self, ids: tuple[str, ...], until: datetime) -> None:
        if not self.transactions.is_shared:
            self.here.hold(ids, until)
        elif ids:
            await self._change(_unfinished(*ids).values(due_at=until))

    async def finish(self, id: str, at: datetime, failure: str | None = None) -> None:
        await self._change(_finishing(id, at, failure))
        self.here.end(id)

    async def retry(self, id: str, until: datetime, failure: str, *, parked: bool = False) -> None:
        again = _unfinished(id).values(due_at=until, failure=failure, tries=inbox.c.tries + 1)
        await self._change(again.values(parked=true()) if parked else again)
        self.here.end(id)

    def _take(self, due: Mapping[str, Any], connection: Connection) -> tuple[Received, ...]:
        rows = connection.execute(LEASING, due).mappings().all()
        return tuple(map(self._received, sorted(rows, key=lambda row: row["position"])))

    async def _read(self, due: Mapping[str, Any]) -> Mapping[str, RowMapping]:
        def read(connection: Connection) -> Mapping[str, RowMapping]:
            return {_id(row): row for row in connection.execute(FREE, due).mappings()}

        return await self.transactions.read(read)

    async def _change(self, statement: Update) -> None:
        def write(connection: Connection) -> None:
            connection.execute(statement)

        await self.transactions.write(write)

    def _received(self, row: RowMapping) -> Received:
        return Received(
            id=_id(row),
            position=row["position"],
            source=row["source"],
            event_id=row["event_id"],
            lane=row["lane"],
            payload=self.sealer.open(row["sealed"]),
            at=row["at"],
            tries=row["tries"],
        )


def _accepted(connection: Connection, rows: Sequence[Row]) -> list[bool]:
    """Which of them are new, and in the inbox now."""
    known = _known(connection, rows)
    new: dict[tuple[str, str], Row] = {}
    answers = []
    for row in rows:
        event = (row["source"], row["event_id"])
        answers.append(event not in known and event not in new)
        new.setdefault(event, row)
    insert_rows(connection, inbox, [row for event, row in new.items() if event not in known])
    return answers


def _known(connection: Connection, rows: Sequence[Row]) -> set[tuple[str, str]]:
    """Sources and events that were there already."""
    events: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        events[row["source"]].append(row["event_id"])
    text = _knowing(connection.dialect)
    return {
        (source, event_id)
        for source, ids in events.items()
        for (event_id,) in run(connection, text, (source, given(connection, ids)))
    }


@cache
def _knowing(dialect: Dialect) -> str:
    events = is_given(inbox.c.event_id, dialect, "events")
    known = select(inbox.c.event_id).where(inbox.c.source == bindparam("of_source"), events)
    return str(known.compile(dialect=dialect))


def _id(row: RowMapping) -> str:
    return f"{PREFIX}{row['position']}"


FINISHED: Final = (
    update(inbox)
    .where(inbox.c.position == bindparam("of_position"), inbox.c.finished_at.is_(None))
    .values(finished_at=bindparam("at_last"), failure=None, sealed=None)
)


def finish_all(connection: Connection, applied: Sequence[tuple[str, datetime]]) -> None:
    """End these messages, each at its time: their payloads go."""
    if applied:
        ends = [{"of_position": int(id.removeprefix(PREFIX)), "at_last": at} for id, at in applied]
        connection.execute(FINISHED, ends)


def _finishing(id: str, at: datetime, failure: str | None = None) -> Update:
    """The statement that ends a message: its payload goes, unless it failed for good."""
    finished = _unfinished(id).values(finished_at=at, failure=failure)
    return finished.values(sealed=None) if failure is None else finished


def _unfinished(*ids: str) -> Update:
    return update(inbox).where(inbox.c.position.in_(_positions(ids)), inbox.c.finished_at.is_(None))


def _positions(ids: Collection[str]) -> list[int]:
    return [int(id.removeprefix(PREFIX)) for id in ids]
