"""What staff do about one parcel."""

from dataclasses import dataclass

from shopclerk.core.domain.ids import ShipmentId


@dataclass(frozen=True, slots=True)
class ShowParcel:
    """One parcel, with what can be done about it."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskLost:
    """State what reporting it lost means and ask for a yes."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class ReportLost:
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskReturned:
    """State what reporting it back means and ask for a yes."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class ReportReturned:
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskInspectParcel:
    """Ask what of a parcel that came back can be sold again."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class InspectParcel:
    """All of it can be sold again (1), or nothing (0)."""

    shipment_id: ShipmentId
    sound: int


@dataclass(frozen=True, slots=True)
class AskSound:
    """Let staff type how many of each line can be sold again."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskReship:
    """State what sending it again means and ask for a yes."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class Reship:
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskRefundParcel:
    """State what paying it back means and ask for a yes."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class RefundParcel:
    shipment_id: ShipmentId
