"""What each message shows, in memory."""

from collections import Counter
from dataclasses import dataclass

from shopclerk.adapters.memory.state import Memory
from shopclerk.conversation.ports.placements import PER_ADDRESS, Placement


@dataclass(frozen=True, slots=True)
class MemoryPlacements:
    """See `conversation.ports.placements.Placements`."""

    memory: Memory

    async def place(self, placement: Placement) -> None:
        with self.memory.commit():
            replace_placement(self.memory, placement)

    async def of(self, subject: str) -> tuple[Placement, ...]:
        await self.memory.reading()
        seen: Counter[str] = Counter()
        latest = []
        for placement in reversed(self.memory.placements.values()):
            if placement.subject == subject and seen[placement.address] < PER_ADDRESS:
                seen[placement.address] += 1
                latest.append(placement)
        return tuple(sorted(latest, key=lambda placement: (placement.address, placement.message)))

    async def shown(self, address: str, message: str) -> str:
        await self.memory.reading()
        placement = self.memory.placements.get((address, message))
        return placement.subject if placement else ""


def replace_placement(memory: Memory, placement: Placement) -> None:
    """The message shows this now, and nothing else; the dictionary keeps the order of placing."""
    memory.placements.pop((placement.address, placement.message), None)
    if placement.subject:
        memory.placements[placement.address, placement.message] = placement
