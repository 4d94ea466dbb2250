"""What staff do about one parcel."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import ShipmentId


@dataclass(frozen=True, slots=True)
class ShowParcel:
    """One parcel, with what can be done about it."""

    code: ClassVar[str] = "sp"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskLost:
    """State what reporting it lost means and ask for a yes."""

    code: ClassVar[str] = "al"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class ReportLost:
    code: ClassVar[str] = "rl"
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskReturned:
    """State what reporting it back means and ask for a yes."""

    code: ClassVar[str] = "ab"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class ReportReturned:
    code: ClassVar[str] = "rt"
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskInspectParcel:
    """Ask what of a parcel that came back can be sold again."""

    code: ClassVar[str] = "aj"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class InspectParcel:
    """All of it can be sold again (1), or nothing (0)."""

    code: ClassVar[str] = "ip"

    shipment_id: ShipmentId
    sound: int


@dataclass(frozen=True, slots=True)
class AskSound:
    """Let staff type how many of each line can be sold again."""

    code: ClassVar[str] = "as"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskReship:
    """State what sending it again means and ask for a yes."""

    code: ClassVar[str] = "ah"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class Reship:
    code: ClassVar[str] = "rs"
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskRefundParcel:
    """State what paying it back means and ask for a yes."""

    code: ClassVar[str] = "af"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class RefundParcel:
    code: ClassVar[str] = "rf"
    shipment_id: ShipmentId


Action: TypeAlias = (
    ShowParcel
    | AskLost
    | ReportLost
    | AskReturned
    | ReportReturned
    | AskInspectParcel
    | InspectParcel
    | AskSound
    | AskReship
    | Reship
    | AskRefundParcel
    | RefundParcel
)
