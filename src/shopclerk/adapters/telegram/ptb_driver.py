"""The Bot API through python-telegram-bot: it validates what comes and makes the calls. The conversation is
ours.
"""

import os
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from telegram import Bot, BotCommand, InputFile, InputMediaPhoto, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import BaseRequest

from shopclerk.adapters.telegram.calls import Call, Moved, TokenRefused, Upload, broken_off, refusal
from shopclerk.adapters.telegram.intake import Malformed
from shopclerk.adapters.telegram.ptb_request import AiohttpRequest
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.notifier import Unreachable

os.environ.setdefault("PTB_TIMEDELTA", "true")
"""How the framework is told to say durations as durations, and not to warn of the day when it will."""

API: Final = "https://api.telegram.org"
SECONDS: Final = 40.0
"""What a call may take: longer than Telegram keeps a poll open."""


class PtbDriver:
    """See `intake.Driver`. `api` is another server of the Bot API; `request` another transport."""

    def __init__(self, token: str, *, api: str | None = None, request: BaseRequest | None = None) -> None:
        server = (api or API).rstrip("/")
        chosen = request or AiohttpRequest(SECONDS)
        self._bot = Bot(
            token,
            base_url=f"{server}/bot",
            base_file_url=f"{server}/file/bot",
            request=chosen,
            get_updates_request=chosen,
        )

    def update_of(self, payload: Mapping[str, Any]) -> Update:
        try:
            return Update.de_json(dict(payload), self._bot)
        except (KeyError, TypeError, ValueError, AttributeError) as wrong:
            raise Malformed(str(wrong)) from wrong

    async def call(self, call: Call) -> Any:
        """Without objects of the results, which nobody wants: to make them took half as long as the call. The
        name is in small letters, which Telegram minds as little: the framework warns of its own spelling.
        """
        try:
            return await self._bot.do_api_request(call.method.lower(), api_kwargs=_with_files(call.body))
        except TelegramError as error:
            raise _told(call, error) from error

    async def download(self, file_path: str) -> bytes:
        try:
            return await self._bot.request.retrieve(f"{self._bot.base_file_url}/{file_path}")
        except TelegramError as error:
            raise Unavailable("telegram file") from error

    async def close(self) -> None:
        await self._bot.request.shutdown()


def _told(call: Call, error: TelegramError) -> Exception:
    """An answer that cannot be read is none of Telegram's, whatever its status says; the framework names as
    the cause why it could not.
    """
    match error:
        case TelegramError(__cause__=TelegramError()) if not isinstance(error, InvalidToken):
            return broken_off(call, error)
        case RetryAfter(retry_after=timedelta() as wait):
            return Unavailable(f"telegram {call.method}", wait)
        case Forbidden():
            return Unreachable(error.message)
        case ChatMigrated(new_chat_id=chat_id):
            return Moved(chat_id)
        case BadRequest():
            return refusal(error.message)
        case InvalidToken():
            return TokenRefused(error.message)
        case Conflict():
            return Unavailable(error.message)
        case _:
            return broken_off(call, error)


def _with_files(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _file(value) for name, value in body.items()}


def _file(value: Any) -> Any:
    """What the framework takes as nothing but objects of its own: commands, and media, so that a file is
    found in them.
    """
    if isinstance(value, Upload):
        return InputFile(value.content, filename=value.name)
    if isinstance(value, list):
        return [_file(each) for each in value]
    if isinstance(value, Mapping) and value.keys() == {"command", "description"}:
        return BotCommand(**value)
    if isinstance(value, Mapping) and "media" in value:
        return _medium(value["media"], value)
    return value


def _medium(media: str | Upload, described: Mapping[str, Any]) -> InputMediaPhoto:
    words = {"caption": described.get("caption"), "parse_mode": described.get("parse_mode")}
    if isinstance(media, Upload):
        return InputMediaPhoto(media.content, filename=media.name, **words)
    return InputMediaPhoto(media, **words)
