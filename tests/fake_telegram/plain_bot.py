"""A bot without a framework: a token, an address, and HTTP."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from tests.fake_telegram.world import Bot


class Refused(Exception):
    """What Telegram answered instead of a result."""

    def __init__(self, answer: dict[str, Any]) -> None:
        super().__init__(answer["description"])
        self.code: int = answer["error_code"]
        self.description: str = answer["description"]
        self.retry_after: int | None = answer.get("parameters", {}).get("retry_after")


@contextmanager
def refused(description: str) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """What is called in this block is refused in exactly these words."""
    with pytest.raises(Refused) as refusal:
        yield refusal
    assert refusal.value.description == description


@dataclass(frozen=True, slots=True)
class PlainBot:
    """Makes calls as JSON, or as a form when there are files to bring. Raises Refused."""

    session: aiohttp.ClientSession
    url: str
    bot: Bot

    async def __call__(self, method: str, files: dict[str, bytes] | None = None, /, **parameters: Any) -> Any:
        address = f"{self.url}/bot{self.bot.token}/{method}"
        if files is None:
            request = self.session.post(address, json=parameters)
        else:
            request = self.session.post(address, data=_form(files, parameters))
        async with request as response:
            answer = await response.json()
        assert (response.status == 200) is answer["ok"]
        if not answer["ok"]:
            assert answer["error_code"] == response.status
            raise Refused(answer)
        return answer["result"]

    async def download(self, file_path: str) -> bytes:
        async with self.session.get(f"{self.url}/file/bot{self.bot.token}/{file_path}") as response:
            response.raise_for_status()
            return await response.read()


def _form(files: dict[str, bytes], parameters: dict[str, Any]) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in parameters.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, content in files.items():
        form.add_field(name, content, filename=f"{name}.png")
    return form
