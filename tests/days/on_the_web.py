"""A shop whose chats are web pages: real HTTP and WebSockets, a real database, its real workers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Final, cast

import aiohttp

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.http.server import listening
from shopclerk.adapters.http.site import site
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.webchat.chat import WebChat
from shopclerk.adapters.webchat.seats import Seat
from shopclerk.app.container import World, compose
from shopclerk.app.intake import Intake
from shopclerk.app.relay import Relay
from shopclerk.app.settings import Settings
from shopclerk.app.signals import Signal
from shopclerk.app.trading import terms_of
from shopclerk.app.workers import handlers_of
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.payments import PaymentFact
from shopclerk.core.ports.queries.catalogue import ProductsPictured
from tests.contracts.databases import DATABASES
from tests.faults.page import Page, page
from tests.running.behind import Behind
from tests.running.workers import NoPictures, Watched, WatchedRelay, working
from tests.shopfloor.shop import Shop as Shopfloor
from tests.telegram.time_that_passes import LeapingClock

SEAT: Final = "shop"
LOCALES: Final = {"en": "en-US", "zh-hans": "zh-CN"}


class Stir:
    """Wakes everybody who waits for something to happen."""

    def __init__(self) -> None:
        self.moved = asyncio.Event()

    def __call__(self) -> None:
        self.moved.set()
        self.moved = asyncio.Event()


@dataclass(slots=True)
class WebPerson:
    """`tests.days.people.Somebody` with a page open."""

    page: Page
    session: aiohttp.ClientSession
    url: str
    inputs: int = 0

    async def says(self, text: str) -> None:
        self.inputs += 1
        command, _, rest = text.removeprefix("/").partition(" ")
        said = {"command": command, "rest": rest} if text.startswith("/") else {"text": text}
        await self.page.is_answered(await self.page.say(said))

    async def replies(self, text: str, *to: str) -> None:
        self.inputs += 1
        await self.page.is_answered(await self.page.reply(text, *to))

    async def presses(self, label: str, *, on: str = "") -> None:
        self.inputs += 1
        if on:
            await self.page.reads(on)
        await self.page.is_answered(await self.page.press(label))

    async def hurries(self, label: str) -> None:
        self.inputs += 1
        line, token = await self.page.sees_key(label)
        pressed = [await self.page.say({"press": token, "line": line}) for _ in range(2)]
        for update in pressed:
            await self.page.is_answered(update)

    async def sends_picture(self, content: bytes, caption: str = "") -> None:
        await self._uploads("pictures", content, {"caption": caption})

    async def sends_file(self, content: bytes, name: str) -> None:
        await self._uploads("documents", content, {"name": name})

    async def sees(self, *words: str) -> str:
        return await self.page.reads(*words)

    async def sees_button(self, label: str) -> None:
        await self.page.sees_key(label)

    def never_saw(self, words: str) -> bool:
        return not any(words in bubble for bubble in self.page.bubbles())

    async def link(self) -> str:
        return await self.page.link("")

    async def loses_the_network(self) -> None:
        await self.page.loses_the_connection()

    async def _uploads(self, kind: str, content: bytes, more: dict[str, str]) -> None:
        self.inputs += 1
        query = {"id": f"upload-{self.inputs:08d}", "locale": self.page.locale} | more
        async with self.session.post(
            f"{self.url}/chat/{SEAT}/{kind}", params=query, data=content, headers={"Origin": self.url}
        ) as answer:
            assert answer.status == 201, await answer.text()


@dataclass(slots=True, kw_only=True)
class WebShop:
    """`tests.days.people.Day` on the web chat."""

    url: str
    behind: Behind
    signals: tuple[Signal, Signal]
    stir: Stir
    pages: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def floor(self) -> Shopfloor:
        return self.behind.floor

    async def open(self) -> None:
        """It always is."""

    async def visitor(self, name: str, *, language: str = "en") -> WebPerson:
        jar = aiohttp.CookieJar(unsafe=True)
        session = await self.pages.enter_async_context(aiohttp.ClientSession(cookie_jar=jar))
        opened = await self.pages.enter_async_context(page(self, session, SEAT, LOCALES[language]))
        return WebPerson(opened, session, self.url)

    async def staff(self, name: str, *, role: Role = Role.CLERK, language: str = "en") -> WebPerson:
        token = await self.behind.invitation(role)
        joining = await self.visitor(name, language=language)
        await joining.says(f"/start {token}")
        await self.is_quiet()
        return joining

    async def is_quiet(self) -> None:
        for signal in self.signals:
            signal.set()
        while True:
            moved = self.stir.moved
            if not await self.behind.waiting():
                return
            await moved.wait()

    async def hears(self, *facts: PaymentFact) -> None:
        await self.behind.hears(*facts)
        await self.is_quiet()

    async def time_passes(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
        await self.behind.time_passes(days=days, hours=hours, minutes=minutes)
        await self.is_quiet()

    async def dead_letters(self) -> list[str]:
        return await self.behind.dead_letters()

    async def breaches(self) -> list[str]:
        return await self.behind.breaches()


@asynccontextmanager
async def web_shop(settings: Settings) -> AsyncIterator[WebShop]:
    """Open while the block runs."""
    inbox_signal, outbox_signal, stir = Signal(), Signal(), Stir()

    def committed() -> None:
        inbox_signal.set()
        outbox_signal.set()

    async with DATABASES["sqlite"]() as opener, AsyncExitStack() as stack:
        database = cast("Database", opener(committed))
        stack.push_async_callback(database.close)
        floor = Shopfloor(clock=LeapingClock(), database=database, terms=terms_of(settings))
        chat = _chat(settings, database, floor, inbox_signal)
        world = World(
            database=database,
            gateways=(floor.gateway,),
            carrier=floor.carrier,
            pictures=NoPictures(),
            chats={chat.platform: chat},
            clock=floor.clock,
            ids=floor.ids,
            pause=floor.pause,
        )
        shop = compose(floor.trades(), world, return_url=None)
        handlers = {
            source: Watched(handler, stir)
            for source, handler in handlers_of(shop, world, chat.handled).items()
        }
        told = shop.relay_outbox
        relay = Relay(WatchedRelay(told.outbox, told.notifier, told.clock, done=stir), outbox_signal)
        application = site(
            routes=chat.routes(), ready=_ready, allowed_hosts=("127.0.0.1",), on_shutdown=(chat.close,)
        )
        server = await stack.enter_async_context(listening(application, "127.0.0.1", 0))
        await stack.enter_async_context(working(Intake(database.inbox, handlers, world.clock, inbox_signal)))
        await stack.enter_async_context(working(relay))
        opened = WebShop(
            url=server.url,
            behind=Behind(floor=floor, database=database, shop=shop),
            signals=(inbox_signal, outbox_signal),
            stir=stir,
        )
        async with opened.pages:
            yield opened


def _chat(settings: Settings, database: Database, floor: Shopfloor, signal: Signal) -> WebChat:
    async def on_show(picture: FileId) -> bool:
        return bool(await database.store.find(ProductsPictured(picture)))

    return WebChat(
        shop_name=lambda: settings.shop_name,
        seats=(Seat(SEAT),),
        transcript=database.transcript,
        inbox=database.inbox,
        files=database.files,
        decode=picture_from_bytes,
        on_show=on_show,
        clock=floor.clock,
        wake=signal.set,
    )


async def _ready() -> bool:
    return True
