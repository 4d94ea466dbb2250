"""What each message shows, in SQL."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from shopclerk.adapters.db.tables.chats import placements
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.conversation.ports.placements import PER_ADDRESS, Placement


@dataclass(frozen=True, slots=True)
class SqlPlacements:
    """See `conversation.ports.placements.Placements`."""

    transactions: Transactions

    async def place(self, placement: Placement) -> None:
        def write(connection: Connection) -> None:
            replace_placement(connection, placement)

        await self.transactions.write(write)

    async def of(self, subject: str) -> tuple[Placement, ...]:
        age = func.row_number().over(partition_by=placements.c.address, order_by=placements.c.id.desc())
        ranked = select(placements, age.label("age")).where(placements.c.subject == subject).subquery()
        latest = (
            select(ranked).where(ranked.c.age <= PER_ADDRESS).order_by(ranked.c.address, ranked.c.message)
        )

        def read(connection: Connection) -> tuple[Placement, ...]:
            rows = connection.execute(latest)
            return tuple(Placement(row.subject, row.address, row.message) for row in rows)

        return await self.transactions.read(read)


def replace_placement(connection: Connection, placement: Placement) -> None:
    """The message shows this now, and nothing else; an empty subject: nothing that is followed."""
    here = (placements.c.address == placement.address) & (placements.c.message == placement.message)
    connection.execute(delete(placements).where(here))
    if placement.subject:
        row = {
            "address": placement.address,
            "message": placement.message,
            "subject": placement.subject,
        }
        connection.execute(insert(placements), row)
