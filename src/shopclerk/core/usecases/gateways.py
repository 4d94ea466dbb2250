"""The payment providers of the shop."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from shopclerk.core.domain.errors import MethodUnavailable
from shopclerk.core.domain.payment import PaymentAttempt
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import PaymentGateway

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gateways:
    """The payment providers of the shop, in the order to offer them."""

    gateways: tuple[PaymentGateway, ...]

    @property
    def methods(self) -> tuple[str, ...]:
        return tuple(method for gateway in self.gateways for method in gateway.methods)

    def taking(self, method: str) -> PaymentGateway:
        """Who takes this method, or MethodUnavailable."""
        for gateway in self.gateways:
            if method in gateway.methods:
                return gateway
        raise MethodUnavailable(method)

    def named(self, provider: str) -> PaymentGateway:
        """The provider of that name; Unavailable when it is not configured any more."""
        for gateway in self.gateways:
            if gateway.provider == provider:
                return gateway
        raise Unavailable(provider)

    async def void(self, attempts: Iterable[PaymentAttempt]) -> None:
        """Have providers close what we closed already.

        A provider that cannot be asked now is left alone: its payment ends there with the order's own time
        limit, and money taken before that is still booked by `ConfirmPayment`.
        """
        for closed in attempts:
            if closed.reference:
                await self.void_payment(closed.provider, closed.reference)

    async def void_payment(self, provider: str, reference: str) -> None:
        """Have one provider close one payment, if it can be asked now."""
        try:
            await self.named(provider).void(reference)
        except (Unavailable, OutcomeUnknown) as error:
            log.warning("payment %s not voided at %s: %r", reference, provider, error)
