"""The Bot API through aiogram: it validates what comes and makes the calls. The conversation is ours."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

import structlog
from aiogram import Bot, methods
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import BufferedInputFile, Update
from aiohttp import ClientError
from pydantic import ValidationError

from shopclerk.adapters.telegram.calls import Call, Moved, TokenRefused, Upload, broken_off, refusal
from shopclerk.adapters.telegram.intake import Malformed
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.notifier import Unreachable

SECONDS: Final = 40.0
"""What a call may take: longer than Telegram keeps a poll open."""

log = structlog.get_logger(__name__)


class PlainSession(AiohttpSession):
    """Results as Telegram tells them: nobody wants the objects that the framework makes of them, which takes
    longer than all the rest of a call.
    """

    def check_response(
        self, bot: Bot, method: methods.TelegramMethod[Any], status_code: int, content: str
    ) -> methods.Response[Any]:
        if status_code == HTTPStatus.OK:
            with suppress(ValueError):
                told = self.json_loads(content)
                if isinstance(told, dict) and told.get("ok") is True:
                    return methods.Response.model_construct(ok=True, result=told.get("result"))
        return super().check_response(bot, method, status_code, content)


class AiogramDriver:
    """See `intake.Driver`. `api` is another server of the Bot API; `session` another transport."""

    def __init__(self, token: str, *, api: str | None = None, session: BaseSession | None = None) -> None:
        server = TelegramAPIServer.from_base(api) if api else PRODUCTION
        self._bot = Bot(token, session=session or PlainSession(api=server, timeout=SECONDS))

    def update_of(self, payload: Mapping[str, Any]) -> Update:
        """What is newer than the framework is left out of what is said, rather than losing all of it."""
        try:
            return self._validated(payload)
        except ValidationError as wrong:
            unknown = {error["loc"][:2] for error in wrong.errors(include_url=False, include_context=False)}
        parts = sorted(".".join(map(str, place)) for place in unknown)
        log.info("parts of an update are left out", id=payload.get("update_id"), parts=parts)
        understood = _without(payload, unknown)
        try:
            return self._validated(understood)
        except ValidationError as wrong:
            raise Malformed(str(wrong)) from wrong

    def _validated(self, payload: Mapping[str, Any]) -> Update:
        return Update.model_validate(payload, context={"bot": self._bot})

    async def call(self, call: Call) -> Any:
        method = getattr(methods, call.method[0].upper() + call.method[1:])
        try:
            return await self._bot(method(**_with_files(call.body)))
        except TelegramAPIError as error:
            raise _told(call, error) from error
        except ClientDecodeError as error:
            raise broken_off(call, error) from error

    async def download(self, file_path: str) -> bytes:
        try:
            content = await self._bot.download_file(file_path)
        except (TelegramAPIError, ClientError, OSError) as error:
            raise Unavailable("telegram file") from error
        return content.read() if content else b""

    async def close(self) -> None:
        await self._bot.session.close()


def _without(payload: Mapping[str, Any], unknown: Collection[tuple[int | str, ...]]) -> Mapping[str, Any]:
    """The update, without those parts of its message (or whatever it is)."""
    return {
        kind: {part: each for part, each in body.items() if (kind, part) not in unknown}
        if isinstance(body, Mapping)
        else body
        for kind, body in payload.items()
    }


def _told(call: Call, error: TelegramAPIError) -> Exception:
    match error:
        case TelegramRetryAfter(retry_after=seconds):
            return Unavailable(f"telegram {call.method}", timedelta(seconds=seconds))
        case TelegramForbiddenError():
            return Unreachable(error.message)
        case TelegramMigrateToChat(migrate_to_chat_id=chat_id):
            return Moved(chat_id)
        case TelegramNetworkError() | TelegramServerError():
            return broken_off(call, error)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return TokenRefused(error.message)
        case TelegramConflictError():
            return Unavailable(error.message)
        case _:
            return refusal(error.message)


def _with_files(value: Any) -> Any:
    if isinstance(value, Upload):
        return BufferedInputFile(value.content, value.name)
    if isinstance(value, Mapping):
        return {name: _with_files(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_with_files(each) for each in value]
    return value
