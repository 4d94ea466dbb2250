"""What was given up, in SQL."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Label,
    RowMapping,
    Update,
    func,
    null,
    select,
    true,
    update,
)

from shopclerk.adapters.db.appending import Appending
from shopclerk.adapters.db.mapping.events import event_of
from shopclerk.adapters.db.tables.chats import sessions
from shopclerk.adapters.db.tables.queues import DEAD_DELIVERY, DEAD_MESSAGE, deliveries, inbox
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.domain.acts import Acted
from shopclerk.core.ports.dead_letters import DeadLetter

OUT: Final = "out-"
IN: Final = "in-"


@dataclass(frozen=True, slots=True)
class SqlDeadLetters:
    """See `core.ports.dead_letters.DeadLetters`."""

    transactions: Transactions
    appending: Appending

    async def count(self) -> int:
        of_each = [
            select(func.count()).select_from(table).where(dead).scalar_subquery()
            for table, dead in ((deliveries, DEAD_DELIVERY), (inbox, DEAD_MESSAGE))
        ]

        def read(connection: Connection) -> int:
            return int(connection.execute(select(of_each[0] + of_each[1])).scalar_one())

        return await self.transactions.read(read)

    async def page(self, after: str, limit: int) -> tuple[DeadLetter, ...]:
        out = select(deliveries, _person_at(deliveries.c.recipient)).where(DEAD_DELIVERY)
        out = out.where(deliveries.c.id > after.removeprefix(OUT)).order_by(deliveries.c.id).limit(limit)
        in_ = select(inbox, _person_at(inbox.c.lane)).where(DEAD_MESSAGE)
        in_ = in_.where(inbox.c.position > _position(after)).order_by(inbox.c.position).limit(limit)

        def read(connection: Connection) -> tuple[DeadLetter, ...]:
            told = [] if after.startswith(IN) else connection.execute(out).mappings().all()
            heard = connection.execute(in_).mappings().all() if len(told) < limit else []
            return (*map(_told, told), *map(_heard, heard))[:limit]

        return await self.transactions.read(read)

    async def revive(self, letter_id: str, now: datetime, noting: tuple[Acted, ...] = ()) -> bool:
        out = _out(letter_id).values(settled_at=null(), failure=null(), tries=0, due_at=now)
        in_ = _in(letter_id).values(finished_at=null(), failure=null(), tries=0, due_at=now, parked=true())
        return await self._change_one(letter_id, out, in_, noting)

    async def revive_all(self, now: datetime, noting: tuple[Acted, ...] = ()) -> int:
        out = update(deliveries).where(DEAD_DELIVERY)
        in_ = update(inbox).where(DEAD_MESSAGE)
        told = out.values(settled_at=null(), failure=null(), tries=0, due_at=now)
        heard = in_.values(finished_at=null(), failure=null(), tries=0, due_at=now, parked=true())

        def write(connection: Connection) -> int:
            count = sum(connection.execute(each).rowcount for each in (told, heard))
            if count:
                self.appending.write(connection, noting)
            return count

        return await self.transactions.write(write)

    async def drop(self, letter_id: str, now: datetime, noting: tuple[Acted, ...] = ()) -> bool:
        out = _out(letter_id).values(dropped_at=now)
        in_ = _in(letter_id).values(dropped_at=now, sealed=null())
        return await self._change_one(letter_id, out, in_, noting)

    async def _change_one(self, letter_id: str, out: Update, in_: Update, noting: tuple[Acted, ...]) -> bool:
        told = not letter_id.startswith(IN)
        change = out.returning(deliveries.c.event) if told else in_.returning(inbox.c.position)

        def write(connection: Connection) -> bool:
            row = connection.execute(change).first()
            if row is None:
                return False
            about = (event_of(row.event).order_id if told else None) or ""
            self.appending.write(connection, [replace(each, about=about) for each in noting])
            return True

        return await self.transactions.write(write)


def _out(letter_id: str) -> Update:
    return update(deliveries).where(deliveries.c.id == letter_id.removeprefix(OUT), DEAD_DELIVERY)


def _in(letter_id: str) -> Update:
    return update(inbox).where(inbox.c.position == _position(letter_id), DEAD_MESSAGE)


def _position(letter_id: str) -> int:
    """Zero, before all of them, for what goes out."""
    number = letter_id.removeprefix(IN)
    return int(number) if letter_id.startswith(IN) and number.isdecimal() else 0


def _person_at(address: ColumnElement[str]) -> Label[Any]:
    at_it = select(func.min(sessions.c.person_id)).where(sessions.c.address == address)
    return at_it.scalar_subquery().label("person_id")


def _told(row: RowMapping) -> DeadLetter:
    return DeadLetter(
        id=f"{OUT}{row['id']}",
        address=row["recipient"],
        failure=row["failure"],
        at=row["at"],
        event=event_of(row["event"]),
        person_id=row["person_id"],
    )


def _heard(row: RowMapping) -> DeadLetter:
    return DeadLetter(
        id=f"{IN}{row['position']}",
        address=row["lane"],
        failure=row["failure"],
        at=row["at"],
        source=row["source"],
        person_id=row["person_id"],
    )
