"""The control side of the sandbox, which no real carrier has, and the door where calls are broken.

POST   /sandbox/faults   {faults: [{fault, times}, ...]} -> those left
GET    /sandbox/faults   -> those left
DELETE /sandbox/faults   -> none left
"""

import asyncio
from collections.abc import Callable
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from pydantic import ValidationError

from shopclerk.adapters.carrier_mock.faults import OF_CALLS, Fault, FaultOrder
from shopclerk.adapters.carrier_mock.parcels import Parcels

Find = Callable[[web.Request], Parcels]

_BROKEN: Final = {"error": "internal"}


def gate(parcels: Find) -> Middleware:
    """Answers 500 instead of what a call should, before or after it took effect."""

    @web.middleware
    async def through(request: web.Request, handler: Handler) -> web.StreamResponse:
        if "/v1/" not in request.path:
            return await handler(request)
        fault = await asyncio.to_thread(parcels(request).take_fault, OF_CALLS)
        if fault is None:
            return await handler(request)
        if fault is Fault.SERVER_ERROR_AFTER:
            await handler(request)
        return web.json_response(_BROKEN, status=500)

    return through


def routes(parcels: Find) -> list[web.RouteDef]:
    async def add(request: web.Request) -> web.Response:
        try:
            order = FaultOrder.model_validate_json(await request.read())
        except ValidationError as error:
            details = error.errors(include_url=False, include_context=False, include_input=False)
            return web.json_response({"error": "invalid", "details": details}, status=422)
        await asyncio.to_thread(parcels(request).add_faults, order.faults)
        return await told(request)

    async def told(request: web.Request) -> web.Response:
        left = await asyncio.to_thread(parcels(request).faults_left)
        return web.json_response({"faults": [script.model_dump(mode="json") for script in left]})

    async def clear(request: web.Request) -> web.Response:
        await asyncio.to_thread(parcels(request).clear_faults)
        return await told(request)

    path = "/sandbox/faults"
    return [web.post(path, add), web.get(path, told), web.delete(path, clear)]
