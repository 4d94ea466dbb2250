"""One process that is the whole shop: chat, HTTP, ticks, inbox and outbox workers."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

import aiohttp
from aiohttp import web

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.http.metrics import Metrics
from shopclerk.adapters.http.server import listening
from shopclerk.adapters.http.site import site
from shopclerk.adapters.payment_mock import webhooks
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.pictures.source import http_pictures
from shopclerk.adapters.scheduler import Tick, Ticks
from shopclerk.adapters.webchat.chat import WebChat
from shopclerk.adapters.webchat.intake import SOURCE as WEB_UPDATES
from shopclerk.adapters.webchat.seats import Seat
from shopclerk.app import sandboxes
from shopclerk.app.container import Shop, World, compose
from shopclerk.app.databases import opened, refusing, running
from shopclerk.app.handlers import ChatUpdates, PaymentEvents
from shopclerk.app.intake import Handler, Intake
from shopclerk.app.logs import set_up_logs
from shopclerk.app.relay import Relay
from shopclerk.app.settings import Settings, load
from shopclerk.app.signals import Signal, all_of
from shopclerk.app.system import RandomIds, SystemClock, pause
from shopclerk.core.domain.ids import FileId
from shopclerk.core.domain.people import SYSTEM
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.store import ProductsPictured

RECONCILE_EVERY: Final = timedelta(minutes=5)
LOCAL_NAMES = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What differs between the demo and a real shop: who sits where, and how often time is looked at."""

    seats: Callable[[Database], Sequence[Seat]]
    phones: bool
    tick: timedelta


def run_shop() -> int:
    """`shopclerk run`: until SIGINT or SIGTERM."""
    settings = load()
    sandboxes.must_be_allowed(settings, demo=False)
    front = Front(seats=lambda _: (Seat("shop"),), phones=False, tick=timedelta(seconds=5))
    with refusing():
        asyncio.run(serve(settings, front, on_open=_told))
    return 0


async def _told(url: str, _: Database) -> None:
    print(f"The shop is open: {url}/chat/shop/\nStop it with Ctrl+C.", flush=True)


async def serve(
    settings: Settings, front: Front, *, on_open: Callable[[str, Database], Awaitable[None]]
) -> None:
    """Serve until told to stop; then finish what was begun."""
    set_up_logs(settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with shop_open(settings, front, on_open=on_open):
        await stop.wait()


@asynccontextmanager
async def shop_open(
    settings: Settings, front: Front, *, on_open: Callable[[str, Database], Awaitable[None]]
) -> AsyncIterator[str]:
    """The shop at its own address while the block runs. Raises AlreadyRunning, CannotListen,
    DatabaseRefused.
    """
    addresses = Addresses.of(settings)
    relay_signal, inbox_signal = Signal(), Signal()
    clock, metrics = SystemClock(), Metrics()
    taken = partial(_taken, metrics, inbox_signal)
    async with AsyncExitStack() as stack:
        stack.enter_context(running(settings))
        database = await stack.enter_async_context(
            opened(settings, on_commit=all_of(relay_signal, inbox_signal))
        )
        await database.outbox.resume(clock.now())
        session = await stack.enter_async_context(aiohttp.ClientSession())
        web_chat = _web_chat(
            settings, front, database, clock=clock, wake=taken(WEB_UPDATES), addresses=addresses
        )
        world = World(
            database=database,
            gateways=(sandboxes.payments(settings, session, addresses.own),),
            carrier=sandboxes.carrier(settings, session, addresses.own),
            pictures=await stack.enter_async_context(http_pictures()),
            chats={web_chat.platform: web_chat},
            clock=clock,
            ids=RandomIds(),
            pause=pause,
        )
        shop = compose(settings, world, return_url=f"{addresses.public}/")
        intake = Intake(database.inbox, _handlers(shop, world, web_chat), clock, inbox_signal)
        relay = Relay(shop.relay_outbox, relay_signal)
        application = _site(
            settings,
            database,
            web_chat,
            metrics,
            clock=clock,
            wake=taken(webhooks.SOURCE),
            addresses=addresses,
        )
        await stack.enter_async_context(listening(application, settings.http.host, addresses.port))
        await stack.enter_async_context(_working(intake, relay, _ticks(shop, front.tick)))
        await on_open(addresses.public, database)
        yield addresses.public


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where this server is: `own` for what runs beside it, `public` for the world. No trailing slashes."""

    port: int
    own: str
    public: str

    @classmethod
    def of(cls, settings: Settings) -> "Addresses":
        port = settings.http.port or _free_port(settings.http.host)
        own = f"http://{settings.http.host}:{port}"
        return cls(port, own, str(settings.http.public_url or own).rstrip("/"))


def _web_chat(
    settings: Settings,
    front: Front,
    database: Database,
    *,
    clock: Clock,
    wake: Callable[[], None],
    addresses: Addresses,
) -> WebChat:
    return WebChat(
        shop_name=settings.shop_name,
        seats=front.seats(database),
        transcript=database.transcript,
        inbox=database.inbox,
        files=database.files,
        decode=picture_from_bytes,
        on_show=partial(_is_on_show, database),
        clock=clock,
        wake=wake,
        secure=addresses.public.startswith("https:"),
        phones=front.phones,
    )


async def _is_on_show(database: Database, picture: FileId) -> bool:
    return bool(await database.store.find(ProductsPictured(picture)))


def _site(
    settings: Settings,
    database: Database,
    web_chat: WebChat,
    metrics: Metrics,
    *,
    clock: Clock,
    wake: Callable[[], None],
    addresses: Addresses,
) -> web.Application:
    return site(
        routes=[
            *web_chat.routes(),
            *webhooks.routes(_verifier(settings), database.inbox, clock, wake),
        ],
        mounts=sandboxes.mounts(settings, addresses.own, addresses.public),
        ready=_ready(database),
        allowed_hosts=(*LOCAL_NAMES, settings.http.host, *settings.http.allowed_hosts, *_name(settings)),
        metrics=metrics,
        on_shutdown=(web_chat.close,),
    )


def _taken(metrics: Metrics, inbox_signal: Signal, source: str) -> Callable[[], None]:
    """What is done whenever something of that source was taken in: it is counted, and the inbox woken."""

    def note() -> None:
        metrics.update_received(source)
        inbox_signal.set()

    return note


def _verifier(settings: Settings) -> webhooks.SandboxWebhooks:
    return webhooks.SandboxWebhooks(settings.sandbox.webhook_secret.get_secret_value())


def _name(settings: Settings) -> tuple[str, ...]:
    url = settings.http.public_url
    return (url.host,) if url and url.host else ()


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(database: Database) -> Callable[[], Awaitable[bool]]:
    async def ready() -> bool:
        await database.store.owner("health", "ready")
        return True

    return ready


def _handlers(shop: Shop, world: World, web_chat: WebChat) -> Mapping[str, Handler]:
    """Who handles what waits in the inbox, by its source."""
    inbox, clock = world.database.inbox, world.clock
    return {
        WEB_UPDATES: ChatUpdates(shop.dialogue, inbox, clock, web_chat.handled),
        webhooks.SOURCE: PaymentEvents(webhooks.parse, shop.confirm_payment, inbox, clock),
    }


def _ticks(shop: Shop, every: timedelta) -> Ticks:
    return Ticks(
        (
            Tick("expire unpaid orders", every, shop.expire_unpaid),
            Tick("poll tracking", every, shop.poll_tracking),
            Tick("complete delivered orders", every, shop.complete_delivered),
            Tick("fetch pictures", every, shop.fetch_pictures),
            Tick("capture authorised payments", every, shop.capture_authorised),
            Tick("submit refunds", every, shop.submit_refunds),
            Tick("finish bookings", every, shop.finish_bookings),
            Tick("watch parcels", every, shop.watch_parcels),
            Tick("go on with after-sales cases", every, shop.expire_cases),
            Tick("reconcile payments", max(every, RECONCILE_EVERY), _reconcile(shop)),
        )
    )


def _reconcile(shop: Shop) -> Callable[[], Awaitable[int]]:
    """Ask every provider what we did not hear; answers how much that was."""

    async def reconcile() -> int:
        return sum(report.heard for report in await shop.reconcile_payments(actor=SYSTEM))

    return reconcile


@asynccontextmanager
async def _working(intake: Intake, relay: Relay, ticks: Ticks) -> AsyncIterator[None]:
    """The workers of this process; at the end each finishes what it has begun, who feeds others first. The
    sandboxes they may be asking have to answer until then; what still comes in waits for the next start.
    """
    handling, relaying = asyncio.create_task(intake.run()), asyncio.create_task(relay.run())
    ticks.start()
    try:
        yield
    finally:
        await ticks.close()
        intake.close()
        await handling
        relay.close()
        await relaying
