"""Events as JSON: their name and their facts."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, Final, get_args

from shopclerk.core.domain.events import CaseMoved, Event, ParcelMoved, RefundMoved
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus, ShipmentStatus

EVENTS: Final[dict[str, type[Event]]] = {event.__name__: event for event in get_args(Event)}
STATUSES: Final[dict[type[Event], type[StrEnum]]] = {
    ParcelMoved: ShipmentStatus,
    RefundMoved: RefundStatus,
    CaseMoved: CaseStatus,
}
"""Events that carry a status, which JSON holds as text."""


def event_row(event: Event) -> dict[str, Any]:
    """`{"event": "OrderPlaced", "order_id": ...}`."""
    return {"event": type(event).__name__} | {each.name: getattr(event, each.name) for each in fields(event)}


def event_of(row: dict[str, Any]) -> Event:
    """The inverse of `event_row`."""
    facts = {name: value for name, value in row.items() if name != "event"}
    kind = EVENTS[row["event"]]
    if kind in STATUSES:
        facts["status"] = STATUSES[kind](facts["status"])
    return kind(**facts)
