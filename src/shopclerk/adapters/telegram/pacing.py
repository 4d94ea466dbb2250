"""No faster than Telegram takes it, what people wait for first, and nothing dropped."""

from dataclasses import dataclass
from typing import Any, Final

from shopclerk.adapters.telegram.calls import Bot, Call
from shopclerk.adapters.telegram.line import Line
from shopclerk.adapters.telegram.pace import Urgency
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable

COUNTED: Final = ("send", "edit")
"""How the methods begin that Telegram counts. Acknowledging a press is none of them, and waits for nobody."""

PATIENCE: Final = (60.0, 5.0, 5.0)
"""Seconds of `retry_after` that a call waits here in all, by its urgency; whoever is told of more tries again
later. Notices are sent many at a time: one that waited for long would keep the others waiting.
"""

TRIES: Final = 3
"""Of what may be repeated without harm when the line broke."""


@dataclass(frozen=True, slots=True)
class Paced:
    """A `Bot` whose calls stand in line, each try anew. A 429 is waited for and the call made again; so is, a
    few times, what may be repeated when the outcome is unknown. Everything else is told as it is.
    """

    bot: Bot
    line: Line
    urgency: Urgency

    async def call(self, call: Call) -> Any:
        counted = call.chat_id if call.method.startswith(COUNTED) else None
        patience, tries = PATIENCE[self.urgency], TRIES if call.is_repeatable else 1
        while True:
            if counted is not None:
                await self.line.turn(counted, self.urgency)
            try:
                return await self.bot.call(call)
            except OutcomeUnknown:
                tries -= 1
                if not tries or self.line.is_closed:
                    raise
            except Unavailable as refused:
                wait = refused.retry_after.total_seconds() if refused.retry_after else patience + 1
                patience -= wait
                if patience < 0:
                    raise
                await self._obey(counted, wait)

    async def _obey(self, counted: int | None, wait: float) -> None:
        """A chat is held for everybody who writes there."""
        if counted is not None:
            self.line.hold(counted, wait)
        else:
            await self.line.rest(wait)

    async def download(self, file_path: str) -> bytes:
        return await self.bot.download(file_path)
