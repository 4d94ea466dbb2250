"""One call to the provider's API, repeated while that is safe, its faults told as the ports name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Final

import aiohttp
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_base

from shopclerk.core.ports.errors import OutcomeUnknown, PortError, Unavailable

TRIES: Final = 3
WHAT: Final = "sandbox payments"


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer below 500."""

    status: int
    body: bytes


class _NotReached(Exception):
    """Nothing of the call can have arrived."""


class _NoAnswer(Exception):
    """It may have arrived, and been carried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """`session` is the caller's, open as long as this is used; `timeout` bounds one try.

    `post` is only for what the provider carries out once however often it is asked. It raises Unavailable
    when no try can have arrived, OutcomeUnknown when one may have.
    """

    session: aiohttp.ClientSession
    url: str
    key: str
    timeout: aiohttp.ClientTimeout
    wait: wait_base

    async def post(self, path: str, body: bytes = b"", *, idempotency_key: str | None = None) -> Answer:
        headers = {"Content-Type": "application/json"}
        if idempotency_key is not None:
            headers["Idempotency-Key"] = idempotency_key
        return await self._call("POST", path, headers, body=body)

    async def get(self, path: str, query: Mapping[str, str]) -> Answer:
        """Nothing takes effect by looking: whatever goes wrong is Unavailable."""
        try:
            return await self._call("GET", path, {}, query=query)
        except OutcomeUnknown as unanswered:
            raise Unavailable(WHAT) from unanswered

    async def _call(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        *,
        body: bytes | None = None,
        query: Mapping[str, str] | None = None,
    ) -> Answer:
        arrived = _Arrivals()
        tries = AsyncRetrying(
            stop=stop_after_attempt(TRIES),
            wait=self.wait,
            retry=retry_if_exception_type((_NotReached, _NoAnswer)),
            after=arrived.note,
            retry_error_callback=arrived.verdict,
        )
        answer: Answer = await tries(self._try, method, path, headers, body, query)
        return answer

    async def _try(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: bytes | None,
        query: Mapping[str, str] | None,
    ) -> Answer:
        try:
            async with self.session.request(
                method,
                self.url.rstrip("/") + path,
                data=body,
                params=query,
                headers={"Authorization": f"Bearer {self.key}", **headers},
                timeout=self.timeout,
                allow_redirects=False,
            ) as response:
                answer = Answer(response.status, await response.read())
                retry_after = response.headers.get("Retry-After", "")
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as fault:
            raise _NotReached from fault
        except (aiohttp.ClientError, TimeoutError) as fault:
            raise _NoAnswer from fault
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _NoAnswer
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            raise Unavailable(WHAT, _seconds(retry_after))
        return answer


class _Arrivals:
    """Remembers over all tries of one call whether any may have arrived: an early time-out is not undone by
    a later refusal to connect.
    """

    def __init__(self) -> None:
        self._perhaps = False

    def note(self, state: RetryCallState) -> None:
        self._perhaps = self._perhaps or isinstance(_fault(state), _NoAnswer)

    def verdict(self, state: RetryCallState) -> Answer:
        self.note(state)
        error: PortError = OutcomeUnknown(WHAT) if self._perhaps else Unavailable(WHAT)
        raise error from _fault(state)


def _fault(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _seconds(text: str) -> timedelta | None:
    """A Retry-After of seconds; a date is left to the caller's own patience."""
    return timedelta(seconds=int(text)) if text.isascii() and text.isdigit() else None
