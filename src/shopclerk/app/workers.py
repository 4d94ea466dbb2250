"""Who does the work of a process: handles the inbox, moves the outbox, watches the time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from typing import Final, Protocol, TypeAlias

from shopclerk.adapters.payment_mock import webhooks
from shopclerk.adapters.payment_telegram import events
from shopclerk.adapters.scheduler import Tick, Ticks
from shopclerk.adapters.telegram.intake import SOURCE as TELEGRAM_UPDATES
from shopclerk.adapters.telegram.payments import EVENTS as TELEGRAM_PAYMENTS
from shopclerk.adapters.webchat.intake import SOURCE as WEB_UPDATES
from shopclerk.app.container import Shop, World
from shopclerk.app.handlers import ChatUpdates, PaymentEvents
from shopclerk.app.intake import Handler, intakes
from shopclerk.app.readying import Readying
from shopclerk.app.relay import Relay
from shopclerk.app.roles import Role
from shopclerk.app.signals import Signal
from shopclerk.app.trading import Recalling
from shopclerk.app.wakeups import Wakeups
from shopclerk.core.domain.people import SYSTEM

RECONCILE_EVERY: Final = timedelta(minutes=5)

Handled: TypeAlias = Callable[[str, str], None]


class Worker(Protocol):
    """`run` goes on until `close` was called, and then ends what it began."""

    async def run(self) -> None: ...

    def close(self) -> None: ...


@asynccontextmanager
async def at_work(
    shop: Shop,
    world: World,
    wakeups: Wakeups,
    handled: Handled,
    tick: timedelta,
    *,
    feeders: Iterable[Worker] = (),
    urgent: Mapping[str, Handler] | None = None,
) -> AsyncIterator[None]:
    """Those of this process's roles, while the block runs; at its end each finishes what it has begun, who
    feeds others first. The sandboxes they may be asking have to answer until then; what still comes in waits
    for others, or for the next start. `handled` is told which update at which address was dealt with;
    `feeders` bring in what there is to do; `urgent` handles, by source, what in the inbox waits for nobody.
    """
    async with asyncio.TaskGroup() as group, AsyncExitStack() as stack:
        if Role.RELAY in wakeups.roles:
            relay = Relay(shop.relay_outbox, wakeups.outbox)
            await stack.enter_async_context(_working(group, relay))
            broadcasts = Relay(shop.relay_broadcasts, Signal())
            await stack.enter_async_context(_working(group, broadcasts))
        if Role.CHAT in wakeups.roles:
            handlers, inbox = handlers_of(shop, world, handled), world.database.inbox
            for intake in intakes(inbox, handlers, urgent or {}, world.clock, wakeups.inbox):
                await stack.enter_async_context(_working(group, intake))
            await stack.enter_async_context(_working(group, Readying(shop.search)))
        if world.database.transactions.is_shared:
            await stack.enter_async_context(_working(group, Recalling(shop.recall_settings)))
        if Role.SCHEDULER in wakeups.roles:
            ticks = _ticks(shop, tick)
            ticks.start()
            stack.push_async_callback(ticks.close)
        for feeder in feeders:
            await stack.enter_async_context(_working(group, feeder))
        yield


@asynccontextmanager
async def _working(group: asyncio.TaskGroup, worker: Worker) -> AsyncIterator[None]:
    """One that fails for good ends the process: it is better started anew than half alive."""
    task = group.create_task(worker.run())
    try:
        yield
    finally:
        worker.close()
        await asyncio.wait((task,))


def handlers_of(shop: Shop, world: World, handled: Handled) -> Mapping[str, Handler]:
    """Who handles what waits in the inbox, by its source."""
    inbox, clock = world.database.inbox, world.clock
    return {
        WEB_UPDATES: ChatUpdates(shop.dialogue, inbox, clock, handled),
        TELEGRAM_UPDATES: ChatUpdates(shop.dialogue, inbox, clock),
        webhooks.SOURCE: PaymentEvents(webhooks.parse, shop.confirm_payment, inbox, clock),
        TELEGRAM_PAYMENTS: PaymentEvents(events.parse, shop.confirm_payment, inbox, clock),
    }


def _ticks(shop: Shop, every: timedelta) -> Ticks:
    return Ticks(
        (
            Tick("expire unpaid orders", every, shop.expire_unpaid),
            Tick("poll tracking", every, shop.poll_tracking),
            Tick("complete delivered orders", every, shop.complete_delivered),
            Tick("go on with broadcasts", every, shop.advance_campaigns),
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
