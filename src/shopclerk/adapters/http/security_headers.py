"""What every answer tells the browser, unless the handler said it more strictly."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from aiohttp import web

DEFAULTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'self'; object-src 'none'; base-uri 'none'; "
            "frame-ancestors 'self'; form-action 'self'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
        "Cache-Control": "no-store",
    }
)


async def harden(_: web.Request, response: web.StreamResponse) -> None:
    """A signal of aiohttp: it runs before the headers of any answer are sent, an error's too."""
    for name, value in DEFAULTS.items():
        response.headers.setdefault(name, value)
