"""Whether the process lives, and whether it can serve."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from aiohttp import web

from shopclerk.core.ports.errors import PortError

Ready: TypeAlias = Callable[[], Awaitable[bool]]


def health_routes(ready: Ready) -> Sequence[web.AbstractRouteDef]:
    """`/health/live` is 200 while the process answers; `/health/ready` is 503 unless `ready` says true."""

    async def live(_: web.Request) -> web.Response:
        return web.json_response({"live": True})

    async def able(_: web.Request) -> web.Response:
        try:
            is_ready = await ready()
        except PortError:
            is_ready = False
        return web.json_response({"ready": is_ready}, status=200 if is_ready else 503)

    return [web.get("/health/live", live), web.get("/health/ready", able)]
