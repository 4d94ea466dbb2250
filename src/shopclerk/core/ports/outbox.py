"""Events on their way to the people who must be told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from shopclerk.core.domain.events import Event
from shopclerk.core.ports.changeset import OutboxEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event for one recipient (an opaque address; a group is one recipient). `id` is stable over
    retries.
    """

    id: str
    event: Event
    at: datetime
    recipient: str
    tries: int


class Outbox(Protocol):
    """The queue behind `Changeset.appends` of outbox entries. Entries and deliveries keep the order of
    their ids.

    `undirected` answers the oldest entries that are not fanned out yet. `direct` replaces an entry by one
    delivery per recipient, in one commit; directing it twice has one effect (False the second time).
    `claim` leases due deliveries until `now + lease`, at most one per recipient (the oldest not yet told, so
    that each recipient is told in order); what another holds, or what waits for its retry, holds back what
    comes after it for that recipient.
    `settle` ends a delivery: told, or (with a reason) given up as a dead letter. `postpone` makes it due
    again later and counts a try. `hold` puts it aside until then: what comes after it for that recipient does
    not wait for it; when the time has come, what was put aside is due before everything that is not told yet.
    """

    async def undirected(self, limit: int) -> tuple[OutboxEntry, ...]: ...

    async def direct(self, entry: OutboxEntry, recipients: tuple[str, ...]) -> bool: ...

    async def claim(self, now: datetime, lease: timedelta, limit: int) -> tuple[Delivery, ...]: ...

    async def settle(self, delivery_id: str, now: datetime, failure: str | None = None) -> None: ...

    async def postpone(self, delivery_id: str, until: datetime, failure: str) -> None: ...

    async def hold(self, delivery_id: str, until: datetime) -> None: ...
