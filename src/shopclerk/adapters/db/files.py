"""Files in the database, named by their content. Pictures lie there as they are; papers and tables, which
tell of people, are sealed.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from shopclerk.adapters.db.sealer import SEALED, Sealer
from shopclerk.adapters.db.tables.catalogue import files
from shopclerk.adapters.db.transactions import Transactions
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File


@dataclass(frozen=True, slots=True)
class SqlFiles:
    """See `core.ports.files.Files`."""

    transactions: Transactions
    sealer: Sealer

    async def put(self, file: File) -> FileId:
        file_id = FileId(hashlib.sha256(file.content).hexdigest())

        is_open = _is_picture(file.media_type) and not file.private
        kept = file.content if is_open else self.sealer.seal(file.content)

        def write(connection: Connection) -> FileId:
            if not connection.execute(select(files.c.id).where(files.c.id == file_id)).first():
                row = {"id": file_id, "media_type": file.media_type, "content": kept}
                connection.execute(insert(files), row)
            return file_id

        return await self.transactions.write(write)

    async def get(self, file_id: FileId) -> File | None:
        def read(connection: Connection) -> File | None:
            row = connection.execute(select(files).where(files.c.id == file_id)).first()
            return None if row is None else File(self._opened(row.content), row.media_type)

        return await self.transactions.read(read)

    def _opened(self, content: bytes) -> bytes:
        """What was kept before papers were sealed is as it was; nothing else begins as a seal does."""
        return self.sealer.open(content) if content.startswith(SEALED) else content


def _is_picture(media_type: str) -> bool:
    return media_type.startswith("image/")
