"""The door of the API, where scripted faults break the call itself: before it takes effect, or after."""

import asyncio
from contextlib import suppress
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from shopclerk.adapters.payment_mock.provider.answers import refusal
from shopclerk.adapters.payment_mock.provider.fault import Fault
from shopclerk.adapters.payment_mock.provider.scripts import Scripts

_AFTER: Final = frozenset({Fault.SERVER_ERROR_AFTER, Fault.TIME_OUT_AFTER})
_ERRORS: Final = frozenset({Fault.SERVER_ERROR, Fault.SERVER_ERROR_AFTER})


def gate(scripts: Scripts, closing: asyncio.Event) -> Middleware:
    """Held calls end when `closing` is set: nobody waits for a time-out at shutdown."""

    @web.middleware
    async def through(request: web.Request, handler: Handler) -> web.StreamResponse:
        _, api, rest = request.path.partition("/v1/")
        if not api:
            return await handler(request)
        script = await scripts.take(
            *_ERRORS, Fault.TIME_OUT_BEFORE, Fault.TIME_OUT_AFTER, on=rest.split("/")[0]
        )
        if script is None:
            return await handler(request)
        if script.fault in _AFTER:
            await handler(request)
        if script.fault not in _ERRORS:
            await _hold(request, script.seconds, closing)
        return refusal(500, "internal", "A scripted fault.")

    return through


async def _hold(request: web.Request, seconds: int, closing: asyncio.Event) -> None:
    """Say nothing for so long, then hang up."""
    with suppress(TimeoutError):
        await asyncio.wait_for(closing.wait(), seconds)
    if request.transport is not None:
        request.transport.abort()
