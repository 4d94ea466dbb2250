"""What was said in chats, in memory."""

from dataclasses import dataclass, replace
from datetime import datetime

from shopclerk.adapters.memory.state import Memory, Said
from shopclerk.conversation.ports.transcript import Line


@dataclass(frozen=True, slots=True)
class MemoryTranscript:
    """See `conversation.ports.transcript.Transcript`."""

    memory: Memory

    async def say(self, address: str, key: str, *, mine: bool, body: bytes, at: datetime) -> Line:
        if known := self.memory.transcript.get((address, key)):
            return known.line
        number = len(self.memory.transcript) + 1
        line = Line(id=number, cursor=self._next_cursor(address), mine=mine, body=body, at=at)
        with self.memory.commit():
            self.memory.transcript[address, key] = Said(line)
        return line

    async def edit(self, address: str, id: int, key: str, *, body: bytes) -> Line | None:
        for place, said in self.memory.transcript.items():
            if place[0] == address and said.line.id == id:
                return said.line if said.edit_key == key else self._replace(place, said, key, body)
        return None

    async def since(self, address: str, cursor: int, limit: int) -> tuple[Line, ...]:
        await self.memory.reading()
        later = [line for line in self._lines(address) if line.cursor > cursor]
        return tuple(sorted(later, key=lambda line: line.cursor)[-limit:])

    def _replace(self, place: tuple[str, str], said: Said, key: str, body: bytes) -> Line:
        line = replace(said.line, body=body, cursor=self._next_cursor(place[0]))
        with self.memory.commit():
            self.memory.transcript[place] = Said(line, edit_key=key)
        return line

    def _next_cursor(self, address: str) -> int:
        return max((line.cursor for line in self._lines(address)), default=0) + 1

    def _lines(self, address: str) -> list[Line]:
        return [said.line for (where, _), said in self.memory.transcript.items() if where == address]
