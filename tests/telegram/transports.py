"""How updates come to the branches of a shop: one of them asks, or all of them stand behind one address."""

import random
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Final, Literal, TypeAlias

from aiohttp import web

from shopclerk.adapters.telegram.webhook import PATH, Announcement
from tests.running.workers import working
from tests.telegram.branch import Branch

Mode: TypeAlias = Literal["polling", "webhook"]
Transport: TypeAlias = Callable[[Sequence[Branch]], AbstractAsyncContextManager[None]]


@asynccontextmanager
async def polled(branches: Sequence[Branch]) -> AsyncIterator[None]:
    async with working(branches[0].polling):
        yield


@asynccontextmanager
async def delivered(branches: Sequence[Branch]) -> AsyncIterator[None]:
    """Each update to one of them, as a balancer chooses."""
    chance = random.Random(0)
    handlers = [_handler(branch) for branch in branches]

    async def hand_on(request: web.Request) -> Any:
        return await chance.choice(handlers)(request)

    application = web.Application()
    application.add_routes([web.post(PATH, hand_on)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        first = branches[0]
        await Announcement(first.driver, f"http://{host}:{port}", first.webhook.secret).run()
        yield
    finally:
        await runner.cleanup()


def _handler(branch: Branch) -> Callable[[web.Request], Any]:
    (route,) = branch.webhook.routes()
    assert isinstance(route, web.RouteDef)
    return route.handler


TRANSPORTS: Final[Mapping[Mode, Transport]] = {"polling": polled, "webhook": delivered}
