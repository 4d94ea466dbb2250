"""How staff agree on a parcel with its carrier."""

from dataclasses import dataclass

from shopclerk.core.domain.ids import OrderId, ShipmentId


@dataclass(frozen=True, slots=True)
class AskBooking:
    """The carriers to choose from, for what of an order is in no parcel."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class BookParcel:
    """Announce all that is in no parcel to this carrier."""

    order_id: OrderId
    carrier: str


@dataclass(frozen=True, slots=True)
class ShowLabel:
    """What the carrier gave to stick on a parcel."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskHandOver:
    """State what handing over means and ask for a yes."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class HandOver:
    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AskCallOff:
    """State what cancelling the booking means and ask for a yes."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class CallOff:
    shipment_id: ShipmentId
