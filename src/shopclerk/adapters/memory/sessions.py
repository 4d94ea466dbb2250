"""Where chats stand, in memory."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.adapters.memory.inbox import end
from shopclerk.adapters.memory.placements import replace_placement
from shopclerk.adapters.memory.state import Memory
from shopclerk.conversation.ports.placements import Placement
from shopclerk.conversation.session import Session


@dataclass(frozen=True, slots=True)
class MemorySessions:
    """See `conversation.ports.sessions.Sessions`."""

    memory: Memory

    async def load(self, address: str, person_id: str) -> Session:
        await self.memory.reading()
        fresh = Session(address=address, person_id=person_id)
        return self.memory.sessions.get((address, person_id), fresh)

    async def save(
        self,
        session: Session,
        *,
        changed: bool = True,
        placed: Placement | None,
        applied: str | None,
        at: datetime,
    ) -> None:
        with self.memory.commit():
            if changed:
                self.memory.sessions[session.address, session.person_id] = session
            if placed is not None:
                replace_placement(self.memory, placed)
            if applied in self.memory.inbox:
                end(self.memory, applied, at)
