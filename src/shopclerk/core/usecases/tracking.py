"""Where parcels are."""

import asyncio
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.events import ParcelMoved
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.shipment import ParcelEvent, Scan, Shipment, unshipped
from shopclerk.core.domain.tracking import follow
from shopclerk.core.ports.carriers import Carrier, ParcelRef
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.store import PollsDue, ScansOf, ShipmentsOf
from shopclerk.core.usecases.sweeping import raise_all
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.work import UnitOfWork, Work

AT_ONCE = 8
"""How many parcels are asked after at the same time."""

_ARRIVED = (ShipmentStatus.DELIVERED, ShipmentStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class RecordTracking:
    """Keep the scans of a parcel that are new, move it forward, and plan the next question.

    Duplicates change nothing at all, scans from behind move nothing. Of several moves told at once, people
    hear of the last. When everything of the order is delivered, its completion falls due.
    """

    unit_of_work: UnitOfWork
    terms: Terms

    async def __call__(self, shipment_id: ShipmentId, scans: Sequence[Scan]) -> Shipment:
        async def decide(work: Work) -> Shipment:
            parcel = await work.get(Shipment, shipment_id)
            order = await work.get(Order, parcel.order_id)
            known = [event.scan for event in await work.find(ScansOf(parcel.id))]
            news = _unseen(scans, known)
            if not news and not parcel.is_poll_due(work.at):
                return parcel
            for scan in news:
                work.append(
                    ParcelEvent(id=work.next_id(), shipment_id=parcel.id, order_id=order.id, scan=scan)
                )
            moved = self._planned(follow(parcel, [*known, *news], by=SYSTEM), order, bool(news), work.at)
            work.save(moved, await self._awaited(work, order, moved))
            if moved.status is not parcel.status:
                work.tell(ParcelMoved(order.id, parcel.id, moved.status))
            return moved

        return await self.unit_of_work.transact(decide)

    def _planned(self, parcel: Shipment, order: Order, has_news: bool, at: datetime) -> Shipment:
        """The parcel with its next question; nobody asks any more once its order is over."""
        polls = 0 if has_news else parcel.polls + 1
        open_ = order.status is OrderStatus.CONFIRMED
        return parcel.polled(
            next_at=self.terms.next_poll(polls, at, _jitter(parcel)) if open_ else None, polls=polls
        )

    async def _awaited(self, work: Work, order: Order, moved: Shipment) -> Order:
        """The order, with its completion due when this was the last parcel to arrive."""
        parcels = [
            moved if parcel.id == moved.id else parcel for parcel in await work.find(ShipmentsOf(order.id))
        ]
        arrived = all(parcel.status in _ARRIVED for parcel in parcels)
        waits = order.status is OrderStatus.CONFIRMED and order.complete_at is None
        if not (waits and arrived) or unshipped(order, parcels):
            return order
        return order.completing_at(work.at + self.terms.complete_after)


def _unseen(scans: Iterable[Scan], known: Iterable[Scan]) -> list[Scan]:
    seen = {scan.fingerprint() for scan in known}
    fresh = {scan.fingerprint(): scan for scan in scans if scan.fingerprint() not in seen}
    return sorted(fresh.values(), key=lambda scan: scan.at)


def _jitter(parcel: Shipment) -> float:
    """Spreads parcels that left together; a function of the parcel, so that nothing here is random."""
    return zlib.crc32(f"{parcel.id}:{parcel.polls}".encode()) / 2**32


@dataclass(frozen=True, slots=True)
class PollTracking:
    """Ask the carrier after every parcel that is due. Answers how many were asked after."""

    unit_of_work: UnitOfWork
    carrier: Carrier
    record: RecordTracking

    async def __call__(self) -> int:
        due = await self.unit_of_work.store.find(PollsDue(self.unit_of_work.clock.now()))
        gate = asyncio.Semaphore(AT_ONCE)

        async def ask(parcel: Shipment) -> None:
            async with gate:
                await self._ask(parcel)

        answers = await asyncio.gather(*(ask(parcel) for parcel in due), return_exceptions=True)
        raise_all("polling parcels", answers)
        return len(due)

    async def _ask(self, parcel: Shipment) -> None:
        ref = ParcelRef(shipment_id=parcel.id, carrier=parcel.carrier, tracking_number=parcel.tracking_number)
        try:
            scans = await self.carrier.track(ref)
        except Unavailable:
            scans = ()
        await self.record(parcel.id, scans)
