"""`shopclerk run`: one process that is the whole shop, or one of several that are."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Final, TypeAlias

import aiohttp
import structlog

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.db.dialects import is_shared
from shopclerk.adapters.pictures.source import http_pictures
from shopclerk.adapters.telegram.pace import Pace, Urgency
from shopclerk.adapters.webchat.chat import WebChat
from shopclerk.adapters.webchat.seats import Seat
from shopclerk.app import sandboxes, telegram_payments
from shopclerk.app.addresses import Addresses
from shopclerk.app.container import Shop, World, compose
from shopclerk.app.databases import news_of, opened, refusing, running
from shopclerk.app.garbage import spare_what_is_there
from shopclerk.app.logs import set_up_logs
from shopclerk.app.refusals import Refused
from shopclerk.app.roles import ALL, Role, in_words
from shopclerk.app.settings import Settings, load
from shopclerk.app.system import RandomIds, SystemClock, pause
from shopclerk.app.telegram import HOW_TO_GET_THERE, Telegram, on_telegram
from shopclerk.app.trading import terms_now
from shopclerk.app.wakeups import Wakeups
from shopclerk.app.website import Front, Website
from shopclerk.app.workers import at_work
from shopclerk.conversation.ports.chat import Chat
from shopclerk.core.ports.clock import Clock
from shopclerk.core.usecases.terms import TermsOfNow

TELEGRAMS: Final = Pace()

log = structlog.get_logger(__name__)

OnOpen: TypeAlias = Callable[[str, Telegram | None], Awaitable[None]]
"""Called once, when the process is ready: with the shop's public address, and its bot."""


def run_shop(roles: frozenset[Role]) -> int:
    """Until SIGINT or SIGTERM."""
    settings = load()
    _must_be_allowed(settings)
    front = Front(seats=lambda _: (Seat("shop"),), phones=False, tick=timedelta(seconds=5))
    with refusing():
        must_fit(settings, roles)
        asyncio.run(serve(settings, front, on_open=_told(roles), roles=roles))
    return 0


def _must_be_allowed(settings: Settings) -> None:
    """Who has set nothing yet hears of everything at once."""
    try:
        sandboxes.must_be_allowed(settings, for_payment=not telegram_payments.are_taken(settings))
    except Refused as refused:
        if settings.telegram.is_wanted:
            raise
        raise Refused(f"{refused}\n{HOW_TO_GET_THERE}") from refused


def must_fit(settings: Settings, roles: frozenset[Role]) -> None:
    """A file has one process, and that does everything."""
    if roles != ALL and not is_shared(settings.database_url):
        raise Refused(
            f"on SQLite one process does everything, but this one was to do {in_words(roles)} only; leave "
            "--roles out, or put the shop on PostgreSQL with SHOPCLERK_DATABASE_URL"
        )


def _told(roles: frozenset[Role]) -> OnOpen:
    async def told(url: str, telegram: Telegram | None) -> None:
        opened = f"The shop is open: {url}/chat/shop/" if Role.HTTP in roles else f"At work for {url}"
        which = "" if roles == ALL else f" ({in_words(roles)})"
        there = telegram.in_words() if telegram else f"It is not on Telegram yet. {HOW_TO_GET_THERE}"
        print(f"{opened}{which}\n{there}\nStop it with Ctrl+C.", flush=True)

    return told


async def serve(settings: Settings, front: Front, *, on_open: OnOpen, roles: frozenset[Role] = ALL) -> None:
    """Serve until told to stop; then finish what was begun."""
    set_up_logs(settings)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with shop_open(settings, front, on_open=on_open, roles=roles):
        spare_what_is_there()
        await stop.wait()
        log.debug("stopping", roles=in_words(roles))
    log.debug("stopped", roles=in_words(roles))


@asynccontextmanager
async def shop_open(
    settings: Settings,
    front: Front,
    *,
    on_open: OnOpen,
    roles: frozenset[Role] = ALL,
    pace: Pace = TELEGRAMS,
) -> AsyncIterator[str]:
    """The shop at its own address while the block runs, or what of it those roles are. A Bot API server of
    one's own may take another `pace` than Telegram. Raises AlreadyRunning, CannotListen, DatabaseRefused,
    Refused.
    """
    addresses = Addresses.of(settings, serves=Role.HTTP in roles)
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        stack.enter_context(running(settings))
        wakeups = Wakeups(news_of(settings), roles)
        database = await stack.enter_async_context(
            opened(settings, on_outbox=wakeups.outbox_filled, on_inbox=wakeups.inbox_filled)
        )
        await database.outbox.resume(clock.now())
        terms = await terms_now(settings, database)
        website = Website(settings, addresses, database, wakeups.news, clock, terms)
        chat = website.chat(front)
        telegram = await stack.enter_async_context(
            on_telegram(settings.telegram, addresses.public, database, clock, website.metrics, pace=pace)
        )
        world = await stack.enter_async_context(
            _world(settings, addresses.own, database, clock, chat=chat, telegram=telegram, terms=terms)
        )
        shop = compose(terms, world, return_url=f"{addresses.public}/")
        await stack.enter_async_context(wakeups.hearing(chat.hear))
        if Role.HTTP in roles:
            await stack.enter_async_context(website.open(chat, telegram.routes() if telegram else ()))
        await stack.enter_async_context(
            _at_work(settings, front, wakeups, shop=shop, world=world, chat=chat, telegram=telegram)
        )
        await on_open(addresses.public, telegram)
        yield addresses.public


def _at_work(
    settings: Settings,
    front: Front,
    wakeups: Wakeups,
    *,
    shop: Shop,
    world: World,
    chat: WebChat,
    telegram: Telegram | None,
) -> AbstractAsyncContextManager[None]:
    """The workers of this process, the bot's among them."""
    feeders = telegram.workers(wakeups.roles, shop.dialogue) if telegram else ()
    urgent = telegram.urgent(shop, world.clock) if telegram else {}
    return at_work(shop, world, wakeups, chat.handled, front.tick, feeders=feeders, urgent=urgent)


@asynccontextmanager
async def _world(
    settings: Settings,
    own_url: str,
    database: Database,
    clock: Clock,
    *,
    chat: WebChat,
    telegram: Telegram | None,
    terms: TermsOfNow,
) -> AsyncIterator[World]:
    """With a real way of paying, the sandbox is not offered beside it."""
    real = telegram.gateways(settings, terms) if telegram else ()
    is_played = not any(gateway.methods for gateway in real)
    async with aiohttp.ClientSession() as session, http_pictures() as pictures:
        yield World(
            database=database,
            gateways=(*real, sandboxes.payments(settings, session, own_url, offered=is_played)),
            carrier=sandboxes.carrier(settings, session, own_url),
            pictures=pictures,
            chats=_speaking(chat, telegram, Urgency.ANSWER),
            notice_chats=_speaking(chat, telegram, Urgency.NOTICE),
            clock=clock,
            ids=RandomIds(),
            pause=pause,
        )


def _speaking(web: WebChat, telegram: Telegram | None, urgency: Urgency) -> Mapping[str, Chat]:
    """Every platform; those that have to be paced speak the more urgent first."""
    there = (telegram.chat(urgency),) if telegram else ()
    return {chat.platform: chat for chat in (web, *there)}
