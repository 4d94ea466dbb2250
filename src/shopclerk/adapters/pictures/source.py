"""The `PictureSource` port over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import aiohttp
from yarl import URL

from shopclerk.adapters.pictures.addresses import AddressPolicy, CheckedResolver, check_literal, is_public
from shopclerk.adapters.pictures.decoding import MOST_BYTES, picture_from_bytes
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.files import File, FileRefused

MOST_REDIRECTS: Final = 3
TIMEOUT: Final = aiohttp.ClientTimeout(total=60, sock_connect=10, sock_read=15)

AT_ONCE: Final = 4

_HEADERS: Final = {"Accept": "image/webp,image/png,image/jpeg,image/gif", "User-Agent": "shopclerk"}
_PASSING: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})
_REDIRECTS: Final = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpPictures:
    """Fetches pictures through a session that reaches allowed addresses only; see `http_pictures`.

    `gate` says how many are in memory at a time, however many are asked for.
    """

    session: aiohttp.ClientSession
    allowed: AddressPolicy
    gate: asyncio.Semaphore

    async def fetch(self, url: str) -> File:
        async with self.gate:
            content = await self._content(_address(url))
            return await asyncio.to_thread(picture_from_bytes, content)

    async def _content(self, url: URL) -> bytes:
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = await self._asked(url)
                if isinstance(answer, bytes):
                    return answer
                url = answer
        except aiohttp.InvalidURL as error:
            raise FileRefused(f"not an address: {error}") from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Unavailable(f"{type(error).__name__} {error}".strip()) from error
        raise FileRefused(f"more than {MOST_REDIRECTS} redirects")

    async def _asked(self, url: URL) -> bytes | URL:
        """What stands at the address, or where it sends us. Every step of a redirect is checked alike."""
        check_literal(url.host or "", self.allowed)
        async with self.session.get(url, allow_redirects=False) as response:
            if response.status in _REDIRECTS:
                return _address(response.headers.get("Location", ""), seen_at=url)
            return await _body(response)


@asynccontextmanager
async def http_pictures(
    allowed: AddressPolicy = is_public, *, limits: aiohttp.ClientTimeout = TIMEOUT
) -> AsyncIterator[HttpPictures]:
    """A source with a session of its own, which keeps no cookies, asks no proxy and remembers no names."""
    connector = aiohttp.TCPConnector(resolver=CheckedResolver(allowed), use_dns_cache=False)
    async with aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=_HEADERS,
        timeout=limits,
        trust_env=False,
    ) as session:
        yield HttpPictures(session=session, allowed=allowed, gate=asyncio.Semaphore(AT_ONCE))


def _address(text: str, *, seen_at: URL | None = None) -> URL:
    try:
        url = seen_at.join(URL(text)) if seen_at and text else URL(text)
    except ValueError as error:
        raise FileRefused(f"not an address: {error}") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise FileRefused("not an http or https address")
    return url


async def _body(response: aiohttp.ClientResponse) -> bytes:
    _check_status(response.status)
    if (response.content_length or 0) > MOST_BYTES:
        raise FileRefused(f"more than {MOST_BYTES} bytes")
    content = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        content += chunk
        if len(content) > MOST_BYTES:
            raise FileRefused(f"more than {MOST_BYTES} bytes")
    return bytes(content)


def _check_status(status: int) -> None:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING:
        raise Unavailable(f"the address answers {status}")
    if status != HTTPStatus.OK:
        raise FileRefused(f"the address answers {status}")
