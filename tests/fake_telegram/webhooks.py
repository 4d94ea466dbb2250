"""Webhooks: updates are posted, each until it is answered 200, those of one queue one after the other.

Source: core.telegram.org/bots/api#setwebhook ("in case of an unsuccessful request (a request with response
HTTP status code different from 2XY), we will repeat the request"; `secret_token`; `max_connections`) and
#making-requests-when-getting-updates (a call in the answer's body). Which updates wait for each other
follows the open source of the Bot API server: the messages of a chat do, and so do the presses of a person,
but not the ones for the others.
"""

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
TAKEN: Final = range(200, 300)

Perform: TypeAlias = Callable[[Bot, Json], Awaitable[Any]]
"""Makes the call that an answer carries."""


def queue_of(update: Json) -> tuple[str, int]:
    """Updates of one queue wait for each other."""
    kind, body = next((kind, body) for kind, body in update.items() if kind != "update_id")
    if "message" in kind or "post" in kind:
        return "message", body["chat"]["id"]
    if kind == "my_chat_member":
        return kind, body["chat"]["id"]
    return kind, body["from"]["id"]


@dataclass(slots=True)
class Courier:
    """Brings a bot's updates to its webhook for as long as it runs.

    `redeliver` tells of an update that was answered 200 whether to bring it again (as Telegram may).
    """

    world: World
    bot: Bot
    perform: Perform
    redeliver: Callable[[Json], bool] = lambda update: False
    _under_way: dict[tuple[str, int], asyncio.Task[None]] = field(default_factory=dict)

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
            if len(self._under_way) >= webhook.most:
                return
            queue = queue_of(update)
            if queue not in self._under_way:
                self._under_way[queue] = asyncio.create_task(self._deliver(session, queue, update))

    async def _deliver(self, session: aiohttp.ClientSession, queue: tuple[str, int], update: Json) -> None:
        pause = FIRST_PAUSE
        while self.bot.webhook and not await self._accepted(session, update):
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        if self.bot.webhook:
            if self.redeliver(update):
                await self._accepted(session, update)
            self.bot.updates = [waiting for waiting in self.bot.updates if waiting is not update]
        del self._under_way[queue]
        self.bot.changed.set()
        self.world.stir()

    async def _accepted(self, session: aiohttp.ClientSession, update: Json) -> bool:
        webhook = self.bot.webhook
        if webhook is None:
            return False
        headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
        try:
            async with session.post(webhook.url, json=update, headers=headers) as answer:
                if answer.status not in TAKEN:
                    webhook.last_error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                    return False
                call = await answer.json(content_type=None) if answer.content_length else None
        except (aiohttp.ClientError, TimeoutError) as broken:
            webhook.last_error = f"Connection failed: {broken}"
            return False
        except ValueError:
            call = None
        if isinstance(call, dict) and "method" in call:
            await self.perform(self.bot, call)
        return True
