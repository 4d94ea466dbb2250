"""Fetching updates: a batch is confirmed by asking for the next one, once all of it is kept."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final

from shopclerk.adapters.telegram.calls import Bot, Call
from shopclerk.adapters.telegram.intake import Intake
from shopclerk.adapters.telegram.reading import ALLOWED_UPDATES
from shopclerk.adapters.telegram.trying import Trying

LONG_POLL: Final = 25
"""Seconds for which Telegram keeps the question open; the drivers wait longer than that for an answer."""


class Polling:
    """One poller a bot: of two, Telegram sends one away, and that one asks again later."""

    def __init__(self, bot: Bot, intake: Intake) -> None:
        self._bot = bot
        self._intake = intake
        self._trying = Trying()

    async def run(self) -> None:
        """Until closed. Whatever breaks is tried again, ever more slowly; what was kept stays kept."""
        offset = 0
        await self._trying.until_done(partial(self._bot.call, Call("deleteWebhook", {})))
        while not self._trying.is_closed:
            if updates := await self._trying.until_done(partial(self._asked, offset)):
                await self._keep(updates)
                offset = updates[-1]["update_id"] + 1

    def close(self) -> None:
        self._trying.close()

    async def _keep(self, updates: Iterable[Mapping[str, Any]]) -> None:
        """All of them, or as much until this is closed; of one chat in order, of many at once, for then they
        share commits.
        """
        chats: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for update in updates:
            chats[_chat_of(update)].append(update)
        await asyncio.gather(*map(self._keep_in_order, chats.values()))

    async def _keep_in_order(self, updates: Iterable[Mapping[str, Any]]) -> None:
        for update in updates:
            answer = await self._trying.until_done(partial(self._intake.take, update))
            if answer is not None:
                self._intake.begin(answer)

    async def _asked(self, offset: int) -> list[Mapping[str, Any]]:
        """The next updates; none when this is closed meanwhile. What came too late comes again."""
        body = {"offset": offset, "timeout": LONG_POLL, "allowed_updates": list(ALLOWED_UPDATES)}
        return await self._trying.unless_closed(self._bot.call(Call("getUpdates", body))) or []


def _chat_of(update: Mapping[str, Any]) -> str:
    """What is in no chat that we can read (empty) is kept in order too."""
    for body in update.values():
        for holder in (body, body.get("message")) if isinstance(body, Mapping) else ():
            chat = holder.get("chat") if isinstance(holder, Mapping) else None
            if isinstance(chat, Mapping):
                return str(chat.get("id"))
    return ""
