"""The terms that a process of the shop goes by."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

import structlog

from shopclerk.adapters.db.database import Database
from shopclerk.app.settings import Settings
from shopclerk.app.shipping_settings import shipping_options
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.ports.errors import PortError
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.trading import PresentTerms, RecallSettings

LOOK_EVERY: Final = 1.0
"""Seconds after which a process has learned at the latest what another has changed."""

log = structlog.get_logger(__name__)


async def terms_now(settings: Settings, database: Database) -> PresentTerms:
    """The terms of this moment; `RecallSettings` keeps them so."""
    terms = PresentTerms(terms_of(settings))
    await RecallSettings(database.store, terms)()
    return terms


class Recalling:
    """A worker that looks again and again what the other processes have changed of the terms."""

    def __init__(self, recall: Callable[[], Awaitable[None]], every: float = LOOK_EVERY) -> None:
        self._recall = recall
        self._every = every
        self._closing = asyncio.Event()

    async def run(self) -> None:
        """Until closed. While the database does not answer, what is known holds."""
        while not self._closing.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(self._every):
                    await self._closing.wait()
            try:
                await self._recall()
            except PortError as error:
                log.warning("settings that were changed elsewhere are not known yet", why=str(error))

    def close(self) -> None:
        self._closing.set()


def terms_of(settings: Settings) -> Terms:
    """The terms a shop trades on, as its settings say them."""
    returns, currency = settings.returns, settings.currency
    return Terms(
        currency=currency,
        name=settings.shop_name,
        language=settings.language,
        zone=settings.timezone,
        shipping=shipping_options(settings.shipping, currency, settings.language),
        returns=ReturnPolicy(
            fees=returns.fees(currency),
            charged_for=frozenset(returns.fee_for),
            **returns.model_dump(exclude={"fee", "fee_for"}),
        ),
        **settings.terms.model_dump(),
    )
