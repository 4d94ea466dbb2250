"""Events as JSON: their name and their facts."""

from dataclasses import fields
from typing import Any, Final, get_args

from shopclerk.core.domain.events import Event, ParcelMoved
from shopclerk.core.domain.lifecycle import ShipmentStatus

EVENTS: Final[dict[str, type[Event]]] = {event.__name__: event for event in get_args(Event)}


def event_row(event: Event) -> dict[str, Any]:
    """`{"event": "OrderPlaced", "order_id": ...}`."""
    return {"event": type(event).__name__} | {each.name: getattr(event, each.name) for each in fields(event)}


def event_of(row: dict[str, Any]) -> Event:
    """The inverse of `event_row`."""
    facts = {name: value for name, value in row.items() if name != "event"}
    kind = EVENTS[row["event"]]
    if kind is ParcelMoved:
        facts["status"] = ShipmentStatus(facts["status"])
    return kind(**facts)
