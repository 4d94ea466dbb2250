"""Telling people."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from shopclerk.core.domain.events import Event
from shopclerk.core.ports.outbox import Delivery


class Unreachable(Exception):
    """The recipient cannot be told, now or later (blocked the bot, left): do not retry."""


class Unwanted(Exception):
    """Nobody is to be told: the broadcast was stopped, or they do not want it any more."""


@dataclass(unsafe_hash=True)
class Later(Exception):
    """The recipient wants quiet until then; what is told meanwhile may come before it."""

    until: datetime


class Notifier(Protocol):
    """Turns events into what people see. The conversation implements it.

    `recipients` answers who must be told of the event, as opaque addresses, each once.
    `tell` tells one of them; it is idempotent by `delivery.id` where the platform allows. It raises
    Unavailable to be tried again (obeying retry_after), Later to be put aside, Unreachable to be given up.
    Unwanted is for broadcasts alone, and so is OutcomeUnknown for a delivery that was `begun` before, where
    to tell it again could be to tell it twice.
    """

    async def recipients(self, event: Event) -> tuple[str, ...]: ...

    async def tell(self, delivery: Delivery) -> None: ...
