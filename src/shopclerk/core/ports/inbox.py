"""What the world told us and we have not finished with: chat updates and webhooks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One message from outside. Messages of one `lane` (a chat, a provider) are handled in the order of
    `position`.
    """

    id: str
    position: int
    source: str
    event_id: str
    lane: str
    payload: bytes
    at: datetime
    tries: int


class Inbox(Protocol):
    """Stored first, then acknowledged, then handled: each (source, event_id) counts once.

    `accept` stores a message durably before it returns; False when it was there already.
    `waiting` answers, oldest first, messages due at `now` that are the first unfinished one of their lane
    (of the lanes given by `sources`); a lane whose first message waits for a retry waits.
    `finish` ends a message and deletes its payload, keeping its event id; with a `failure` it is kept as a
    dead letter, payload included, and the lane goes on.
    `retry` makes it due again later and counts a try: for an event before its order, or a fault.
    `park` is `retry` that lets later messages of the lane pass.
    """

    async def accept(self, source: str, event_id: str, lane: str, payload: bytes, at: datetime) -> bool: ...

    async def waiting(self, sources: tuple[str, ...], now: datetime, limit: int) -> tuple[Received, ...]: ...

    async def finish(self, id: str, at: datetime, failure: str | None = None) -> None: ...

    async def retry(self, id: str, until: datetime, failure: str) -> None: ...

    async def park(self, id: str, until: datetime, failure: str) -> None: ...
