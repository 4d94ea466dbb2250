"""Telling people."""

from typing import Protocol

from shopclerk.core.domain.events import Event
from shopclerk.core.ports.outbox import Delivery


class Unreachable(Exception):
    """The recipient cannot be told, now or later (blocked the bot, left): do not retry."""


class Notifier(Protocol):
    """Turns events into what people see. The conversation implements it.

    `recipients` answers who must be told of the event, as opaque addresses, each once.
    `tell` tells one of them; it is idempotent by `delivery.id` where the platform allows. It raises
    Unavailable to be tried again (obeying retry_after) and Unreachable to be given up.
    """

    async def recipients(self, event: Event) -> tuple[str, ...]: ...

    async def tell(self, delivery: Delivery) -> None: ...
