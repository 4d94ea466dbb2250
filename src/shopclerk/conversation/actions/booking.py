"""How staff agree on a parcel with its carrier."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import OrderId, ShipmentId


@dataclass(frozen=True, slots=True)
class AskBooking:
    """The carriers to choose from, for what of an order is in no parcel."""

    code: ClassVar[str] = "bo"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class BookParcel:
    """Announce all that is in no parcel to this carrier."""

    code: ClassVar[str] = "bp"

    order_id: OrderId
    carrier: str


@dataclass(frozen=True, slots=True)
class ShowLabel:
    """What the carrier gave to stick on a parcel."""

    code: ClassVar[str] = "lb"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskHandOver:
    """State what handing over means and ask for a yes."""

    code: ClassVar[str] = "hq"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class HandOver:
    code: ClassVar[str] = "hv"
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskCallOff:
    """State what cancelling the booking means and ask for a yes."""

    code: ClassVar[str] = "cq"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class CallOff:
    code: ClassVar[str] = "cf"
    shipment_id: ShipmentId


Action: TypeAlias = AskBooking | BookParcel | ShowLabel | AskHandOver | HandOver | AskCallOff | CallOff
