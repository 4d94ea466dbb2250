"""Chats and users of Telegram as the opaque addresses and accounts of the conversation."""

from dataclasses import dataclass
from typing import Final, Self

PLATFORM: Final = "telegram"


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and the topic of a forum in it (0: none)."""

    chat_id: int
    topic: int = 0

    @classmethod
    def of(cls, address: str) -> Self:
        """The place of `telegram:<chat>[:<topic>]`."""
        _, chat_id, *topic = address.split(":")
        return cls(int(chat_id), int(topic[0]) if topic else 0)

    @property
    def address(self) -> str:
        return f"{PLATFORM}:{self.chat_id}" + (f":{self.topic}" if self.topic else "")

    @property
    def is_group(self) -> bool:
        """Groups have negative ids."""
        return self.chat_id < 0


def account(user_id: int) -> str:
    return f"{PLATFORM}:{user_id}"


def opening(username: str, start: str, *, to_group: bool = False) -> str:
    """The address that opens a chat with the bot of that name, or has a group picked and the bot brought into
    it, and says `/start <start>` there. Source: core.telegram.org/api/links#bot-links.
    """
    return f"https://t.me/{username}?{'startgroup' if to_group else 'start'}={start}"
