"""What the shop's bot is called on Telegram, which only Telegram knows."""

import asyncio
from functools import partial
from typing import Any, Final

import structlog

from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused, TokenRefused
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.trying import Trying
from shopclerk.app.refusals import Refused
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.notifier import Unreachable

PATIENCE: Final = 5.0
"""Seconds for which a start waits for the answer."""
WHO: Final = Call("getMe", {})

log = structlog.get_logger(__name__)


async def introduced(bot: Bot) -> str:
    """The bot's username, if Telegram tells it soon. Raises Refused when it knows no such bot."""
    try:
        async with asyncio.timeout(PATIENCE):
            me: dict[str, Any] = await bot.call(WHO)
    except TokenRefused as refused:
        raise Refused(
            "SHOPCLERK_TELEGRAM__TOKEN: Telegram knows no bot of this token. Ask @BotFather for it: send him "
            "/mybots, choose the bot, then API Token"
        ) from refused
    except (PortError, CallRefused, Unreachable, TimeoutError) as broken:
        log.warning("Telegram cannot be reached yet", why=str(broken) or "it takes too long")
        return ""
    return str(me["username"])


class NameLearnt:
    """Asks on for the name of a bot that could not be asked at the start."""

    def __init__(self, bot: Bot, me: Me) -> None:
        self._bot = bot
        self._me = me
        self._trying = Trying()

    async def run(self) -> None:
        """Until it is learnt, or this is closed."""
        if self._me.username:
            return
        told: dict[str, Any] | None = await self._trying.until_told(partial(self._bot.call, WHO))
        if told:
            self._me.username = str(told["username"])
            log.info("Telegram is reached", bot=f"https://t.me/{self._me.username}")

    def close(self) -> None:
        self._trying.close()
