"""A shop with a scripted conversation behind the web chat, on a real local port, over the in-memory twin."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from shopclerk.adapters.http.server import listening
from shopclerk.adapters.http.site import site
from shopclerk.adapters.memory.database import MemoryDatabase
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.webchat.chat import WebChat
from shopclerk.adapters.webchat.intake import SOURCE
from shopclerk.adapters.webchat.limits import Limits
from shopclerk.adapters.webchat.seats import Seat
from shopclerk.conversation.incoming import Incoming
from shopclerk.conversation.ports.chat import Chat
from shopclerk.conversation.update_codec import decode_incoming
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.queries.catalogue import ProductsPictured

Script: TypeAlias = Callable[[Chat, Incoming], Awaitable[None]]


@dataclass(slots=True)
class RunningClock:
    """The machine's time, as the product's own clock tells it."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class ScriptedShop:
    """`heard` are the updates that were handled, in order."""

    database: MemoryDatabase
    script: Script
    seats: tuple[Seat, ...] = (Seat("customer"), Seat("merchant"))
    limits: Limits = field(default_factory=Limits)
    phones: bool = False
    secure: bool = False
    heard: list[Incoming] = field(default_factory=list)
    chat: WebChat = field(init=False)
    url: str = field(init=False)
    port: int = 0
    _awake: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def open(self) -> AsyncIterator["ScriptedShop"]:
        """Answer while the block runs; opened again, it is the shop after a restart, at the same address."""
        self.chat = WebChat(
            shop_name=lambda: "Tea & Paper",
            seats=self.seats,
            transcript=self.database.transcript,
            inbox=self.database.inbox,
            files=self.database.files,
            decode=picture_from_bytes,
            on_show=self._on_show,
            clock=RunningClock(),
            wake=self._awake.set,
            phones=self.phones,
            secure=self.secure,
            limits=self.limits,
        )
        app = site(
            routes=self.chat.routes(),
            ready=_ready,
            allowed_hosts=["127.0.0.1"],
            on_shutdown=[self.chat.close],
        )
        worker = asyncio.create_task(self._work())
        try:
            async with listening(app, "127.0.0.1", self.port) as place:
                self.url, self.port = place.url, place.port
                yield self
        finally:
            worker.cancel()
            with suppress(asyncio.CancelledError):
                await worker

    async def _on_show(self, picture: FileId) -> bool:
        return bool(await self.database.store.find(ProductsPictured(picture)))

    async def _work(self) -> None:
        while True:
            self._awake.clear()
            claimed = await self.database.inbox.claim((SOURCE,), datetime.now(UTC), timedelta(minutes=1), 10)
            for message in claimed:
                incoming = decode_incoming(message.payload)
                self.heard.append(incoming)
                await self.script(self.chat, incoming)
                await self.database.inbox.finish(message.id, datetime.now(UTC))
                self.chat.handled(incoming.address, incoming.update_id)
            if not claimed:
                await self._awake.wait()


async def _ready() -> bool:
    return True
