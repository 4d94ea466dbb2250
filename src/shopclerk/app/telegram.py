"""The shop's bot on Telegram: what of it is plugged in where."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import web

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.http.metrics import Metrics
from shopclerk.adapters.pictures.decoding import picture_from_bytes
from shopclerk.adapters.telegram.addresses import PLATFORM
from shopclerk.adapters.telegram.chat import TelegramChat
from shopclerk.adapters.telegram.fetching import Fetching
from shopclerk.adapters.telegram.files import OurFiles
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import SOURCE, Driver, Intake
from shopclerk.adapters.telegram.line import Line
from shopclerk.adapters.telegram.pace import Pace, Urgency
from shopclerk.adapters.telegram.pacing import Paced
from shopclerk.adapters.telegram.payments import QUESTIONS
from shopclerk.adapters.telegram.polling import Polling
from shopclerk.adapters.telegram.webhook import Announcement, Webhook
from shopclerk.app.alone import Alone, Turn
from shopclerk.app.bot_name import NameLearnt, introduced
from shopclerk.app.container import Shop
from shopclerk.app.intake import Handler
from shopclerk.app.menus import Menus, Renaming
from shopclerk.app.roles import Role
from shopclerk.app.settings import Settings
from shopclerk.app.system import RandomIds
from shopclerk.app.telegram_drivers import driver_of
from shopclerk.app.telegram_payments import PaymentQuestions, gateways
from shopclerk.app.telegram_settings import TelegramSettings
from shopclerk.app.workers import Worker
from shopclerk.conversation.dialogue import Dialogue
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.payments import PaymentGateway
from shopclerk.core.usecases.terms import TermsOfNow

HOW_TO_GET_THERE: Final = (
    "To put it on Telegram, open https://t.me/BotFather, send /newbot, and write the token that he answers\n"
    "into .env (or the environment); then start again:\n"
    "  SHOPCLERK_TELEGRAM__TOKEN=123456789:AA..."
)

HASTE: Final = 5.0
"""Seconds for which answers still wait for their turn at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram:
    """Every call stands in one line: answers to people before notices."""

    settings: TelegramSettings
    public_url: str
    database: Database
    driver: Driver
    intake: Intake
    line: Line
    fetching: Fetching
    me: Me

    def chat(self, urgency: Urgency) -> TelegramChat:
        files = OurFiles(self.settings.bot_id, self.database.files, self.database.sent_files)
        return TelegramChat(Paced(self.driver, self.line, urgency), files, self.fetching, self.me)

    def gateways(self, settings: Settings, terms: TermsOfNow) -> Sequence[PaymentGateway]:
        return gateways(
            Paced(self.driver, self.line, Urgency.ANSWER),
            provider_token=self.settings.provider_token.get_secret_value(),
            shop_name=lambda: terms.now.name,
            currency=settings.currency,
        )

    def urgent(self, shop: Shop, clock: Clock) -> Mapping[str, Handler]:
        """What of the inbox Telegram waits for, ten seconds long."""
        calls = Paced(self.driver, self.line, Urgency.ANSWER)
        wording, inbox = shop.dialogue.wording, self.database.inbox
        return {QUESTIONS: PaymentQuestions(shop.check_payment, wording, calls, inbox, clock)}

    def routes(self) -> Sequence[web.AbstractRouteDef]:
        """Of the process that serves HTTP."""
        if self.settings.mode == "polling":
            return ()
        return Webhook(self.intake, self.settings.secret()).routes()

    def workers(self, roles: frozenset[Role], dialogue: Dialogue) -> Iterator[Worker]:
        """Updates are fetched, and menus put right, by who handles what people say; webhooks are announced by
        who is called.
        """
        yield NameLearnt(self.driver, self.me)
        yield Haste(self.line)
        if Role.CHAT in roles:
            terms = dialogue.desk.terms
            yield Menus(self.driver, dialogue.wording, terms, self.database.identities, self.database.rooms)
            yield Renaming(self.driver, dialogue.wording, terms)
        if self.settings.mode == "polling" and Role.CHAT in roles:
            yield self._polling()
        if self.settings.mode == "webhook" and Role.HTTP in roles:
            yield Announcement(self.driver, self.public_url, self.settings.secret())

    def _polling(self) -> Worker:
        """By one process at a time: of two, Telegram would send one away for ever."""
        made = partial(Polling, self.driver, self.intake)
        if not self.database.transactions.is_shared:
            return made()
        return Alone(
            made,
            Turn(
                leases=self.database.leases,
                clock=self.intake.clock,
                name=f"poll {PLATFORM} {self.settings.bot_id}",
                holder=RandomIds().token(),
            ),
        )

    def in_words(self) -> str:
        """For who started the shop."""
        if self.me.username:
            return f"On Telegram: https://t.me/{self.me.username}"
        return "Telegram cannot be reached yet; it is asked again and again."


class Haste:
    """At the end, what Telegram makes wait is soon left to the next start."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def run(self) -> None:
        """There is nothing to do until then."""

    def close(self) -> None:
        asyncio.get_running_loop().call_later(HASTE, self._line.close)


@asynccontextmanager
async def on_telegram(
    settings: TelegramSettings,
    public_url: str,
    database: Database,
    clock: Clock,
    metrics: Metrics,
    *,
    pace: Pace,
) -> AsyncIterator[Telegram | None]:
    """The bot while the block runs, None when none is wanted. Raises Refused."""
    if not settings.is_wanted:
        yield None
        return
    driver = driver_of(settings)
    counted = partial(metrics.update_received, SOURCE)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(driver.close)
        me = Me(settings.bot_id, await introduced(driver))
        intake = Intake(driver, me, database.inbox, clock, counted)
        stack.push_async_callback(intake.close)
        yield Telegram(
            settings=settings,
            public_url=public_url,
            database=database,
            driver=driver,
            intake=intake,
            line=Line(pace, asyncio.get_running_loop()),
            fetching=Fetching(database.files, picture_from_bytes),
            me=me,
        )
