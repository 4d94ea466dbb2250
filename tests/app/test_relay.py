import asyncio
from collections import deque
from dataclasses import dataclass, field

from shopclerk.adapters.memory.database import memory_database
from shopclerk.app.relay import Relay
from shopclerk.app.signals import Signal
from shopclerk.core.domain.events import Event, OrderConfirmed
from shopclerk.core.domain.ids import OrderId
from shopclerk.core.ports.changeset import Changeset, OutboxEntry
from shopclerk.core.ports.outbox import Delivery
from shopclerk.core.usecases.relaying import RelayOutbox
from tests.shopfloor.time_and_names import FakeClock


@dataclass(slots=True)
class Crier:
    """A notifier that has one recipient; each of `faults` befalls one call for recipients."""

    told: asyncio.Queue[Event] = field(default_factory=asyncio.Queue)
    faults: deque[Exception] = field(default_factory=deque)

    async def recipients(self, event: Event) -> tuple[str, ...]:
        if self.faults:
            raise self.faults.popleft()
        return ("ann",)

    async def tell(self, delivery: Delivery) -> None:
        await self.told.put(delivery.event)


async def test_what_is_committed_is_told_at_once_and_a_failed_round_is_tried_again() -> None:
    database, clock, signal, crier = memory_database(), FakeClock(), Signal(), Crier()
    crier.faults.append(ZeroDivisionError())
    relay = Relay(RelayOutbox(database.outbox, crier, clock), signal)
    task = asyncio.create_task(relay.run())
    event = OrderConfirmed(OrderId("o"))
    entry = OutboxEntry(id="e", event=event, at=clock.now())
    await database.store.commit(Changeset(id="c", at=clock.now(), appends=(entry,)))
    async with asyncio.timeout(60):
        while crier.told.empty():
            signal.set()
            await asyncio.sleep(0)
        assert await crier.told.get() == event
        relay.close()
        await task
