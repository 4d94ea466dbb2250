"""The pages of the shop and whatever else it answers over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final

from aiohttp import web

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.news import News, Topic
from shopclerk.adapters.http.metrics import Metrics
from shopclerk.adapters.http.server import listening
from shopclerk.adapters.http.site import site
from shopclerk.adapters.payment_mock import webhooks
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.webchat.chat import WebChat
from shopclerk.adapters.webchat.intake import SOURCE as WEB_UPDATES
from shopclerk.adapters.webchat.seats import Seat
from shopclerk.app import sandboxes
from shopclerk.app.addresses import Addresses
from shopclerk.app.settings import Settings
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.queries.catalogue import ProductsPictured
from shopclerk.core.usecases.terms import TermsOfNow

DEAF_SECONDS: Final = 1.0
"""How often open pages look for what other processes did, while those are not heard."""
HEARING_SECONDS: Final = 5.0
"""The same while they are: somebody may have died before he told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What differs between the demo and a real shop: who sits where, and how often time is looked at."""

    seats: Callable[[Database], Sequence[Seat]]
    phones: bool
    tick: timedelta


@dataclass(frozen=True, slots=True)
class Website:
    """The site, on whatever database. In a process that serves nothing its chat still speaks, to pages that
    are open elsewhere.
    """

    settings: Settings
    addresses: Addresses
    database: Database
    news: News
    clock: Clock
    terms: TermsOfNow
    metrics: Metrics = field(default_factory=Metrics)

    def chat(self, front: Front) -> WebChat:
        return WebChat(
            shop_name=lambda: self.terms.now.name,
            public=self.addresses.public,
            seats=front.seats(self.database),
            transcript=self.database.transcript,
            inbox=self.database.inbox,
            files=self.database.files,
            decode=picture_from_bytes,
            on_show=partial(_is_on_show, self.database),
            clock=self.clock,
            wake=partial(self.metrics.update_received, WEB_UPDATES),
            secure=self.addresses.public.startswith("https:"),
            phones=front.phones,
            elsewhere=partial(self.news.tell, Topic.CHAT),
        )

    @asynccontextmanager
    async def open(self, chat: WebChat, more: Sequence[web.AbstractRouteDef] = ()) -> AsyncIterator[None]:
        """While the block runs, with whatever `more` there is to answer. Raises CannotListen."""
        async with (
            _looking_around(self.database, self.news, chat),
            listening(self._application(chat, more), self.settings.http.host, self.addresses.port),
        ):
            yield

    def _application(self, chat: WebChat, more: Sequence[web.AbstractRouteDef]) -> web.Application:
        counted = partial(self.metrics.update_received, webhooks.SOURCE)
        verifier = webhooks.SandboxWebhooks(self.settings.sandbox.webhook_secret.get_secret_value())
        return site(
            routes=[
                *chat.routes(),
                *webhooks.routes(verifier, self.database.inbox, self.clock, counted),
                *more,
            ],
            mounts=sandboxes.mounts(self.settings, self.addresses.own, self.addresses.public),
            ready=_ready(self.database),
            allowed_hosts=self.addresses.names,
            metrics=self.metrics,
            on_shutdown=(chat.close,),
        )


@asynccontextmanager
async def _looking_around(database: Database, news: News, chat: WebChat) -> AsyncIterator[None]:
    """Have pages look by themselves at what other processes may have done."""
    if not database.transactions.is_shared:
        yield
        return
    looking = asyncio.create_task(_look_around(news, chat))
    try:
        yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking


async def _look_around(news: News, chat: WebChat) -> None:
    while True:
        await asyncio.sleep(HEARING_SECONDS if news.is_heard else DEAF_SECONDS)
        chat.hear("")


async def _is_on_show(database: Database, picture: FileId) -> bool:
    return bool(await database.store.find(ProductsPictured(picture)))


def _ready(database: Database) -> Callable[[], Awaitable[bool]]:
    async def ready() -> bool:
        await database.store.owner("health", "ready")
        return True

    return ready
