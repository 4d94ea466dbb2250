"""What platforms keep of our files, in memory."""

from dataclasses import dataclass

from shopclerk.adapters.memory.state import Memory
from shopclerk.core.domain.ids import FileId


@dataclass(frozen=True, slots=True)
class MemorySentFiles:
    """See `conversation.ports.sent_files.SentFiles`."""

    memory: Memory

    async def known(self, sender: str, file_id: FileId) -> str | None:
        await self.memory.reading()
        return self.memory.sent_files.get((sender, file_id))

    async def remember(self, sender: str, file_id: FileId, known_as: str) -> None:
        with self.memory.commit():
            self.memory.sent_files[sender, file_id] = known_as

    async def forget(self, sender: str, file_id: FileId) -> None:
        with self.memory.commit():
            self.memory.sent_files.pop((sender, file_id), None)
