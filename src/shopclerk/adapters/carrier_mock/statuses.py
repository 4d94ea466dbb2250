"""The carriers' raw codes in our words: the only place that translates them."""

from collections.abc import Mapping
from typing import Final

from shopclerk.core.domain.lifecycle import ShipmentStatus

STATUSES: Final[Mapping[tuple[str, str], ShipmentStatus]] = {
    ("sf", "50"): ShipmentStatus.SHIPPED,
    ("sf", "30"): ShipmentStatus.IN_TRANSIT,
    ("sf", "31"): ShipmentStatus.IN_TRANSIT,
    ("sf", "44"): ShipmentStatus.OUT_FOR_DELIVERY,
    ("sf", "80"): ShipmentStatus.DELIVERED,
    ("sf", "33"): ShipmentStatus.EXCEPTION,
    ("sf", "99"): ShipmentStatus.RETURNING,
    ("zto", "GOT"): ShipmentStatus.SHIPPED,
    ("zto", "DEPARTURE"): ShipmentStatus.IN_TRANSIT,
    ("zto", "ARRIVAL"): ShipmentStatus.IN_TRANSIT,
    ("zto", "DISPATCH"): ShipmentStatus.OUT_FOR_DELIVERY,
    ("zto", "SIGNED"): ShipmentStatus.DELIVERED,
    ("zto", "PROBLEM"): ShipmentStatus.EXCEPTION,
    ("zto", "RETURN_SCAN"): ShipmentStatus.RETURNING,
    ("ems", "EMA"): ShipmentStatus.SHIPPED,
    ("ems", "EMC"): ShipmentStatus.IN_TRANSIT,
    ("ems", "EMG"): ShipmentStatus.IN_TRANSIT,
    ("ems", "EDG"): ShipmentStatus.OUT_FOR_DELIVERY,
    ("ems", "EMI"): ShipmentStatus.DELIVERED,
    ("ems", "EMH"): ShipmentStatus.EXCEPTION,
    ("ems", "RETURNING"): ShipmentStatus.RETURNING,
    **{(carrier, "LOST"): ShipmentStatus.LOST for carrier in ("sf", "zto", "ems")},
    **{(carrier, "RETURNED"): ShipmentStatus.RETURNED for carrier in ("sf", "zto", "ems")},
}
"""EMS codes follow the event codes of UPU standard M40; those in plain words are the sandbox's own."""


def normalised(carrier: str, code: str) -> ShipmentStatus:
    """A code nobody told us of still proves that the parcel moves; the scan keeps it as it came."""
    return STATUSES.get((carrier, code), ShipmentStatus.IN_TRANSIT)
