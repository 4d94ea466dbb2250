"""Everything that is kept, behind one object, as `adapters.db` has it."""

from dataclasses import dataclass

from shopclerk.adapters.memory.dead_letters import MemoryDeadLetters
from shopclerk.adapters.memory.files import MemoryFiles
from shopclerk.adapters.memory.identities import MemoryIdentities
from shopclerk.adapters.memory.inbox import MemoryInbox
from shopclerk.adapters.memory.leases import MemoryLeases
from shopclerk.adapters.memory.outbox import MemoryOutbox
from shopclerk.adapters.memory.people import MemoryPeople, MemoryStaff
from shopclerk.adapters.memory.placements import MemoryPlacements
from shopclerk.adapters.memory.privacy import MemoryPersonalData
from shopclerk.adapters.memory.rooms import MemoryRooms
from shopclerk.adapters.memory.sent_files import MemorySentFiles
from shopclerk.adapters.memory.sessions import MemorySessions
from shopclerk.adapters.memory.state import Memory
from shopclerk.adapters.memory.store import MemoryStore
from shopclerk.adapters.memory.transcript import MemoryTranscript
from shopclerk.adapters.memory.views import MemoryViews


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryDatabase:
    """All of it sees the same `memory`; another one over the same memory is the shop after a restart."""

    memory: Memory
    store: MemoryStore
    views: MemoryViews
    outbox: MemoryOutbox
    inbox: MemoryInbox
    dead_letters: MemoryDeadLetters
    leases: MemoryLeases
    files: MemoryFiles
    sessions: MemorySessions
    placements: MemoryPlacements
    sent_files: MemorySentFiles
    rooms: MemoryRooms
    identities: MemoryIdentities
    people: MemoryPeople
    staff: MemoryStaff
    personal: MemoryPersonalData
    transcript: MemoryTranscript

    async def close(self) -> None:
        """There is nothing to let go of."""


def memory_database(memory: Memory | None = None) -> MemoryDatabase:
    shared = Memory() if memory is None else memory
    return MemoryDatabase(
        memory=shared,
        store=MemoryStore(shared),
        views=MemoryViews(shared),
        outbox=MemoryOutbox(shared),
        inbox=MemoryInbox(shared),
        dead_letters=MemoryDeadLetters(shared),
        leases=MemoryLeases(shared),
        files=MemoryFiles(shared),
        sessions=MemorySessions(shared),
        placements=MemoryPlacements(shared),
        sent_files=MemorySentFiles(shared),
        rooms=MemoryRooms(shared),
        identities=MemoryIdentities(shared),
        people=MemoryPeople(shared),
        staff=MemoryStaff(shared),
        personal=MemoryPersonalData(shared),
        transcript=MemoryTranscript(shared),
    )
