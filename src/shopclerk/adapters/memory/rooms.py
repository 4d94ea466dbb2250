"""The staff's groups, in memory."""

from dataclasses import dataclass

from shopclerk.adapters.memory.state import Memory
from shopclerk.conversation.ports.rooms import Room


@dataclass(frozen=True, slots=True)
class MemoryRooms:
    """See `conversation.ports.rooms.Rooms`."""

    memory: Memory

    async def open(self, room: Room) -> None:
        with self.memory.commit():
            self.memory.rooms[room.address] = room

    async def close(self, address: str) -> None:
        with self.memory.commit():
            for room in tuple(self.memory.rooms):
                if room == address or room.startswith(f"{address}:"):
                    del self.memory.rooms[room]

    async def at(self, address: str) -> Room | None:
        await self.memory.reading()
        return self.memory.rooms.get(address)

    async def all(self) -> tuple[Room, ...]:
        await self.memory.reading()
        return tuple(room for _, room in sorted(self.memory.rooms.items()))
