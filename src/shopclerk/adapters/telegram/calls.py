"""Calls of the Bot API as plain data, and what can become of one. Source: core.telegram.org/bots/api."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.notifier import Unreachable

SAME: Final = "message is not modified"
LOST: Final = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no media in the message to edit",
)
"""How Telegram says that a message cannot become what it is to be: then it is sent anew."""


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

    def says(self, *phrases: str) -> bool:
        """Any of these, in lower case: Telegram tells its refusals apart by words only."""
        return any(words in self.description.lower() for words in phrases)


class Moved(Unreachable):
    """A group became a supergroup: all that it was goes on as the chat `chat_id`."""

    def __init__(self, chat_id: int) -> None:
        super().__init__(f"the group goes on as {chat_id}")
        self.chat_id = chat_id


NOBODY_THERE: Final = (
    "chat not found",
    "peer_id_invalid",
    "group chat was deactivated",
    "chat_write_forbidden",
    "have no rights to send",
    "not enough rights to send",
    "bot is not a member",
)
"""How a 400 says what others say with a 403: nobody is reached there, now or later."""


def refusal(description: str) -> CallRefused | Unreachable:
    """What a 400 means."""
    refused = CallRefused(description)
    return Unreachable(description) if refused.says(*NOBODY_THERE) else refused


def broken_off(call: Call, error: Exception) -> OutcomeUnknown:
    """What broke is told in the words of the system, or by its name: all others may have the address of the
    call in them, and that has the token.
    """
    cause = error.__cause__ or error
    why = cause.strerror if isinstance(cause, OSError) else None
    return OutcomeUnknown(f"telegram {call.method}: {why or type(cause).__name__}")


class TokenRefused(Unavailable):
    """401: Telegram knows no bot of this token, or no longer; asked again it says the same until BotFather or
    the merchant changes that.
    """


class Bot(Protocol):
    """Makes a call through a framework; answers its `result` as plain JSON data.

    Raises Unavailable when nothing happened (429: its `retry_after` is to be obeyed; 401: TokenRefused),
    OutcomeUnknown when the connection or Telegram broke down, Unreachable when the bot was blocked or the
    chat is gone (Moved: it goes on elsewhere), CallRefused for every other refusal. `download`
    fetches a file by its `file_path`.
    """

    async def call(self, call: Call) -> Any: ...

    async def download(self, file_path: str) -> bytes: ...
