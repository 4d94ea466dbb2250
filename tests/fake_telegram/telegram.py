"""One Telegram, on a port of its own."""

import asyncio
import time
from collections.abc import Callable
from typing import Self

from aiohttp import web

from tests.fake_telegram.faults import Faults
from tests.fake_telegram.people import Person
from tests.fake_telegram.server import Api
from tests.fake_telegram.throttle import UNLIMITED, Limits, Throttle
from tests.fake_telegram.webhooks import Courier
from tests.fake_telegram.world import Bot, Chat, Json, User, World


class FakeTelegram:
    """Up while its block is entered. By the clock `now` queries grow old and messages are counted."""

    def __init__(self, *, limits: Limits = UNLIMITED, now: Callable[[], float] = time.time) -> None:
        self.world = World(now)
        self.faults = Faults()
        self.api = Api(self.world, self.faults, Throttle(limits, now))
        self.url = ""
        self.redeliver: Callable[[Json], bool] = lambda update: False
        self._couriers: list[asyncio.Task[None]] = []
        self._runner = web.AppRunner(self.api.application(), access_log=None, handler_cancellation=True)

    @property
    def calls(self) -> list[tuple[str, object]]:
        """Every call of every bot in order, but `getUpdates`."""
        return list(self.api.calls)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *error: object) -> None:
        for courier in self._couriers:
            courier.cancel()
        await asyncio.gather(*self._couriers, return_exceptions=True)
        await self._runner.cleanup()

    def bot(self, name: str = "Shop", *, reads_all: bool = False) -> Bot:
        """A new bot, as BotFather makes one: in privacy mode, unless it `reads_all`."""
        id = self.world.new_id()
        bot = Bot(id, name, f"shop_{id}_bot", f"{id}:FAKE-{'x' * 30}", reads_all=reads_all)
        self.world.bots[bot.token] = bot
        courier = Courier(self.world, bot, self.api.perform, self._comes_again)
        self._couriers.append(asyncio.create_task(courier.run()))
        return bot

    def _comes_again(self, update: Json) -> bool:
        return self.redeliver(update)

    def person(self, name: str, *, language: str = "en", username: str = "") -> Person:
        return Person(self.world, User(self.world.new_id(), name, language, username))

    def group(self, title: str, *bots: Bot, forum: bool = False) -> Chat:
        """A supergroup with these bots in it; with every bot there is when none is named."""
        chat = Chat(-1_000_000_000_000 - self.world.new_id(), "supergroup", title, is_forum=forum)
        chat.members = {bot.id: "member" for bot in bots or self.world.bots.values()}
        self.world.groups[chat.id] = chat
        return chat

    def upgrade(self, group: Chat) -> Chat:
        """What becomes of a group that turns into a supergroup: another chat with the same members, and calls
        for the old one are told where it is.
        """
        chat = self.group(group.title, forum=group.is_forum)
        chat.members = dict(group.members)
        group.moved_to = chat.id
        return chat
