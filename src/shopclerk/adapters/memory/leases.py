"""Who alone does what, in memory."""

from dataclasses import dataclass
from datetime import datetime

from shopclerk.adapters.memory.state import Memory


@dataclass(frozen=True, slots=True)
class MemoryLeases:
    """See `core.ports.leases.Leases`."""

    memory: Memory

    async def take(self, name: str, holder: str, now: datetime, until: datetime) -> bool:
        await self.memory.reading()
        having, ends = self.memory.leases.get(name, (holder, now))
        if having != holder and ends > now:
            return False
        with self.memory.commit():
            self.memory.leases[name] = (holder, until)
        return True

    async def give_back(self, name: str, holder: str) -> None:
        having, _ = self.memory.leases.get(name, ("", None))
        if having == holder:
            with self.memory.commit():
                del self.memory.leases[name]
