"""What a chat of staff waits for about parcels and who gets them."""

from dataclasses import dataclass
from typing import TypeAlias

from shopclerk.core.domain.ids import OrderId, ShipmentId


@dataclass(frozen=True, slots=True)
class AwaitTracking:
    """The next text is the tracking number of an order; `packed` is what goes into the parcel (`packing`),
    empty: everything.
    """

    order_id: OrderId
    packed: str = ""


@dataclass(frozen=True, slots=True)
class AwaitNumber:
    """The next text is the right tracking number of a parcel under way."""

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class AwaitRecipient:
    """The next text is the new `field` (`name`, `phone`, `address`) of who gets an order."""

    order_id: OrderId
    field: str


@dataclass(frozen=True, slots=True)
class AwaitSound:
    """The next text is how many units can be sold again, for each line of a parcel that came back."""

    shipment_id: ShipmentId


Awaited: TypeAlias = AwaitTracking | AwaitNumber | AwaitRecipient | AwaitSound
