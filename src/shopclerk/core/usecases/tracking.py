"""Where parcels are."""

import asyncio
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from shopclerk.core.domain.events import ParcelMoved, ParcelSilent
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import IN_TROUBLE, OrderStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.domain.shipment import STILL_HERE, ParcelEvent, Scan, Shipment
from shopclerk.core.domain.tracking import follow
from shopclerk.core.ports.carriers import Carrier, ParcelRef
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.queries.parcels import ParcelsSilent, PollsDue, ScansOf, ShipmentsOf
from shopclerk.core.ports.store import Identified
from shopclerk.core.usecases.arriving import completing
from shopclerk.core.usecases.shipping import leave
from shopclerk.core.usecases.sweeping import raise_all
from shopclerk.core.usecases.terms import TermsOfNow
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.work import Work

AT_ONCE = 8
"""How many parcels are asked after at the same time."""

MOST_SILENT = 10_000
"""Those already told of come first, so that a page of them would hide the others."""


@dataclass(frozen=True, slots=True)
class RecordTracking:
    """Keep the scans of a parcel that are new, move it forward, and plan the next question.

    `number` is the one they were told of; a parcel that goes under another one by now is not moved by them,
    nor by what was scanned before its order was placed: numbers are recycled. Duplicates change nothing at
    all, scans from behind move nothing. Of several moves told at once, people hear of the last; of trouble,
    staff hear too. A booked parcel that its carrier scans has been handed over. When everything of the order
    has arrived, its completion falls due. Raises NotFound.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(
        self, shipment_id: ShipmentId, scans: Sequence[Scan], *, number: str | None = None
    ) -> Shipment:
        async def decide(work: Work) -> Shipment:
            parcel = await work.get(Shipment, shipment_id)
            of = parcel.order_id
            await work.foresee(Identified(Order, of), ScansOf(parcel.id), ShipmentsOf(of))
            order = await work.get(Order, of)
            told_of = parcel.tracking_number if number is None else number
            kept = await work.find(ScansOf(parcel.id))
            news = _unseen(scans, (event.scan for event in kept))
            if not told_of or not (news or parcel.is_poll_due(work.at)):
                return parcel
            for scan in news:
                work.append(_event(work, parcel, told_of, scan))
            events = [*((event.tracking_number, event.scan) for event in kept), *((told_of, s) for s in news)]
            counted = [
                scan for of, scan in events if of == parcel.tracking_number and scan.at >= order.placed_at
            ]
            heard = told_of == parcel.tracking_number and bool(news)
            return await self._move(work, order, parcel, counted, heard=heard)

        return await self.unit_of_work.transact(decide)

    async def _move(
        self, work: Work, order: Order, parcel: Shipment, scans: Sequence[Scan], *, heard: bool
    ) -> Shipment:
        gone = await _handed_over(work, order, parcel, scans)
        moved = follow(gone, scans, by=SYSTEM)
        if moved.has_left:
            moved = self._planned(moved, order, heard, work.at)
        work.save(moved, await completing(work, order, moved, self.terms.now))
        if moved.status is not gone.status:
            work.tell(ParcelMoved(order.id, parcel.id, moved.status))
            if moved.status in IN_TROUBLE:
                work.tell(ParcelSilent(order.id, parcel.id))
        return moved

    def _planned(self, parcel: Shipment, order: Order, has_news: bool, at: datetime) -> Shipment:
        """The parcel with its next question; nobody asks any more once its order is over."""
        polls = 0 if has_news else parcel.polls + 1
        open_ = order.status is OrderStatus.CONFIRMED
        return parcel.polled(
            next_at=self.terms.now.next_poll(polls, at, _jitter(parcel)) if open_ else None, polls=polls
        )


def _event(work: Work, parcel: Shipment, number: str, scan: Scan) -> ParcelEvent:
    return ParcelEvent(
        id=work.next_id(),
        shipment_id=parcel.id,
        order_id=parcel.order_id,
        tracking_number=number,
        scan=scan,
    )


async def _handed_over(work: Work, order: Order, parcel: Shipment, scans: Iterable[Scan]) -> Shipment:
    """The parcel as it left, when its carrier says it has it and nobody told us."""
    taken = any(scan.status not in STILL_HERE for scan in scans)
    if not (taken and parcel.is_here and order.status is OrderStatus.CONFIRMED):
        return parcel
    gone = parcel.hand_over(by=SYSTEM, at=work.at)
    await leave(work, order, gone)
    return gone


def _unseen(scans: Iterable[Scan], known: Iterable[Scan]) -> list[Scan]:
    told = {scan.fingerprint(): scan for scan in scans}
    for scan in known if told else ():
        told.pop(scan.fingerprint(), None)
    return sorted(told.values(), key=lambda scan: scan.at)


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
        found = await self.unit_of_work.store.find(PollsDue(self.unit_of_work.clock.now()))
        due = [parcel for parcel in found if parcel.has_left]
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
        await self.record(parcel.id, scans, number=parcel.tracking_number)


@dataclass(frozen=True, slots=True)
class WatchParcels:
    """Tell staff of every parcel that was silent for too long, once a silence: news re-arms it.

    Answers how many are silent.
    """

    unit_of_work: UnitOfWork
    terms: TermsOfNow

    async def __call__(self) -> int:
        since = self.unit_of_work.clock.now() - self.terms.now.silent_after
        silent = await self.unit_of_work.store.find(ParcelsSilent(since, MOST_SILENT))
        answers = await asyncio.gather(*(self._tell(parcel) for parcel in silent), return_exceptions=True)
        raise_all("watching parcels", answers)
        return len(silent)

    async def _tell(self, parcel: Shipment) -> None:
        silence = f"{parcel.id}:{parcel.tracking_number}:{parcel.heard_at}"

        async def decide(work: Work) -> None:
            order = await work.get(Order, parcel.order_id)
            if order.status is not OrderStatus.CONFIRMED or await work.owner("silence", silence):
                return
            if await work.get(Shipment, parcel.id) != parcel:
                return  # something is new of it: the next look tells whether it is silent still
            work.claim("silence", silence, parcel.id)
            work.expect(parcel)
            work.tell(ParcelSilent(order.id, parcel.id))

        await self.unit_of_work.transact(decide)
