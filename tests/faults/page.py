"""What the chat's own page does, without a browser: keeps what is not acknowledged, and says it again."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from html import unescape
from typing import Any, Final, Protocol, TypeVar
from uuid import uuid4

import aiohttp

T = TypeVar("T")

LONGEST: Final = 240.0
"""Seconds that anything of a life may take, however often the shop dies meanwhile."""


class Place(Protocol):
    """Where a shop is, which is open now or soon."""

    @property
    def url(self) -> str: ...

    async def open(self) -> None: ...


class Page:
    """One seat. `lines` is what is on the screen, by id."""

    def __init__(
        self, house: Place, session: aiohttp.ClientSession, seat: str, locale: str = "en-US"
    ) -> None:
        self.locale = locale
        self.lines: dict[int, dict[str, Any]] = {}
        self.heard = asyncio.Condition()
        self.acknowledged: set[str] = set()
        self.answered: set[str] = set()
        self.refused: set[str] = set()
        self._house = house
        self._session = session
        self._path = f"/chat/{seat}/"
        self._cursor = 0
        self._unsent: list[dict[str, Any]] = []
        self._socket: aiohttp.ClientWebSocketResponse | None = None

    async def open(self) -> None:
        """Get the page, and say what it says by itself."""
        text = await self._get()
        start = re.search(r'data-start="([^"]*)"', text)
        assert start
        await self.say({"command": "start", "rest": unescape(start[1])})

    async def say(self, say: dict[str, Any], *, replies: int | None = None) -> str:
        update = {"id": uuid4().hex, "locale": self.locale, "say": say, "replies": replies}
        self._unsent.append(update)
        await self._send_first()
        return str(update["id"])

    async def write(self, text: str) -> str:
        return await self.say({"text": text})

    async def reply(self, text: str, *to: str) -> str:
        """To the newest of the shop's bubbles that says all of that."""
        line = await self._until(lambda: self._saying(to), " and ".join(map(repr, to)))
        return await self.say({"text": text}, replies=line)

    async def press(self, label: str) -> str:
        line, token = await self.sees_key(label)
        return await self.say({"press": token, "line": line})

    async def link(self, label: str) -> str:
        """The address behind the newest link of that label."""
        return await self._until(lambda: self._link(label), f"a link {label!r}")

    async def reads(self, *texts: str) -> str:
        """The newest of the shop's bubbles that says all of that."""
        return await self._until(lambda: self._bubble(texts), " and ".join(map(repr, texts)))

    async def sees_key(self, label: str) -> tuple[int, str]:
        """The newest key of that label: its line and its token."""
        return await self._until(lambda: self._key(label), f"a key {label!r}")

    async def loses_the_connection(self) -> None:
        """It comes back by itself, and says again what was not acknowledged."""
        if self._socket is not None:
            await self._socket.close()

    async def is_heard(self, update_id: str) -> None:
        """Until the shop has acknowledged it."""
        await self._until(lambda: update_id in self.acknowledged or None, "an acknowledgement")

    async def is_answered(self, update_id: str) -> None:
        """Until the shop says that it is done with it; who dies before says nothing."""
        await self._until(lambda: update_id in self.answered or None, "the end of an answer")

    async def is_refused(self, update_id: str) -> None:
        """Until the shop has said that it cannot keep it now."""
        await self._until(lambda: update_id in self.refused or None, "a refusal")

    def bubbles(self) -> list[str]:
        """What the shop's bubbles say."""
        return [_text(line) for _, line in sorted(self.lines.items()) if not line["mine"]]

    def said(self) -> list[str]:
        """What was said on this side."""
        return [line["body"]["text"] for _, line in sorted(self.lines.items()) if line["mine"]]

    async def live(self) -> None:
        """Connect, and connect again each time."""
        while True:
            try:
                await self._house.open()
                await self._converse()
            except (aiohttp.ClientError, ConnectionError):
                await asyncio.sleep(0.02)  # as the page waits before it comes back

    async def _get(self) -> str:
        while True:
            await self._house.open()
            try:
                async with self._session.get(self._house.url + self._path) as response:
                    return await response.text()
            except (aiohttp.ClientError, ConnectionError):
                await asyncio.sleep(0.02)

    async def _converse(self) -> None:
        address = f"{self._house.url}{self._path}socket?cursor={self._cursor}"
        async with self._session.ws_connect(address, origin=self._house.url) as socket:
            try:
                async for message in socket:
                    frame = json.loads(message.data)
                    if "lines" in frame and self._socket is None:
                        self._socket = socket
                        await self._send_first()
                    await self._hear(frame)
            finally:
                self._socket = None

    async def _hear(self, frame: dict[str, Any]) -> None:
        async with self.heard:
            for line in frame.get("lines", ()):
                self.lines[line["id"]] = line
                self._cursor = max(self._cursor, line["cursor"])
            if "done" in frame:
                self.answered.add(frame["done"])
            self.heard.notify_all()
        if "ack" in frame:
            await self._settle(frame["ack"])
        if "refuse" in frame:
            assert frame["why"] == "busy", frame
            await self._put_off(frame["refuse"])

    async def _settle(self, update_id: str) -> None:
        self.acknowledged.add(update_id)
        if self._unsent and self._unsent[0]["id"] == update_id:
            del self._unsent[0]
        async with self.heard:
            self.heard.notify_all()
        await self._send_first()

    async def _put_off(self, update_id: str) -> None:
        """Kept, and said again soon, as the page does."""
        self.refused.add(update_id)
        async with self.heard:
            self.heard.notify_all()
        asyncio.get_running_loop().call_later(0.2, self._again)

    def _again(self) -> None:
        self._sending = asyncio.create_task(self._send_first())

    async def _send_first(self) -> None:
        if self._socket is not None and self._unsent:
            try:
                await self._socket.send_str(json.dumps(self._unsent[0]))
            except (aiohttp.ClientError, ConnectionError):
                return  # it stays unsent, and is said again

    async def _until(self, look: Callable[[], T | None], what: str) -> T:
        found: list[T] = []

        def is_there() -> bool:
            seen = look()
            found[:] = [] if seen is None else [seen]
            return bool(found)

        try:
            async with asyncio.timeout(LONGEST), self.heard:
                await self.heard.wait_for(is_there)
        except TimeoutError:
            raise AssertionError("\n---\n".join([f"never saw {what} in", *self.bubbles()])) from None
        return found[0]

    def _newest(self) -> list[tuple[int, dict[str, Any]]]:
        return sorted(self.lines.items(), reverse=True)

    def _key(self, label: str) -> tuple[int, str] | None:
        return next(
            (
                (number, key["token"])
                for number, line in self._newest()
                for row in line["body"].get("rows", ())
                for key in row
                if "token" in key and label in key["label"]
            ),
            None,
        )

    def _link(self, label: str) -> str | None:
        keys = (
            key
            for _, line in self._newest()
            for row in line["body"].get("rows", ())
            for key in row
            if "url" in key
        )
        return next((key["url"] for key in keys if label in key["label"]), None)

    def _bubble(self, texts: tuple[str, ...]) -> str | None:
        said = self._saying(texts)
        return None if said is None else _text(self.lines[said])

    def _saying(self, texts: tuple[str, ...]) -> int | None:
        said = ((id, _text(line)) for id, line in self._newest() if not line["mine"])
        return next((id for id, bubble in said if all(text in bubble for text in texts)), None)


def _text(line: dict[str, Any]) -> str:
    return "\n".join(each["text"] for each in line["body"].get("paragraphs", ()))


@asynccontextmanager
async def page(
    house: Place, session: aiohttp.ClientSession, seat: str, locale: str = "en-US"
) -> AsyncIterator[Page]:
    """A page that stays connected while the block runs."""
    opened = Page(house, session, seat, locale)
    await opened._get()
    living = asyncio.create_task(opened.live())
    try:
        yield opened
    finally:
        living.cancel()
