"""What the chat of an owner waits for about the shop's settings."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class AwaitSetting:
    """The next text is what this setting is to be."""

    setting: str


@dataclass(frozen=True, slots=True)
class AwaitHours:
    """The next text is when it is open on these days (`0` is Monday)."""

    days: str


@dataclass(frozen=True, slots=True)
class AwaitOption:
    """The next text is this field of a way of delivery."""

    option: str
    field: str


Awaited: TypeAlias = AwaitSetting | AwaitHours | AwaitOption
