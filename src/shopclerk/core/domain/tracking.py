"""Where the scans of a parcel lead, whatever order they are heard in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from shopclerk.core.domain.lifecycle import RANK, SHIPMENT, ShipmentStatus
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.shipment import Scan, Shipment


def journey(scans: Iterable[Scan]) -> tuple[Scan, ...]:
    """The scans that moved the parcel on, once they are put in the order of their time.

    A parcel is followed from the moment it was shipped. A scan from behind, of the same status, or after the
    end of the journey moves nothing. Of scans of one moment the further along comes first, trouble last.
    """
    status, steps = ShipmentStatus.SHIPPED, []
    for scan in sorted(scans, key=_when):
        if scan.status in SHIPMENT[status]:
            status = scan.status
            steps.append(scan)
    return tuple(steps)


def follow(parcel: Shipment, scans: Iterable[Scan], *, by: Actor) -> Shipment:
    """The parcel where all the scans known of it lead: every scan, not only the new ones.

    The order of hearing and repetitions make no difference, except that an ending stands once it was heard:
    nothing undoes DELIVERED, LOST or RETURNED. Every step is one that the lifecycle declares; a parcel that
    has not left moves nowhere.
    """
    known = tuple(scans)
    if not known or not parcel.has_left:
        return parcel
    heard = [scan.at for scan in known] + ([parcel.last_scan_at] if parcel.last_scan_at else [])
    moved = parcel
    for step in _ahead(parcel, journey(known)):
        if step.status in SHIPMENT[moved.status]:
            moved = moved.move_to(step.status, by=by, at=_not_before(parcel, step), why=step.raw_code)
    return replace(moved, last_scan_at=max(heard))


def _ahead(parcel: Shipment, steps: Sequence[Scan]) -> Sequence[Scan]:
    """The steps still to go: those after the one that brought the parcel where it is.

    Of a parcel that late news put on another road, only the last step counts.
    """
    if parcel.status is ShipmentStatus.SHIPPED:
        return steps
    here = [place for place, step in enumerate(steps) if _brought_here(parcel, step)]
    return steps[here[-1] + 1 :] if here else steps[-1:]


def _brought_here(parcel: Shipment, step: Scan) -> bool:
    return step.status is parcel.status and parcel.last_scan_at is not None and step.at <= parcel.last_scan_at


def _not_before(parcel: Shipment, step: Scan) -> datetime:
    """When the step is said to have happened: late news comes after what was told before."""
    return max(at for at in (step.at, parcel.shipped_at, parcel.last_scan_at) if at is not None)


def _when(scan: Scan) -> tuple[object, ...]:
    return scan.at, RANK.get(scan.status, len(RANK)), scan.fingerprint()
