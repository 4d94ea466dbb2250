"""`getUpdates`: one poller at a time, updates until they are confirmed by the next offset."""

import asyncio
from typing import Any, Final

from tests.fake_telegram.errors import Conflict
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Json, World

WEBHOOK_STANDS: Final = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OUSTED: Final = "terminated by other getUpdates request; make sure that only one bot instance is running"


async def get_updates(world: World, bot: Bot, parameters: Parameters) -> list[Json]:
    if bot.webhook is not None:
        raise Conflict(WEBHOOK_STANDS)
    ousted = _take_over(bot)
    offset, limit = parameters.integer("offset", 0), parameters.integer("limit", 100)
    allowed = parameters.structure("allowed_updates")
    bot.updates = [update for update in bot.updates if update["update_id"] >= offset]
    world.stir()
    try:
        waiting = _wanted(bot, allowed, limit)
        if not waiting and (seconds := parameters.integer("timeout", 0)):
            await _news(bot, ousted, seconds)
            waiting = _wanted(bot, allowed, limit)
        if ousted.is_set():
            raise Conflict(OUSTED)
        return waiting
    finally:
        if bot.poller is ousted:
            bot.poller = None


def _take_over(bot: Bot) -> asyncio.Event:
    if bot.poller is not None:
        bot.poller.set()
    bot.poller = asyncio.Event()
    return bot.poller


def _wanted(bot: Bot, allowed: Any, limit: int) -> list[Json]:
    wanted = [update for update in bot.updates if not allowed or set(update) & set(allowed)]
    return wanted[:limit]


async def _news(bot: Bot, ousted: asyncio.Event, seconds: int) -> None:
    """Until an update comes, another poller does, or the time is over."""
    bot.changed.clear()
    waiting = [asyncio.create_task(event.wait()) for event in (bot.changed, ousted)]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
