"""Pictures in memory, named by their content."""

import hashlib
from dataclasses import dataclass

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.files import File


@dataclass(frozen=True, slots=True)
class MemoryFiles:
    """See `core.ports.files.Files`."""

    memory: Memory

    async def put(self, file: File) -> FileId:
        file_id = FileId(hashlib.sha256(file.content).hexdigest())
        with self.memory.commit():
            self.memory.files.setdefault(file_id, file)
        return file_id

    async def get(self, file_id: FileId) -> File | None:
        await self.memory.reading()
        return self.memory.files.get(file_id)
