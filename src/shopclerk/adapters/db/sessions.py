"""Where chats stand, in SQL; sealed, for drafts hold names and addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert

from shopclerk.adapters.db.inbox import finish_all
from shopclerk.adapters.db.leasing import LeasesHere
from shopclerk.adapters.db.mapping.sessions import session_of, session_text
from shopclerk.adapters.db.placements import replace_placements
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.selecting import Selection
from shopclerk.adapters.db.tables.chats import sessions
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.session import Session

SESSIONS: Final = Selection(tuple(sessions.c), sessions.c.address)
GONE: Final = delete(sessions).where(
    sessions.c.address == bindparam("of_address"), sessions.c.person_id == bindparam("of_person")
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What one save keeps; without a `sealed` session that stays as it is."""

    address: str
    person_id: str
    sealed: bytes | None
    placed: Placement | None
    applied: str | None
    at: datetime

    @property
    def row(self) -> Mapping[str, Any]:
        return {"address": self.address, "person_id": self.person_id, "sealed": self.sealed}


@dataclass(frozen=True, slots=True)
class SqlSessions:
    """See `conversation.ports.sessions.Sessions`. What is applied is held no more (`here`)."""

    transactions: Transactions
    sealer: Sealer
    here: LeasesHere = field(default_factory=LeasesHere)

    async def load(self, address: str, person_id: str) -> Session:
        sealed = await self.transactions.ask(_sealed, (address, person_id))
        if sealed is None:
            return Session(address=address, person_id=person_id)
        return session_of(address, person_id, self.sealer.open(sealed))

    async def save(
        self,
        session: Session,
        *,
        changed: bool = True,
        placed: Placement | None,
        applied: str | None,
        at: datetime,
    ) -> None:
        sealed = self.sealer.seal(session_text(session)) if changed else None
        standing = Standing(session.address, session.person_id, sealed, placed, applied, at)
        lane = f"session:{session.address}:{session.person_id}" if changed else ""
        await self.transactions.note(_save, standing, lane=lane)
        if applied is not None:
            self.here.end(applied)


def _sealed(connection: Connection, wanted: Sequence[tuple[str, str]]) -> list[bytes | None]:
    rows = SESSIONS.rows(connection, {address for address, _ in wanted})
    found = {(row["address"], row["person_id"]): row["sealed"] for row in rows}
    return [found.get(here) for here in wanted]


def _save(connection: Connection, standings: Sequence[Standing]) -> list[None]:
    """Of several for one person in one chat the last stays."""
    rows = {(each.address, each.person_id): each.row for each in standings if each.sealed is not None}
    if rows:
        connection.execute(GONE, [{"of_address": address, "of_person": person} for address, person in rows])
        connection.execute(insert(sessions), list(rows.values()))
    replace_placements(connection, [each.placed for each in standings if each.placed is not None])
    finish_all(connection, [(each.applied, each.at) for each in standings if each.applied is not None])
    return [None] * len(standings)
