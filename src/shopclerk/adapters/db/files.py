"""Pictures in the database, named by their content."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from shopclerk.adapters.db.tables.catalogue import files
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File


@dataclass(frozen=True, slots=True)
class SqlFiles:
    """See `core.ports.files.Files`."""

    transactions: Transactions

    async def put(self, file: File) -> FileId:
        file_id = FileId(hashlib.sha256(file.content).hexdigest())

        def write(connection: Connection) -> FileId:
            if not connection.execute(select(files.c.id).where(files.c.id == file_id)).first():
                row = {"id": file_id, "media_type": file.media_type, "content": file.content}
                connection.execute(insert(files), row)
            return file_id

        return await self.transactions.write(write)

    async def get(self, file_id: FileId) -> File | None:
        def read(connection: Connection) -> File | None:
            row = connection.execute(select(files).where(files.c.id == file_id)).first()
            return None if row is None else File(row.content, row.media_type)

        return await self.transactions.read(read)
