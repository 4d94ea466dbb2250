"""Which chat platform an address belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass

from shopclerk.conversation.ports.chat import Chat


@dataclass(frozen=True, slots=True)
class Chats:
    """The chat platforms, by the name that addresses begin with."""

    platforms: Mapping[str, Chat]

    def at(self, address: str) -> Chat:
        return self.platforms[address.partition(":")[0]]
