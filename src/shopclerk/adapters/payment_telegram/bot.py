"""What payments need of the shop's bot."""

from collections.abc import Mapping
from typing import Any, Protocol


class Refused(Exception):
    """Telegram will not do it, now or later; `code` is its own word for why, such as `CHARGE_NOT_FOUND`.

    Frameworks hand it on as it came, or without what it begins with and in another case.
    """

    def __init__(self, description: str) -> None:
        super().__init__(description)
        self.code = description.removeprefix("Bad Request: ").upper()

    @property
    def reason(self) -> str:
        """As a code of ours."""
        return "_".join(self.code.lower().split())


class Bot(Protocol):
    """Makes one call of the Bot API; answers its `result` as plain JSON data.

    Raises Unavailable when nothing was done, OutcomeUnknown when that cannot be told, Refused for good.
    """

    async def call(self, method: str, body: Mapping[str, Any]) -> Any: ...
