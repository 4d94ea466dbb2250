"""Sends the webhooks owed, until each was taken. Source: the Standard Webhooks specification, 1.0."""

import asyncio
import logging
import random
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

import aiohttp
from standardwebhooks import Webhook

from shopclerk.adapters.payment_mock.provider.owed import OwedWebhook, OwedWebhooks
from shopclerk.adapters.payment_mock.provider.settings import Now

_log = logging.getLogger(__name__)

TIMEOUT: Final = aiohttp.ClientTimeout(total=10, sock_connect=3)
FIRST_DELAY: Final = timedelta(seconds=1)
LONGEST_DELAY: Final = timedelta(hours=1)
MOST_TRIES: Final = 80
"""At the longest delay, a little under three days."""
BATCH: Final = 20
AFTER_A_FAULT: Final = 5.0
"""Seconds to wait when the file itself could not be read or written."""

_RANDOM: Final = random.SystemRandom()
_TAKEN: Final = range(200, 300)


def delay(tries: int, chance: float) -> timedelta:
    """How long to wait after so many failed tries: doubling, capped, and spread over its upper half."""
    doubled = FIRST_DELAY * (1 << min(tries - 1, 30))
    return min(doubled, LONGEST_DELAY) * (0.5 + chance / 2)


class Refused(Exception):
    """The receiver did not take it; `final` when it never will (410 Gone)."""

    def __init__(self, status: int) -> None:
        super().__init__(f"answered {status}")
        self.final = status == HTTPStatus.GONE


class WebhookSender:
    """Wakes when a result was stored or a retry is due. A webhook is sent at least once: whoever dies between
    the answer and noting it sends the same id again.
    """

    def __init__(
        self,
        owed: OwedWebhooks,
        *,
        url: str,
        secret: str,
        now: Now,
        timeout: aiohttp.ClientTimeout = TIMEOUT,
        chance: Callable[[], float] = _RANDOM.random,
    ) -> None:
        self._owed = owed
        self._url = url
        self._signer = Webhook(secret)
        self._now = now
        self._timeout = timeout
        self._chance = chance
        self._news = asyncio.Event()

    def wake(self) -> None:
        """Something new is owed."""
        self._news.set()

    async def run(self) -> None:
        """Send for ever, beginning with what an earlier process left owed."""
        async with aiohttp.ClientSession(timeout=self._timeout) as session:
            while True:
                self._news.clear()
                await self._rest(await self._round(session))

    async def send_due(self, session: aiohttp.ClientSession) -> None:
        """One try for every webhook that is due now."""
        while due := await self._owed.due(self._now(), BATCH):
            await asyncio.gather(*(self._send(session, webhook) for webhook in due))

    async def _round(self, session: aiohttp.ClientSession) -> float | None:
        try:
            await self.send_due(session)
            next_due = await self._owed.next_due()
        except sqlite3.Error:
            _log.exception("The sandbox payment provider cannot use its file")
            return AFTER_A_FAULT
        return None if next_due is None else max(0.0, (next_due - self._now()).total_seconds())

    async def _rest(self, seconds: float | None) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), seconds)

    async def _send(self, session: aiohttp.ClientSession, webhook: OwedWebhook) -> None:
        try:
            await self._post(session, webhook)
        except (aiohttp.ClientError, TimeoutError, Refused) as fault:
            await self._failed(webhook, fault)
        else:
            await self._owed.end(webhook.id, self._now())

    async def _post(self, session: aiohttp.ClientSession, webhook: OwedWebhook) -> None:
        headers = self._headers(webhook, self._now())
        async with session.post(
            self._url,
            data=webhook.body.encode(),
            headers=headers,
            timeout=self._timeout,
            allow_redirects=False,
        ) as response:
            if response.status not in _TAKEN:
                raise Refused(response.status)

    def _headers(self, webhook: OwedWebhook, at: datetime) -> dict[str, str]:
        return {
            "Content-Type": "application/json",
            "webhook-id": webhook.id,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": self._signer.sign(webhook.id, at, webhook.body),
        }

    async def _failed(self, webhook: OwedWebhook, fault: Exception) -> None:
        tries, failure = webhook.tries + 1, f"{type(fault).__name__}: {fault}"
        if tries >= MOST_TRIES or (isinstance(fault, Refused) and fault.final):
            _log.error("Webhook %s is given up after %d tries: %s", webhook.id, tries, failure)
            await self._owed.end(webhook.id, self._now(), failure)
            return
        _log.warning("Webhook %s was not taken (try %d): %s", webhook.id, tries, failure)
        await self._owed.postpone(webhook.id, self._now() + delay(tries, self._chance()), failure)
