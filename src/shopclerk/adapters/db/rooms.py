"""The staff's groups, in SQL."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from shopclerk.adapters.db.tables.chats import rooms
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.conversation.ports.rooms import Room


@dataclass(frozen=True, slots=True)
class SqlRooms:
    """See `conversation.ports.rooms.Rooms`."""

    transactions: Transactions

    async def open(self, room: Room) -> None:
        def write(connection: Connection) -> None:
            connection.execute(delete(rooms).where(rooms.c.address == room.address))
            connection.execute(insert(rooms), {"address": room.address, "language": room.language})

        await self.transactions.write(write, lane=f"room:{room.address}")

    async def close(self, address: str) -> None:
        at = rooms.c.address
        within = (at > f"{address}:") & (at < f"{address};")  # the character after a colon

        def write(connection: Connection) -> None:
            connection.execute(delete(rooms).where(at == address))
            connection.execute(delete(rooms).where(within))

        await self.transactions.write(write)

    async def at(self, address: str) -> Room | None:
        def read(connection: Connection) -> Room | None:
            row = connection.execute(select(rooms).where(rooms.c.address == address)).first()
            return None if row is None else _room(row)

        return await self.transactions.read(read)

    async def all(self) -> tuple[Room, ...]:
        def read(connection: Connection) -> tuple[Room, ...]:
            return tuple(_room(row) for row in connection.execute(select(rooms).order_by(rooms.c.address)))

        return await self.transactions.read(read)


def _room(row: Row[Any]) -> Room:
    return Room(row.address, row.language)
