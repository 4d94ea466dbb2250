"""What each message shows, in SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from shopclerk.adapters.db.tables.chats import placements
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.conversation.ports.placements import PER_ADDRESS, Placement

GONE: Final = delete(placements).where(
    placements.c.address == bindparam("of_address"), placements.c.message == bindparam("of_message")
)


@dataclass(frozen=True, slots=True)
class SqlPlacements:
    """See `conversation.ports.placements.Placements`."""

    transactions: Transactions

    async def place(self, placement: Placement) -> None:
        def write(connection: Connection) -> None:
            replace_placements(connection, (placement,))

        await self.transactions.write(write)

    async def of(self, subject: str) -> tuple[Placement, ...]:
        age = func.row_number().over(partition_by=placements.c.address, order_by=placements.c.id.desc())
        ranked = select(placements, age.label("age")).where(placements.c.subject == subject).subquery()
        latest = (
            select(ranked).where(ranked.c.age <= PER_ADDRESS).order_by(ranked.c.address, ranked.c.message)
        )

        def read(connection: Connection) -> tuple[Placement, ...]:
            rows = connection.execute(latest)
            return tuple(Placement(row.subject, row.address, row.message, row.version) for row in rows)

        return await self.transactions.read(read)

    async def shown(self, address: str, message: str) -> str:
        here = (placements.c.address == address) & (placements.c.message == message)

        def read(connection: Connection) -> str:
            found: str | None = connection.execute(select(placements.c.subject).where(here)).scalar()
            return found or ""

        return await self.transactions.read(read)


def replace_placements(connection: Connection, replaced: Sequence[Placement]) -> None:
    """Each message shows this now, and nothing else; an empty subject: nothing that is followed. Of several
    for one message the last counts.
    """
    shown = {(each.address, each.message): each for each in replaced}
    if shown:
        gone = [{"of_address": address, "of_message": message} for address, message in shown]
        connection.execute(GONE, gone)
    rows = [
        {"address": address, "message": message, "subject": each.subject, "version": each.version}
        for (address, message), each in shown.items()
        if each.subject
    ]
    if rows:
        connection.execute(insert(placements), rows)
