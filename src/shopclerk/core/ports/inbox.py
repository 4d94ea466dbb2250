"""What the world told us and we have not finished with: chat updates and webhooks."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One message from outside. Messages of one `lane` (a chat, a provider) are handled in the order of
    `position`, one at a time, but for those that were parked. `tries` counts how often it was put off.
    """

    id: str
    position: int
    source: str
    event_id: str
    lane: str
    payload: bytes
    at: datetime
    tries: int


class Letterbox(Protocol):
    """Where messages come in: stored first, then acknowledged, then handled.

    `accept` stores a message durably before it returns; each (source, event_id) counts once: False when it
    was there already.
    """

    async def accept(self, source: str, event_id: str, lane: str, payload: bytes, at: datetime) -> bool: ...


class Inbox(Letterbox, Protocol):
    """What came in, and is handled by one worker or many.

    `claim` leases until `now + lease`, oldest first, messages due at `now` that are the first unfinished one
    of their lane (of the lanes given by `sources`): each to one worker, however many ask at once. A lane
    whose first message is leased, or waits for a retry, waits.
    `hold` moves the end of leases: later for what takes long, to now for what is given back. Once a lease ran
    out anybody may claim the message, and what was not finished is handled again.
    `finish` ends a message and deletes its payload, keeping its event id; with a `failure` it is kept as a
    dead letter, payload included, and the lane goes on.
    `retry` ends the lease, makes it due again later and counts a try: for an event before its order, or a
    fault. From the first time on that it is `parked`, it and its lane wait for one another no more.
    What is finished stays so, whoever still has a lease of it.
    """

    async def claim(
        self, sources: tuple[str, ...], now: datetime, lease: timedelta, limit: int
    ) -> tuple[Received, ...]: ...

    async def hold(self, ids: tuple[str, ...], until: datetime) -> None: ...

    async def finish(self, id: str, at: datetime, failure: str | None = None) -> None: ...

    async def retry(self, id: str, until: datetime, failure: str, *, parked: bool = False) -> None: ...
