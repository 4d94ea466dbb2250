"""What platforms keep of our files, in SQL."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, select, text

from shopclerk.adapters.db.tables.chats import sent_files
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.domain.ids import FileId

REMEMBER: Final = text(
    "INSERT INTO sent_files (sender, file_id, known_as) VALUES (:sender, :file_id, :known_as) "
    "ON CONFLICT (sender, file_id) DO UPDATE SET known_as = excluded.known_as"
)


@dataclass(frozen=True, slots=True)
class SqlSentFiles:
    """See `conversation.ports.sent_files.SentFiles`."""

    transactions: Transactions

    async def known(self, sender: str, file_id: FileId) -> str | None:
        def read(connection: Connection) -> str | None:
            wanted = select(sent_files.c.known_as).where(_is(sender, file_id))
            return connection.execute(wanted).scalar_one_or_none()

        return await self.transactions.read(read)

    async def remember(self, sender: str, file_id: FileId, known_as: str) -> None:
        row = {"sender": sender, "file_id": file_id, "known_as": known_as}

        def write(connection: Connection) -> None:
            connection.execute(REMEMBER, row)

        await self.transactions.write(write)

    async def forget(self, sender: str, file_id: FileId) -> None:
        def write(connection: Connection) -> None:
            connection.execute(delete(sent_files).where(_is(sender, file_id)))

        await self.transactions.write(write)


def _is(sender: str, file_id: FileId) -> ColumnElement[bool]:
    return (sent_files.c.sender == sender) & (sent_files.c.file_id == file_id)
