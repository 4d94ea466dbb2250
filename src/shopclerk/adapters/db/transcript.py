"""What was said in chats, in SQL; sealed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from shopclerk.adapters.db.sealer import Sealer
from shopclerk.adapters.db.tables.chats import transcript
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.conversation.ports.transcript import Line


@dataclass(frozen=True, slots=True)
class SqlTranscript:
    """See `conversation.ports.transcript.Transcript`."""

    transactions: Transactions
    sealer: Sealer

    async def say(self, address: str, key: str, *, mine: bool, body: bytes, at: datetime) -> Line:
        said = select(transcript).where(transcript.c.address == address, transcript.c.key == key)
        row = {"address": address, "key": key, "mine": mine, "sealed": self.sealer.seal(body), "at": at}

        def write(connection: Connection) -> Line:
            known = connection.execute(said).first()
            if known is not None:
                return self._line(known)
            new = insert(transcript).values(**row, cursor=_next_cursor(connection, address))
            return self._line(connection.execute(new.returning(transcript)).one())

        return await self.transactions.write(write, lane=f"transcript:{address}")

    async def edit(self, address: str, id: int, key: str, *, body: bytes) -> Line | None:
        line = (transcript.c.address == address) & (transcript.c.id == id)
        sealed = self.sealer.seal(body)

        def write(connection: Connection) -> Line | None:
            known = connection.execute(select(transcript).where(line)).first()
            if known is None:
                return None
            if known.edit_key == key:
                return self._line(known)
            changed = update(transcript).where(line).values(sealed=sealed, edit_key=key)
            moved = changed.values(cursor=_next_cursor(connection, address)).returning(transcript)
            return self._line(connection.execute(moved).one())

        return await self.transactions.write(write, lane=f"transcript:{address}")

    async def since(self, address: str, cursor: int, limit: int) -> tuple[Line, ...]:
        later = select(transcript).where(transcript.c.address == address, transcript.c.cursor > cursor)
        latest = later.order_by(transcript.c.cursor.desc()).limit(limit)

        def read(connection: Connection) -> tuple[Line, ...]:
            return tuple(self._line(row) for row in reversed(connection.execute(latest).all()))

        return await self.transactions.read(read)

    def _line(self, row: Row[Any]) -> Line:
        return Line(id=row.id, cursor=row.cursor, mine=row.mine, body=self.sealer.open(row.sealed), at=row.at)


def _next_cursor(connection: Connection, address: str) -> int:
    latest = select(func.max(transcript.c.cursor)).where(transcript.c.address == address)
    return (connection.execute(latest).scalar() or 0) + 1
