"""The journey of one sandbox parcel: the same for the same shipment and number, whenever it is asked."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeVar

from shopclerk.adapters.carrier_mock.parcels import Parcel
from shopclerk.adapters.carrier_mock.script import SCRIPT, Bilingual, Step

_STOPS: Final = (
    (Step.PICKED_UP, 0.10),
    (Step.DEPARTED, 0.40),
    (Step.ARRIVED, 0.90),
    (Step.DEPARTED, 1.10),
    (Step.ARRIVED, 1.80),
    (Step.OUT_FOR_DELIVERY, 2.20),
    (Step.DELIVERED, 2.50),
)
"""The steps, and how many simulated days after registration each happens at pace 1.0."""

_MOST_DELAY: Final = 0.08
"""No step is later than this many days beyond its time, which keeps the steps in order."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Event:
    """One scan as the sandbox tells it: `code` is the carrier's own."""

    at: datetime
    code: str
    place: Bilingual
    description: Bilingual


def timeline(parcel: Parcel) -> tuple[Event, ...]:
    """The whole journey, the future included, oldest first."""
    carrier = SCRIPT.carriers[parcel.carrier]
    return tuple(
        Event(
            at=parcel.registered_at + _after(parcel, index) * carrier.pace,
            code=carrier.codes[step],
            place=place,
            description=carrier.says[step],
        )
        for index, ((step, _), place) in enumerate(zip(_STOPS, _places(parcel), strict=True))
    )


def _after(parcel: Parcel, index: int) -> timedelta:
    delay = _dice(parcel, f"delay {index}") % 1000 / 1000 * _MOST_DELAY
    return parcel.day * (_STOPS[index][1] + delay)


def _places(parcel: Parcel) -> tuple[Bilingual, ...]:
    start = _pick(parcel, "start", SCRIPT.places)
    hub = _pick(parcel, "hub", SCRIPT.hubs)
    end = _pick(parcel, "end", [place for place in SCRIPT.places if place != start])
    return start, start, hub, hub, end, end, end


def _pick(parcel: Parcel, what: str, choices: Sequence[T]) -> T:
    return choices[_dice(parcel, what) % len(choices)]


def _dice(parcel: Parcel, what: str) -> int:
    """A large number that depends on the parcel and on what it is thrown for, and on nothing else."""
    source = "\x1f".join((parcel.shipment_id, parcel.tracking_number, what))
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:8])
