"""`getUpdates`: one poller at a time, updates until they are confirmed by a higher offset.

Source: core.telegram.org/bots/api#getupdates: "an update is considered confirmed as soon as getUpdates is
called with an offset higher than its update_id"; a negative offset counts from the end and forgets what
came before; `limit` is 1-100; `allowed_updates` are remembered, and left out mean the previous ones; it
"will not work if an outgoing webhook is set up".
"""

import asyncio
from typing import Final

from tests.fake_telegram.errors import Conflict
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Json, Poller, World

WEBHOOK_STANDS: Final = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OUSTED: Final = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_SET: Final = "terminated by setWebhook request"
MOST: Final = 100
LONGEST: Final = 50


async def get_updates(world: World, bot: Bot, parameters: Parameters) -> list[Json]:
    if bot.webhook is not None:
        raise Conflict(WEBHOOK_STANDS)
    remember_allowed(bot, parameters)
    poller = _take_over(bot)
    limit = min(max(parameters.integer("limit", MOST), 1), MOST)
    _confirm(bot, parameters.integer("offset", 0))
    world.stir()
    try:
        if not bot.updates and (seconds := min(parameters.integer("timeout", 0), LONGEST)) > 0:
            await _news(bot, poller, seconds)
        if poller.why:
            raise Conflict(poller.why)
        return bot.updates[:limit]
    finally:
        if bot.poller is poller:
            bot.poller = None


def remember_allowed(bot: Bot, parameters: Parameters) -> None:
    """What is named holds from now on, also for updates of other ways; an empty list means the usual ones."""
    allowed = parameters.structure("allowed_updates")
    if allowed is not None:
        bot.allowed = list(allowed)


def _take_over(bot: Bot) -> Poller:
    if bot.poller is not None:
        bot.poller.end(OUSTED)
    bot.poller = Poller()
    return bot.poller


def _confirm(bot: Bot, offset: int) -> None:
    if offset < 0:
        bot.updates = bot.updates[offset:]
    else:
        bot.updates = [update for update in bot.updates if update["update_id"] >= offset]


async def _news(bot: Bot, poller: Poller, seconds: int) -> None:
    """Until an update comes, another request ends this one, or the time is over."""
    bot.changed.clear()
    waiting = [asyncio.create_task(event.wait()) for event in (bot.changed, poller.gone)]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for each in waiting:
            each.cancel()
