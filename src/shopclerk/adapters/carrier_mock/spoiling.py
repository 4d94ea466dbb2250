"""The journey of a parcel that meets a scripted fault."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from shopclerk.adapters.carrier_mock.faults import Fault
from shopclerk.adapters.carrier_mock.parcels import Parcel
from shopclerk.adapters.carrier_mock.script import SCRIPT, Bilingual
from shopclerk.adapters.carrier_mock.timeline import Event, timeline

_LAST_HUB: Final = 4
"""The scan of arriving in the town of the recipient: what goes wrong goes wrong from there."""


def journey(parcel: Parcel, fault: Fault | None, now: datetime) -> tuple[Event, ...]:
    """The scans that have happened by now."""
    return tuple(event for event in spoiled(parcel, timeline(parcel), fault) if event.at <= now)


def spoiled(parcel: Parcel, events: tuple[Event, ...], fault: Fault | None) -> tuple[Event, ...]:
    """The whole journey as the fault wants it, oldest first."""
    arrived, sent_out, last = events[_LAST_HUB], events[-2], events[-1]
    match fault:
        case Fault.SILENT:
            return events[:1]
        case Fault.DUPLICATES:
            return tuple(event for event in events for _ in range(2))
        case Fault.BACKWARDS:
            return (*events[:-1], replace(events[_LAST_HUB - 1], at=_between(sent_out, last)), last)
        case Fault.EXCEPTION:
            trouble = _trouble(parcel, "exception", _between(arrived, sent_out), arrived.place)
            return (*events[: _LAST_HUB + 1], trouble, *events[_LAST_HUB + 1 :])
        case Fault.LOST:
            return (*events[: _LAST_HUB + 1], _trouble(parcel, "lost", sent_out.at, arrived.place))
        case Fault.RETURNING:
            back = _trouble(parcel, "returning", last.at, last.place)
            home = _trouble(parcel, "returned", last.at + parcel.day / 2, events[0].place)
            return (*events[:-1], back, home)
        case _:
            return events


def _trouble(parcel: Parcel, kind: str, at: datetime, place: Bilingual) -> Event:
    trouble = SCRIPT.troubles[kind]
    return Event(at=at, code=trouble.codes[parcel.carrier], place=place, description=trouble.says)


def _between(earlier: Event, later: Event) -> datetime:
    return earlier.at + (later.at - earlier.at) / 2
