"""Webhooks: updates are posted, several at a time, each until it is answered 200."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import aiohttp

from tests.fake_telegram.world import Bot, Json, World

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE: Final = 0.05
"""Seconds; Telegram waits longer, tests need not."""
LONGEST_PAUSE: Final = 1.0
PATIENCE: Final = 60.0

Perform: TypeAlias = Callable[[Bot, Json], Awaitable[Any]]
"""Makes the call that an answer carries."""


@dataclass(slots=True)
class Courier:
    """Brings a bot's updates to its webhook for as long as it runs.

    `redeliver` tells of an update that was answered 200 whether to bring it again (as Telegram may).
    """

    world: World
    bot: Bot
    perform: Perform
    redeliver: Callable[[Json], bool] = lambda update: False
    _under_way: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    async def run(self) -> None:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session:
            try:
                while True:
                    self._send_out(session)
                    self.bot.changed.clear()
                    await self.bot.changed.wait()
            finally:
                for task in self._under_way.values():
                    task.cancel()

    def _send_out(self, session: aiohttp.ClientSession) -> None:
        webhook = self.bot.webhook
        if webhook is None:
            return
        for update in self.bot.updates:
            id = update["update_id"]
            if len(self._under_way) >= webhook.most:
                return
            if id not in self._under_way:
                self._under_way[id] = asyncio.create_task(self._deliver(session, update))

    async def _deliver(self, session: aiohttp.ClientSession, update: Json) -> None:
        pause = FIRST_PAUSE
        while not await self._accepted(session, update):
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        if self.redeliver(update):
            await self._accepted(session, update)
        self.bot.updates.remove(update)
        del self._under_way[update["update_id"]]
        self.bot.changed.set()
        self.world.stir()

    async def _accepted(self, session: aiohttp.ClientSession, update: Json) -> bool:
        webhook = self.bot.webhook
        if webhook is None:
            return False
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        try:
            async with session.post(webhook.url, json=update, headers=headers) as answer:
                if answer.status != 200:
                    webhook.last_error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                    return False
                call = await answer.json(content_type=None) if answer.content_length else None
        except (aiohttp.ClientError, TimeoutError) as broken:
            webhook.last_error = f"Connection failed: {broken}"
            return False
        if isinstance(call, dict) and "method" in call:
            await self.perform(self.bot, call)
        return True
