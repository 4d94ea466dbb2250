"""What the shop does by itself: the sweeps, sometimes two schedulers at once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from shopclerk.app.simulation.shop import Shop
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.usecases.aftersales.expiring import ExpireCases
from shopclerk.core.usecases.auditing.breach import spelled
from shopclerk.core.usecases.booking import FinishBookings
from shopclerk.core.usecases.capturing import CaptureAuthorised
from shopclerk.core.usecases.housekeeping import CompleteDelivered, ExpireUnpaid
from shopclerk.core.usecases.reconciling import ReconcilePayments
from shopclerk.core.usecases.refunding import SubmitRefunds
from shopclerk.core.usecases.tracking import PollTracking, RecordTracking, WatchParcels

TWO_SCHEDULERS: Final = 0.1
NIGHTLY_TRIES: Final = 20


@dataclass(frozen=True, slots=True)
class Housekeeping:
    shop: Shop

    async def often(self) -> None:
        """What cannot wait for an hour."""
        await self._once_or_twice(self._money_and_time)

    async def seldom(self) -> None:
        """What is due some times a day."""
        await self._once_or_twice(self._parcels_and_cases)

    async def nightly(self) -> list[str]:
        """The provider's list is held against the ledger, until it can be asked; answers what of our ledger
        it does not know.
        """
        shop = self.shop
        for _ in range(NIGHTLY_TRIES):
            reports = await shop.do(ReconcilePayments(shop.work, shop.gateways), actor=SYSTEM) or ()
            if reports and not any(report.failure for report in reports):
                return [
                    f"{report.provider} does not know {entry.kind} {spelled(entry.amount)} {entry.reference}"
                    for report in reports
                    for entry in report.missing
                ]
        return []

    async def _once_or_twice(self, sweep: Callable[[], Awaitable[None]]) -> None:
        schedulers = 2 if self.shop.dice.happens(TWO_SCHEDULERS) else 1
        await asyncio.gather(*(sweep() for _ in range(schedulers)))

    async def _money_and_time(self) -> None:
        shop = self.shop
        await shop.do(ExpireUnpaid(shop.work, shop.gateways))
        await shop.do(CaptureAuthorised(shop.work, shop.gateways))
        await shop.do(SubmitRefunds(shop.work, shop.gateways))

    async def _parcels_and_cases(self) -> None:
        shop = self.shop
        await shop.do(FinishBookings(shop.desk))
        await shop.do(PollTracking(shop.work, shop.carrier, RecordTracking(shop.work, shop.terms)))
        await shop.do(WatchParcels(shop.work, shop.terms))
        await shop.do(ExpireCases(shop.work, shop.gateways, shop.world, shop.terms))
        await shop.do(CompleteDelivered(shop.work))
