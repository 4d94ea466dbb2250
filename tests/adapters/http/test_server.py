import asyncio

import aiohttp
import pytest
from aiohttp import web

from shopclerk.adapters.http.server import CannotListen, Listening, listening


async def test_port_zero_takes_a_free_one_and_tells_it() -> None:
    async with listening(web.Application(), "127.0.0.1", 0) as place, aiohttp.ClientSession() as session:
        assert place.port > 0
        assert (await session.get(place.url)).status == 404


async def test_a_taken_port_says_what_to_do() -> None:
    async with listening(web.Application(), "127.0.0.1", 0) as place:
        with pytest.raises(CannotListen, match=r"another program listens there.*SHOPCLERK_HTTP__PORT"):
            async with listening(web.Application(), "127.0.0.1", place.port):
                pass


async def test_a_port_that_cannot_be_says_so() -> None:
    with pytest.raises(CannotListen, match="SHOPCLERK_HTTP__PORT"):
        async with listening(web.Application(), "127.0.0.1", 70000):
            pass


async def test_a_request_under_way_is_answered_before_the_server_stops() -> None:
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        reached.set()
        await go_on.wait()
        return web.Response(text="done")

    async def let_go(_: web.Application) -> None:
        go_on.set()

    app = web.Application()
    app.add_routes([web.get("/", slow)])
    app.on_shutdown.append(let_go)
    async with aiohttp.ClientSession() as session:
        async with listening(app, "127.0.0.1", 0) as place:
            asked = asyncio.create_task(session.get(place.url))
            await reached.wait()
        assert await (await asked).text() == "done"


def test_an_address_for_every_interface_is_told_as_one_that_opens() -> None:
    assert Listening("0.0.0.0", 8080).url == "http://127.0.0.1:8080"
