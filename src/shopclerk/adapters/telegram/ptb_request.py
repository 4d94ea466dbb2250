"""How python-telegram-bot reaches the Bot API: over aiohttp, which carries many calls at once several times
as fast as the httpx that it brings.
"""

import json
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS: Final = 256
CONNECTING: Final = 10.0
"""Seconds until a server that does not answer is given up."""


class AiohttpRequest(BaseRequest):
    """`seconds` is what a call may take. A proxy is taken from the environment, as httpx does."""

    def __init__(self, seconds: float) -> None:
        self._timeout = aiohttp.ClientTimeout(total=seconds, sock_connect=CONNECTING)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._timeout.total

    async def initialize(self) -> None:
        """Nothing: a session begins with the first call, in the event loop that makes it."""

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named: Any
    ) -> tuple[int, bytes]:
        """The framework's own timeouts are not looked at: ours is the longest that any call of ours needs."""
        sent = _sent(request_data) if request_data else {}
        try:
            async with self._opened(url).request(method, url, timeout=self._timeout, **sent) as answer:
                return answer.status, await answer.read()
        except TimeoutError as late:
            raise TimedOut from late
        except aiohttp.ClientError as broken:
            raise NetworkError(f"{type(broken).__name__}: {broken}") from broken

    def _opened(self, url: str) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                headers={"User-Agent": self.USER_AGENT},
                proxy=_proxy(url),
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session


def _proxy(url: str) -> str | None:
    """The environment's, asked once: aiohttp would ask at every call, and read a file each time."""
    parts = urlsplit(url)
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)


def _sent(data: RequestData) -> dict[str, Any]:
    """As JSON, or as a form when files come with it."""
    if not data.contains_files:
        return {"data": json.dumps(data.parameters).encode(), "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, media_type) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=media_type)
    return {"data": form}
