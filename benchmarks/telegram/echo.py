"""Bare bots: each press is answered by editing the message it stands under, and nothing is kept.

    python -m benchmarks.telegram.echo aiogram|ptb URL FOLDER

The framework alone, as its own documentation sets it up behind aiohttp; python-telegram-bot calls over the
same transport as ours, without which it is several times slower.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Final

from aiohttp import web

from benchmarks.telegram.loopback import SECRET, TOKEN
from benchmarks.telegram.running import served

AT_ONCE: Final = 256


async def aiogram(url: str, stack: AsyncExitStack) -> web.Application:
    """The update is handled before it is acknowledged."""
    from aiogram import Bot, Dispatcher  # noqa: PLC0415 - only the framework that is measured
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import CallbackQuery, Message  # noqa: PLC0415
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application  # noqa: PLC0415

    dispatcher = Dispatcher()

    @dispatcher.callback_query()
    async def echo(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text(str(query.data), reply_markup=query.message.reply_markup)

    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    application = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET)
    handler.register(application, "/telegram/updates")
    setup_application(application, dispatcher, bot=bot)
    stack.push_async_callback(bot.session.close)
    return application


async def ptb(url: str, stack: AsyncExitStack) -> web.Application:
    """The update is acknowledged before it is handled, as its own server does."""
    from shopclerk.adapters.telegram.ptb_request import AiohttpRequest  # noqa: PLC0415
    from telegram import Message, Update  # noqa: PLC0415
    from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes  # noqa: PLC0415

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        assert isinstance(query.message, Message)
        await query.edit_message_text(str(query.data), reply_markup=query.message.reply_markup)

    bot = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{url}/bot")
        .request(AiohttpRequest(60))
        .get_updates_request(AiohttpRequest(60))
        .concurrent_updates(AT_ONCE)
        .updater(None)
        .build()
    )
    bot.add_handler(CallbackQueryHandler(echo))
    await stack.enter_async_context(bot)
    await bot.start()
    stack.push_async_callback(bot.stop)

    async def take(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            raise web.HTTPForbidden
        await bot.update_queue.put(Update.de_json(await request.json(), bot.bot))
        return web.Response()

    application = web.Application()
    application.router.add_post("/telegram/updates", take)
    return application


BARE: Final[dict[str, Callable[[str, AsyncExitStack], Awaitable[web.Application]]]] = {
    "aiogram": aiogram,
    "ptb": ptb,
}


async def _main(framework: str, url: str, _: str) -> None:
    async with AsyncExitStack() as stack:
        await served(await BARE[framework](url, stack), {"tokens": ["1ct", "1ho"]})


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
