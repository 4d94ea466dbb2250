"""Calls of the Bot API as plain data, and what can become of one. Source: core.telegram.org/bots/api."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from shopclerk.core.ports.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that travels with the call; it may stand wherever a file is named."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """`method` as the Bot API names it. `body` holds what its JSON would, with an `Upload` for a new file."""

    method: str
    body: Mapping[str, Any]

    @property
    def is_repeatable(self) -> bool:
        """Made twice it does no more than made once: everything but what puts a new message into a chat."""
        return not self.method.startswith("send")

    @property
    def chat_id(self) -> int | None:
        found: int | None = self.body.get("chat_id")
        return found


class CallRefused(Exception):
    """400: Telegram will not do it, now or later; `description` is its wording."""

    def __init__(self, description: str) -> None:
        super().__init__(description)
        self.description = description

    def says(self, words: str) -> bool:
        """Telegram tells its refusals apart by words only."""
        return words in self.description.lower()


class TokenRefused(Unavailable):
    """401: Telegram knows no bot of this token, or no longer; asked again it says the same until BotFather or
    the merchant changes that.
    """


class Bot(Protocol):
    """Makes a call through a framework; answers its `result` as plain JSON data.

    Raises Unavailable when nothing happened (429: its `retry_after` is to be obeyed; 401: TokenRefused),
    OutcomeUnknown when the connection or Telegram broke down, `core.ports.notifier.Unreachable` when the bot
    was blocked or the chat is gone, CallRefused for every other refusal. `download` fetches a file by its
    `file_path`.
    """

    async def call(self, call: Call) -> Any: ...

    async def download(self, file_path: str) -> bytes: ...
