"""The parameters of one call, however they were sent: JSON, a form, or a form with files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import web

from tests.fake_telegram.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """Typed access to what a bot sent. Raises BadRequest for what is missing or of another type."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload]

    @classmethod
    async def of(cls, request: web.Request) -> Self:
        if request.content_type == "application/json":
            return cls(json.loads(await request.read() or b"{}"), {})
        values: dict[str, Any] = dict(request.query)
        uploads = {}
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read())
            else:
                values[name] = value if isinstance(value, str) else value.decode()
        return cls(values, uploads)

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name, default)
        if value is None:
            raise BadRequest(f'parameter "{name}" is required')
        return str(value)

    def integer(self, name: str, default: int | None = None) -> int:
        value: Any = self.values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            raise BadRequest(f'parameter "{name}" is not a number') from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "1")

    def structure(self, name: str) -> Any:
        """An object or a list; None when there is none. Forms carry it as JSON text."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise BadRequest(f"can't parse {name} JSON object") from None

    def parsed(self) -> Mapping[str, Any]:
        """Everything as plain data, in whichever way it was sent: for comparing the calls of two bots."""
        return {name: _plain(value) for name, value in self.values.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        try:
            parsed = json.loads(value)
        except ValueError:
            return value
        return parsed if isinstance(parsed, dict | list | bool | int) else value
    return value
