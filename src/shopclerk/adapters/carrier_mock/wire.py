"""One call to the sandbox carrier, repeated while that may help, its faults told as the ports name them."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

import aiohttp
from tenacity import AsyncRetrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable


class _Passing(Exception):
    """A failure that another try may cure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """`url` is where the service is mounted, without a trailing slash; `timeout` is for one try.

    Every call must be safe to repeat. It answers the body of a yes, None for what the carrier does not know.
    When no try was answered it raises Unavailable if none can have arrived, else OutcomeUnknown.
    """

    session: aiohttp.ClientSession
    url: str
    key: str
    timeout: timedelta
    tries: int
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def call(self, method: str, path: str, body: dict[str, str] | None = None) -> bytes | None:
        tries = AsyncRetrying(
            retry=retry_if_exception_type(_Passing),
            stop=stop_after_attempt(self.tries),
            wait=wait_random_exponential(multiplier=0.2, max=1),
            sleep=self.pause,
            reraise=True,
        )
        doubts: list[bool] = []
        try:
            return await tries(self._try, method, path, body, doubts)
        except _Passing as failure:
            what = f"sandbox carrier: {failure}"
            raise (OutcomeUnknown(what) if any(doubts) else Unavailable(what)) from failure

    async def look(self, method: str, path: str, body: dict[str, str] | None = None) -> bytes | None:
        """A call whose effect nobody needs to know of: whatever goes wrong is Unavailable."""
        try:
            return await self.call(method, path, body)
        except OutcomeUnknown as unanswered:
            raise Unavailable(unanswered.what) from unanswered

    async def _try(
        self, method: str, path: str, body: dict[str, str] | None, doubts: list[bool]
    ) -> bytes | None:
        """`doubts` remembers of every try that failed whether it may have arrived."""
        doubts.append(True)
        try:
            async with self.session.request(
                method,
                self.url + path,
                json=body,
                headers={"Authorization": f"Bearer {self.key}"},
                timeout=aiohttp.ClientTimeout(total=self.timeout.total_seconds()),
            ) as response:
                return _read(response.status, await response.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            doubts[-1] = False
            raise _Passing(f"{type(error).__name__} {error}".strip()) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _Passing(f"{type(error).__name__} {error}".strip()) from error


def _read(status: int, body: bytes) -> bytes | None:
    if status == HTTPStatus.NOT_FOUND:
        return None
    if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _Passing(str(status))
    if status != HTTPStatus.OK:
        raise Unavailable(f"sandbox carrier: {status}")
    return body
