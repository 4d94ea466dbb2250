"""A small site that does a little of everything, on a real local port."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from shopclerk.adapters.http.metrics import Metrics
from shopclerk.adapters.http.site import site
from shopclerk.core.ports.errors import Unavailable

Client = TestClient[web.Request, web.Application]


async def hello(_: web.Request) -> web.Response:
    return web.Response(text="hello", headers={"Cache-Control": "max-age=60"})


async def fail(_: web.Request) -> web.Response:
    raise RuntimeError("the password is swordfish")


async def unreachable(_: web.Request) -> web.Response:
    raise Unavailable("database: gone")


async def swallow(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await request.read())))


async def refuse(_: web.Request) -> web.Response:
    raise web.HTTPForbidden(text="not you")


async def yes() -> bool:
    return True


def sandbox() -> web.Application:
    app = web.Application()
    app.add_routes([web.get("/pay", hello), web.get("/fail", fail)])
    return app


@asynccontextmanager
async def visiting(
    *, ready: Callable[[], Awaitable[bool]] = yes, metrics: Metrics | None = None
) -> AsyncIterator[Client]:
    app = site(
        routes=[
            web.get("/hello", hello),
            web.get("/fail", fail),
            web.get("/unreachable", unreachable),
            web.get("/refuse", refuse),
            web.post("/swallow", swallow),
        ],
        mounts={"/sandbox": sandbox()},
        ready=ready,
        allowed_hosts=["127.0.0.1", "Shop.Example"],
        metrics=metrics,
        largest_body=100,
    )
    async with TestClient(TestServer(app)) as client:
        yield client
