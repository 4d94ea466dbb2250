"""Updates that are brought: core.telegram.org/bots/api#setwebhook."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from tests.fake_telegram import FakeTelegram, PrivateChat
from tests.fake_telegram.plain_bot import PlainBot, refused

SECRET = "Ab_9-"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(slots=True)
class House:
    """Takes updates in: `answers` are given one after the other, then 200; `arrived` holds all that came."""

    url: str = ""
    answers: list[web.Response] = field(default_factory=list)
    arrived: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    meanwhile: PlainBot | None = None
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    at_the_gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    at_once: int = 0
    most_at_once: int = 0

    async def take(self, request: web.Request) -> web.Response:
        self.arrived.append(await request.json())
        self.secrets.append(request.headers.get(HEADER))
        self.at_the_gate.release()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await self.gate.wait()
        if self.meanwhile:
            await self.meanwhile("getMe")
        self.at_once -= 1
        return self.answers.pop(0) if self.answers else web.Response()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.arrived]


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    house.gate.set()
    application = web.Application()
    application.add_routes([web.post("/updates", house.take)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    house.url = f"http://{host}:{port}/updates"
    yield house
    await runner.cleanup()


async def all_taken(telegram: FakeTelegram, chat: PrivateChat) -> None:
    while chat.bot.updates:
        await telegram.world.moved.wait()


async def test_updates_come_with_the_secret(
    telegram: FakeTelegram, call: PlainBot, mei: PrivateChat, house: House
) -> None:
    await call("setWebhook", url=house.url, secret_token=SECRET)
    await mei.says("tea")
    await all_taken(telegram, mei)
    assert (house.texts, house.secrets) == (["tea"], [SECRET])


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "nowhere"}, "invalid webhook URL specified"),
    ],
)
async def test_a_wish_that_cannot_be_is_refused(
    call: PlainBot, house: House, wish: dict[str, str], why: str
) -> None:
    with refused(f"Bad Request: {why}"):
        await call("setWebhook", **{"url": house.url} | wish)


async def test_an_update_comes_again_until_it_is_taken(
    telegram: FakeTelegram, call: PlainBot, mei: PrivateChat, house: House
) -> None:
    house.answers += [web.Response(status=503), web.Response(status=404)]
    await call("setWebhook", url=house.url)
    await mei.says("tea")
    await all_taken(telegram, mei)
    assert house.texts == ["tea"] * 3
    assert len({update["update_id"] for update in house.arrived}) == 1
    info = await call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"
    assert (info["url"], info["pending_update_count"]) == (house.url, 0)


async def test_what_one_chat_says_comes_in_order_and_chats_do_not_wait_for_each_other(
    telegram: FakeTelegram, call: PlainBot, mei: PrivateChat, house: House
) -> None:
    house.gate.clear()
    await call("setWebhook", url=house.url)
    ana = telegram.person("Ana").chat_with(mei.bot)
    for text in ("one", "two"):
        await mei.says(text)
    await ana.says("three")
    for _ in range(2):
        await house.at_the_gate.acquire()
    assert sorted(house.texts) == ["one", "three"]
    house.gate.set()
    await all_taken(telegram, mei)
    assert house.texts[-1] == "two"


@pytest.mark.parametrize("most", [1, 2])
async def test_no_more_connections_than_were_asked_for(
    telegram: FakeTelegram, call: PlainBot, mei: PrivateChat, house: House, most: int
) -> None:
    house.meanwhile = call
    await call("setWebhook", url=house.url, max_connections=most)
    for name in ("Ana", "Bo", "Cy"):
        await telegram.person(name).chat_with(mei.bot).says(name)
    await all_taken(telegram, mei)
    assert (len(house.arrived), house.most_at_once) == (3, most)


async def test_an_update_may_come_once_more_although_it_was_taken(
    telegram: FakeTelegram, call: PlainBot, mei: PrivateChat, house: House
) -> None:
    telegram.redeliver = lambda update: True
    await call("setWebhook", url=house.url)
    await mei.says("tea")
    await all_taken(telegram, mei)
    assert house.texts == ["tea", "tea"]


async def test_a_call_in_the_answer_is_made(
    telegram: FakeTelegram, call: PlainBot, mei: PrivateChat, house: House
) -> None:
    said = {"method": "sendMessage", "chat_id": mei.chat.id, "text": "Here you are"}
    house.answers.append(web.json_response(said))
    await call("setWebhook", url=house.url)
    await mei.says("tea")
    await mei.sees("Here you are")
    assert telegram.calls[-1] == ("sendMessage", said)


async def test_an_empty_address_ends_the_webhook_and_keeps_what_waits(
    call: PlainBot, mei: PrivateChat, house: House
) -> None:
    await call("setWebhook", url=house.url)
    await call("setWebhook", url="")
    await mei.says("tea")
    assert (await call("getWebhookInfo"))["url"] == ""
    assert len(await call("getUpdates")) == 1
