"""Events on their way to the people who must be told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from shopclerk.core.domain.events import CampaignSliced, Event
from shopclerk.core.domain.ids import CampaignId
from shopclerk.core.ports.changeset import OutboxEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event for one recipient (an opaque address; a group is one recipient). `id` is stable over
    retries. `begun`: of a broadcast, that it was claimed before and nobody said how that ended.
    """

    id: str
    event: Event
    at: datetime
    recipient: str
    tries: int
    begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a broadcast stands. `coming` are slices that are not directed yet, `waiting` are deliveries that
    are; the others ended: told, at nobody who can be reached, not wanted any more, or failed.
    """

    coming: int = 0
    waiting: int = 0
    sent: int = 0
    unreachable: int = 0
    unwanted: int = 0
    failed: int = 0


UNREACHABLE: Final = "unreachable"
UNWANTED: Final = "unwanted"
"""Failures that are somebody's will, and no fault."""


def campaign_of(event: Event) -> CampaignId | None:
    """The broadcast that deliveries of this event belong to, if any."""
    return event.campaign_id if isinstance(event, CampaignSliced) else None


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

    Deliveries of a broadcast are a queue of their own: `claim` answers them only when they are asked for as
    `bulk`, and neither queue waits for the other. `tally` counts those of one campaign.
    """

    async def undirected(self, limit: int) -> tuple[OutboxEntry, ...]: ...

    async def direct(self, entry: OutboxEntry, recipients: tuple[str, ...]) -> bool: ...

    async def claim(
        self, now: datetime, lease: timedelta, limit: int, *, bulk: bool = False
    ) -> tuple[Delivery, ...]: ...

    async def settle(self, delivery_id: str, now: datetime, failure: str | None = None) -> None: ...

    async def postpone(self, delivery_id: str, until: datetime, failure: str) -> None: ...

    async def hold(self, delivery_id: str, until: datetime) -> None: ...

    async def tally(self, campaign_id: CampaignId) -> Tally: ...
