"""What a page does, without the page: a cookie, a socket, frames."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.adapters.webchat.scripted_shop import ScriptedShop


@dataclass(slots=True)
class Page:
    """One connection. `lines` are all that were shown, by id: the latest state of each."""

    socket: aiohttp.ClientWebSocketResponse
    cursor: int = 0
    lines: dict[int, dict[str, Any]] = field(default_factory=dict)

    async def next(self) -> dict[str, Any]:
        message = await self.socket.receive(timeout=30)
        assert message.type is aiohttp.WSMsgType.TEXT, message
        frame: dict[str, Any] = json.loads(message.data)
        for line in frame.get("lines", ()):
            self.lines[line["id"]] = line
            self.cursor = line["cursor"]
        return frame

    async def until(self, name: str) -> dict[str, Any]:
        """The next frame that has `name`; the ones before it are taken in."""
        while name not in (frame := await self.next()):
            pass
        return frame

    async def send(self, id: str, say: dict[str, Any], **more: Any) -> None:
        await self.socket.send_json({"id": id, "say": say, "locale": "en-GB"} | more)

    async def ask(self, id: str, say: dict[str, Any], **more: Any) -> None:
        """Send, and wait until the shop is done with it."""
        await self.send(id, say, **more)
        await self.until("done")

    def texts(self) -> list[str]:
        """What is to be read, in the order of the conversation."""
        bodies = [self.lines[id]["body"] for id in sorted(self.lines)]
        return [body.get("text") or body["paragraphs"][0]["text"] for body in bodies]


@dataclass(slots=True)
class Browser:
    """One cookie jar in front of the shop."""

    shop: ScriptedShop
    session: aiohttp.ClientSession

    async def visit(self, seat: str = "customer", query: str = "", **headers: str) -> str:
        """Open the page itself: the browser gets its cookie."""
        async with self.session.get(f"{self.shop.url}/chat/{seat}/{query}", headers=headers) as answer:
            assert answer.status == 200
            return await answer.text()

    @asynccontextmanager
    async def connect(self, seat: str = "customer", cursor: int = 0) -> AsyncIterator[Page]:
        url = f"{self.shop.url}/chat/{seat}/socket?cursor={cursor}"
        async with self.session.ws_connect(url, origin=self.shop.url) as socket:
            yield Page(socket, cursor)


@asynccontextmanager
async def browser(shop: ScriptedShop) -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield Browser(shop, session)
