"""Where chats stand, in SQL; sealed, for drafts hold names and addresses."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from shopclerk.adapters.db.inbox import finishing
from shopclerk.adapters.db.mapping.sessions import session_of, session_text
from shopclerk.adapters.db.placements import replace_placement
from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.chats import sessions
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.session import Session


@dataclass(frozen=True, slots=True)
class SqlSessions:
    """See `conversation.ports.sessions.Sessions`."""

    transactions: Transactions
    sealer: Sealer

    async def load(self, address: str, person_id: str) -> Session:
        here = (sessions.c.address == address) & (sessions.c.person_id == person_id)

        def read(connection: Connection) -> Session:
            sealed = connection.execute(select(sessions.c.sealed).where(here)).scalar_one_or_none()
            if sealed is None:
                return Session(address=address, person_id=person_id)
            return session_of(address, person_id, self.sealer.open(sealed))

        return await self.transactions.read(read)

    async def save(
        self, session: Session, *, placed: Placement | None, applied: str | None, at: datetime
    ) -> None:
        here = (sessions.c.address == session.address) & (sessions.c.person_id == session.person_id)
        row = {
            "address": session.address,
            "person_id": session.person_id,
            "sealed": self.sealer.seal(session_text(session)),
        }

        def write(connection: Connection) -> None:
            connection.execute(delete(sessions).where(here))
            connection.execute(insert(sessions), row)
            if placed is not None:
                replace_placement(connection, placed)
            if applied is not None:
                connection.execute(finishing(applied, at))

        await self.transactions.write(write, lane=f"session:{session.address}:{session.person_id}")
