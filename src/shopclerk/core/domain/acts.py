"""What staff did of which nothing else tells who did it: kept for the owners to read."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.people import Actor, Role


class Act(StrEnum):
    """What was done, and to what: a discount by its code, the rest by its id."""

    DISCOUNT_CREATED = "discount_created"
    DISCOUNT_CHANGED = "discount_changed"
    DISCOUNT_ENDED = "discount_ended"
    STAFF_INVITED = "staff_invited"
    STAFF_JOINED = "staff_joined"
    STAFF_NAMED = "staff_named"
    STAFF_APPOINTED = "staff_appointed"
    STAFF_REMOVED = "staff_removed"
    BROADCAST_STARTED = "broadcast_started"
    BROADCAST_PAUSED = "broadcast_paused"
    BROADCAST_RESUMED = "broadcast_resumed"
    BROADCAST_STOPPED = "broadcast_stopped"
    FAILURE_RETRIED = "failure_retried"
    FAILURE_DROPPED = "failure_dropped"
    FAILURES_RETRIED = "failures_retried"


ON_DISCOUNTS: Final = frozenset({Act.DISCOUNT_CREATED, Act.DISCOUNT_CHANGED, Act.DISCOUNT_ENDED})
ON_STAFF: Final = frozenset(
    {Act.STAFF_INVITED, Act.STAFF_JOINED, Act.STAFF_NAMED, Act.STAFF_APPOINTED, Act.STAFF_REMOVED}
)
ON_BROADCASTS: Final = frozenset(
    {Act.BROADCAST_STARTED, Act.BROADCAST_PAUSED, Act.BROADCAST_RESUMED, Act.BROADCAST_STOPPED}
)
ON_FAILURES: Final = frozenset({Act.FAILURE_RETRIED, Act.FAILURE_DROPPED, Act.FAILURES_RETRIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """One of the staff did it. `about` is the code, the broadcast, the person, or the order that a notice
    was about; empty: nothing that has a name. `role` is the one that was given. Nothing in it is personal but
    by an id, and that leads to nobody once the person is erased. Rows are ordered by (at, id).
    """

    id: str
    act: Act
    by: PersonId
    at: datetime
    about: str = ""
    role: Role | None = None


def joined(invitation: str, person_id: PersonId, role: Role, at: datetime) -> Acted:
    """Somebody spent an invitation, which works once; its own words open nothing any more, and are not
    kept.
    """
    spent = hashlib.sha256(invitation.encode()).hexdigest()
    return Acted(id=f"joined-{spent}", act=Act.STAFF_JOINED, by=person_id, at=at, about=person_id, role=role)


def noted(
    act: Act, *, id: str, by: Actor, at: datetime, about: str = "", role: Role | None = None
) -> tuple[Acted, ...]:
    """What is kept of it: nothing, when the shop did it by itself."""
    if not by.is_colleague:
        return ()
    return (Acted(id=id, act=act, by=by.person_id, at=at, about=about, role=role),)
