"""Events as JSON: their name and their facts."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final, get_args

from shopclerk.core.domain.events import (
    CaseMoved,
    Event,
    LinesCancelled,
    ParcelMoved,
    RefundMoved,
    RoleChanged,
)
from shopclerk.core.domain.lifecycle import CaseStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.people import Role

EVENTS: Final[dict[str, type[Event]]] = {event.__name__: event for event in get_args(Event)}
READ: Final[dict[type[Event], tuple[str, Callable[[Any], object]]]] = {
    ParcelMoved: ("status", ShipmentStatus),
    RefundMoved: ("status", RefundStatus),
    CaseMoved: ("status", CaseStatus),
    RoleChanged: ("role", Role),
    LinesCancelled: ("units", lambda units: tuple((line_id, count) for line_id, count in units)),
}
"""Events with a fact that JSON holds in another shape, and how to read it."""


def event_row(event: Event) -> dict[str, Any]:
    """`{"event": "OrderPlaced", "order_id": ...}`."""
    return {"event": type(event).__name__} | {each.name: getattr(event, each.name) for each in fields(event)}


def event_of(row: dict[str, Any]) -> Event:
    """The inverse of `event_row`."""
    facts = {name: value for name, value in row.items() if name != "event"}
    kind = EVENTS[row["event"]]
    if kind in READ:
        name, read = READ[kind]
        facts[name] = read(facts.get(name, ()))
    return kind(**facts)
