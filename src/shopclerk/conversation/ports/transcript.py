"""The history of chats on platforms that keep none themselves (the web chat)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message. `cursor` grows with every new line and every edit in an address; `id` orders lines as they
    were said. `body` is the platform's own rendering (opaque, sealed at rest); `mine` tells that the person
    said it.
    """

    id: int
    cursor: int
    mine: bool
    body: bytes
    at: datetime


class Transcript(Protocol):
    """`say` appends a line, once per (address, key): repeated, it answers the line that is there. `edit`
    replaces the body of a line and gives it a new cursor (None: no such line); repeating the last edit
    under the same key changes nothing. `since` answers the lines of an address whose cursor is greater, by
    cursor; `limit` keeps the latest ones.
    """

    async def say(self, address: str, key: str, *, mine: bool, body: bytes, at: datetime) -> Line: ...

    async def edit(self, address: str, id: int, key: str, *, body: bytes) -> Line | None: ...

    async def since(self, address: str, cursor: int, limit: int) -> tuple[Line, ...]: ...
