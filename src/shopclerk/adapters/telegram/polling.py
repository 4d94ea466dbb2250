"""Fetching updates: a batch is confirmed by asking for the next one, once all of it is kept."""

from collections.abc import Mapping
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
        await self._trying.until_told(partial(self._bot.call, Call("deleteWebhook", {})))
        while not self._trying.is_closed:
            for update in await self._trying.until_told(partial(self._asked, offset)) or ():
                answer = await self._trying.until_done(partial(self._intake.take, update))
                if answer is not None:
                    self._intake.begin(answer)
                offset = update["update_id"] + 1

    def close(self) -> None:
        self._trying.close()

    async def _asked(self, offset: int) -> list[Mapping[str, Any]]:
        """The next updates. What comes too late, after this is closed, comes again."""
        body = {"offset": offset, "timeout": LONG_POLL, "allowed_updates": list(ALLOWED_UPDATES)}
        asked: list[Mapping[str, Any]] = await self._bot.call(Call("getUpdates", body))
        return asked
