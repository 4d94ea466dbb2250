"""The merchant's end of the webhooks, as the tests watch it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web

PATIENCE = 120.0


@dataclass
class Receiver:
    """Answers with the statuses in `answers`, then 204; keeps what came in `calls`."""

    answers: list[int] = field(default_factory=list)
    calls: asyncio.Queue[tuple[Mapping[str, str], bytes]] = field(default_factory=asyncio.Queue)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/hook", self._take)
        return app

    async def _take(self, request: web.Request) -> web.Response:
        self.calls.put_nowait((dict(request.headers), await request.read()))
        return web.Response(status=self.answers.pop(0) if self.answers else 204)

    async def next(self) -> tuple[Mapping[str, str], bytes]:
        return await asyncio.wait_for(self.calls.get(), PATIENCE)

    def bodies(self) -> list[bytes]:
        """All that came and nobody asked for yet."""
        return [self.calls.get_nowait()[1] for _ in range(self.calls.qsize())]
