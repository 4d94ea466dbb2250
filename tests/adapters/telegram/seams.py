"""Where each framework hands its calls to the network: there they are recorded, and answered without HTTP.

Two bots are alike when what they hand over is: the same methods in the same order, with the same parameters
as parsed JSON and the same files. `Sent.of` is the only place that evens out differences, and there are two:

- a framework makes up a name for each file that it attaches, which means nothing outside the form: a file
  stands where it is named, by its own name and content;
- "all methods in the Bot API are case-insensitive" (core.telegram.org/bots/api#making-requests), and one
  framework is asked in small letters.
"""

import json
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final, Self, TypeAlias

from aiogram import Bot as AiogramBot
from aiogram.methods import TelegramMethod
from telegram.request import BaseRequest, RequestData

from shopclerk.adapters.telegram.aiogram_driver import AiogramDriver, PlainSession
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.ptb_driver import PtbDriver
from tests.fake_telegram import Bot, FakeTelegram
from tests.fake_telegram.parameters import Parameters, Upload

ATTACHED: Final = "attach://"
Files: TypeAlias = Mapping[str, Upload]


@dataclass(frozen=True, slots=True)
class Sent:
    """A call as it left a framework."""

    method: str
    parameters: dict[str, Any]

    @classmethod
    def of(cls, method: str, fields: Mapping[str, str], files: Files) -> Self:
        named = {name: _plain(_parsed(value), files) for name, value in fields.items()}
        return cls(
            method.lower(), named | {name: _described(file) for name, file in files.items() if name in DIRECT}
        )


DIRECT: Final = ("photo", "document")
"""Parameters that may be a file themselves, instead of naming one."""


def _parsed(value: str) -> Any:
    """Forms carry structures as JSON; a text that only looks like one is not in our calls."""
    return json.loads(value) if value[:1] in ("{", "[") else value


def _plain(value: Any, files: Files) -> Any:
    if isinstance(value, str) and value.startswith(ATTACHED):
        return _described(files[value.removeprefix(ATTACHED)])
    if isinstance(value, dict):
        return {name: _plain(each, files) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, files) for each in value]
    return value


def _described(file: Upload) -> dict[str, str]:
    return {"name": file.name, "sha256": sha256(file.content).hexdigest()}


@dataclass(slots=True)
class Line:
    """Carries the calls of one bot to a Telegram in the same process, and remembers them in order."""

    telegram: FakeTelegram
    bot: Bot
    sent: list[Sent] = field(default_factory=list)

    async def carry(self, method: str, fields: Mapping[str, str], files: Files) -> tuple[int, str]:
        self.sent.append(Sent.of(method, fields, files))
        status, body = await self.telegram.api.answered(self.bot, method, Parameters(fields, files))
        return status, json.dumps(body)

    def fetched(self, url: str) -> bytes:
        return self.telegram.world.files[url.rpartition("/")[2].removesuffix(".jpg")]


class AiogramSeam(PlainSession):
    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    async def make_request(
        self, bot: AiogramBot, method: TelegramMethod[Any], *rest: Any, **more: Any
    ) -> Any:
        files: dict[str, Any] = {}
        made = {
            name: self.prepare_value(value, bot=bot, files=files)
            for name, value in method.model_dump(warnings=False).items()
        }
        brought = {
            name: Upload(file.filename, b"".join([part async for part in file.read(bot)]))
            for name, file in files.items()
        }
        fields = {name: value for name, value in made.items() if value}
        status, content = await self._line.carry(method.__api_method__, fields, brought)
        return self.check_response(bot, method, status, content).result

    async def stream_content(self, url: str, *rest: Any, **more: Any) -> AsyncGenerator[bytes, None]:
        yield self._line.fetched(url)

    async def close(self) -> None:
        pass


class PtbSeam(BaseRequest):
    def __init__(self, line: Line) -> None:
        self._line = line

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *rest: Any, **more: Any
    ) -> tuple[int, bytes]:
        if method == "GET":
            return 200, self._line.fetched(url)
        fields = request_data.json_parameters if request_data else {}
        parts = request_data.multipart_data if request_data else {}
        brought = {name: Upload(part[0], _content(part[1])) for name, part in parts.items()}
        status, content = await self._line.carry(url.rpartition("/")[2], fields, brought)
        return status, content.encode()


def _content(part: Any) -> bytes:
    return part if isinstance(part, bytes) else bytes(part.read())


def seamed(name: str, line: Line) -> Driver:
    """The driver of that name, whose calls go over that line."""
    if name == "aiogram":
        return AiogramDriver(line.bot.token, session=AiogramSeam(line))
    return PtbDriver(line.bot.token, request=PtbSeam(line))
