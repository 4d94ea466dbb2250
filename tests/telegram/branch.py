"""One process of a shop on Telegram: composed as `shopclerk run` composes it, with workers of its own."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Final, cast

from pydantic import SecretStr

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.telegram.addresses import PLATFORM
from shopclerk.adapters.telegram.fetching import Fetching
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.intake import Intake as TakingIn
from shopclerk.adapters.telegram.line import Line
from shopclerk.adapters.telegram.pace import Pace, Urgency
from shopclerk.adapters.telegram.polling import Polling
from shopclerk.adapters.telegram.webhook import Webhook
from shopclerk.app.container import Shop as ComposedShop
from shopclerk.app.container import World, compose
from shopclerk.app.intake import Handler, Intake
from shopclerk.app.relay import Relay
from shopclerk.app.settings import Settings
from shopclerk.app.signals import Signal
from shopclerk.app.telegram import Telegram
from shopclerk.app.telegram_settings import TelegramSettings
from shopclerk.app.trading import terms_of
from shopclerk.app.workers import handlers_of
from shopclerk.core.ports.payments import PaymentGateway
from shopclerk.core.usecases.trading import PresentTerms
from tests.adapters.telegram.drivers import DRIVERS
from tests.contracts.databases import Opener
from tests.fake_telegram import Bot, FakeTelegram
from tests.running.workers import NoPictures, Watched, WatchedBroadcasts, WatchedRelay, working
from tests.shopfloor.shop import Shop as Shopfloor
from tests.telegram.time_that_passes import QuickTimers

SECRET: Final = "a-secret-of-the-webhook"
UNPACED: Final = Pace((10_000, 1.0), (10_000, 1.0), (10_000, 1.0))


@dataclass(slots=True, kw_only=True)
class Branch:
    """`shop` are its use cases over the whole conversation."""

    shop: ComposedShop
    database: Database
    driver: Driver
    polling: Polling
    webhook: Webhook
    signals: Sequence[Signal]

    def wake(self) -> None:
        for signal in self.signals:
            signal.set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What every branch of one shop is made of. `more` adds handlers of a branch, by inbox source."""

    telegram: FakeTelegram
    bot: Bot
    opener: Opener
    floor: Shopfloor
    settings: Settings
    driver: str
    pace: Pace
    gateways: Sequence[PaymentGateway]
    more: Callable[["Branch"], Mapping[str, Handler]]

    def telegram_settings(self) -> TelegramSettings:
        return self.settings.telegram.model_copy(update={"token": SecretStr(self.bot.token)})


@asynccontextmanager
async def branch_of(plan: Plan) -> AsyncIterator[Branch]:
    """At work while the block runs, but for taking updates in; at the end it finishes what it began."""
    inbox_signal, outbox_signal = Signal(), Signal()

    def committed() -> None:
        inbox_signal.set()
        outbox_signal.set()

    async with AsyncExitStack() as stack:
        database = cast("Database", plan.opener(committed))
        stack.push_async_callback(database.close)
        driver = DRIVERS[plan.driver](plan.bot.token, api=plan.telegram.url)
        stack.push_async_callback(driver.close)
        me = Me(plan.bot.id, plan.bot.username)
        taking_in = TakingIn(driver, me, database.inbox, plan.floor.clock, inbox_signal.set)
        stack.push_async_callback(taking_in.close)
        telegram = Telegram(
            settings=plan.telegram_settings(),
            public_url="",
            database=database,
            driver=driver,
            intake=taking_in,
            line=Line(plan.pace, QuickTimers()),
            fetching=Fetching(database.files, picture_from_bytes),
            me=me,
        )
        world = _world(plan, telegram)
        branch = Branch(
            shop=compose(PresentTerms(terms_of(plan.settings)), world, return_url=None),
            database=database,
            driver=driver,
            polling=Polling(driver, taking_in),
            webhook=Webhook(taking_in, SECRET),
            signals=(inbox_signal, outbox_signal),
        )
        stir = plan.telegram.world.stir
        handlers = {
            **handlers_of(branch.shop, world, lambda _address, _id: None),
            **telegram.urgent(branch.shop, world.clock),
            **plan.more(branch),
        }
        watched = {source: Watched(handler, stir) for source, handler in handlers.items()}
        intake = Intake(database.inbox, watched, world.clock, inbox_signal)
        told, many = branch.shop.relay_outbox, branch.shop.relay_broadcasts
        relay = Relay(WatchedRelay(told.outbox, told.notifier, told.clock, done=stir), outbox_signal)
        broadcasts = Relay(WatchedBroadcasts(many.outbox, many.notifier, many.clock, done=stir), Signal())
        async with working(intake), working(relay), working(broadcasts):
            yield branch


def _world(plan: Plan, telegram: Telegram) -> World:
    floor = plan.floor
    return World(
        database=telegram.database,
        gateways=(floor.gateway, *plan.gateways, *telegram.gateways(plan.settings, terms_of(plan.settings))),
        carrier=floor.carrier,
        pictures=NoPictures(),
        chats={PLATFORM: telegram.chat(Urgency.ANSWER)},
        notice_chats={PLATFORM: telegram.chat(Urgency.NOTICE)},
        clock=floor.clock,
        ids=floor.ids,
        pause=floor.pause,
    )
