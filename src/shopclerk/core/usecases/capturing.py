"""Taking what was authorised."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.queries.money import AttemptsUnclear
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.paying import ConfirmPayment
from shopclerk.core.usecases.sweeping import raise_all
from shopclerk.core.usecases.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

AT_ONCE: Final = 8


@dataclass(frozen=True, slots=True)
class CaptureAuthorised:
    """Take the money of every authorised payment whose order still waits for it, and book what the provider
    tells of it at once.

    The order is confirmed by the money, not by the promise of it. A provider that cannot be asked now is
    asked at the next sweep; capturing twice is no error there. By the shop itself. Answers how many were
    captured.
    """

    unit_of_work: UnitOfWork
    gateways: Gateways

    async def __call__(self) -> int:
        unclear = await self.unit_of_work.store.find(AttemptsUnclear(self.unit_of_work.clock.now()))
        gate = asyncio.Semaphore(AT_ONCE)

        async def capture(tried: PaymentAttempt) -> bool:
            async with gate:
                return await self._capture(tried)

        authorised = [one for one in unclear if one.status is AttemptStatus.AUTHORIZED]
        answers = await asyncio.gather(*map(capture, authorised), return_exceptions=True)
        raise_all("capturing payments", answers)
        return sum(answer is True for answer in answers)

    async def _capture(self, tried: PaymentAttempt) -> bool:
        order = await self.unit_of_work.store.load(Order, tried.order_id)
        if order is None or not order.is_payable or tried.reference is None:
            return False
        try:
            gateway = self.gateways.named(tried.provider)
            await gateway.capture(tried.reference)
            facts = await gateway.facts(attempt_id=tried.id)
        except (Unavailable, OutcomeUnknown) as error:
            log.warning("payment %s not captured at %s: %r", tried.reference, tried.provider, error)
            return False
        for fact in facts or ():
            await ConfirmPayment(self.unit_of_work, self.gateways)(fact)
        return True
