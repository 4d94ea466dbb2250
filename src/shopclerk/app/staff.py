"""`shopclerk staff invite`: a link that makes its opener staff, once."""

import asyncio
import sys
from datetime import timedelta
from typing import Final

from shopclerk.adapters.qr_codes.drawing import for_terminal
from shopclerk.adapters.telegram.addresses import opening
from shopclerk.app.bot_name import introduced
from shopclerk.app.databases import opened, refusing
from shopclerk.app.logs import set_up_logs
from shopclerk.app.settings import Settings, load
from shopclerk.app.system import RandomIds, SystemClock
from shopclerk.app.telegram_drivers import driver_of
from shopclerk.app.telegram_settings import TelegramSettings
from shopclerk.app.trading import terms_now
from shopclerk.core.domain.people import Role

GOOD_FOR: Final = timedelta(days=2)


def invite_staff(role: str) -> int:
    settings = load()
    set_up_logs(settings)
    with refusing():
        print(asyncio.run(_invite(settings, Role(role))))
    return 0


async def _invite(settings: Settings, role: Role) -> str:
    token = RandomIds().token()
    there = await _on_telegram(settings.telegram, token)
    async with opened(settings) as database:
        shop_name = (await terms_now(settings, database)).now.name
        await database.identities.invite(token, role, SystemClock().now() + GOOD_FOR)
    public = settings.http.public_url or f"http://{settings.http.host}:{settings.http.port}"
    return (
        f"Whoever opens this link first becomes {role.value} of {shop_name}; "
        f"it is good for {GOOD_FOR.days} days:\n  {str(public).rstrip('/')}/chat/shop/?start={token}{there}"
    )


async def _on_telegram(settings: TelegramSettings, token: str) -> str:
    """How the same invitation is used there: for one person it is either."""
    if not settings.is_wanted:
        return ""
    driver = driver_of(settings)
    try:
        username = await introduced(driver)
    finally:
        await driver.close()
    if username:
        link = opening(username, token)
        return f"\nor, on Telegram:\n  {link}{_drawn(link)}"
    return f"\nor, on Telegram, sends the bot:\n  /start {token}"


def _drawn(link: str) -> str:
    """For a camera in front of the screen, if there is a screen."""
    return f"\n\n{for_terminal(link)}" if sys.stdout.isatty() else ""
