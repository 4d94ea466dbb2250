"""What is this transport's own; all else about it the tests of the drivers show."""

import asyncio

import pytest
from aiohttp import web
from telegram.error import TimedOut

from shopclerk.adapters.telegram.calls import Call
from shopclerk.adapters.telegram.ptb_driver import PtbDriver
from shopclerk.adapters.telegram.ptb_request import AiohttpRequest
from tests.fake_telegram import FakeTelegram


async def test_a_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeTelegram() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        driver = PtbDriver(proxy.bot().token, api="http://telegram.invalid")
        assert (await driver.call(Call("getMe", {})))["is_bot"]
        await driver.close()


async def test_who_does_not_answer_in_time_is_given_up() -> None:
    enough = asyncio.Event()

    async def never(_: web.Request) -> web.Response:
        await enough.wait()
        return web.Response()

    application = web.Application()
    application.router.add_post("/", never)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    request = AiohttpRequest(seconds=0.01)
    with pytest.raises(TimedOut):
        await request.post("http://{}:{}/".format(*runner.addresses[0][:2]))
    await request.shutdown()
    enough.set()
    await runner.cleanup()
