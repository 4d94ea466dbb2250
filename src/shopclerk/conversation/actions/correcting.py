"""How staff put right what was typed wrong."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import OrderId, ShipmentId


@dataclass(frozen=True, slots=True)
class AskNumber:
    """Let staff type another tracking number for a parcel under way."""

    code: ClassVar[str] = "nu"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class CorrectNumber:
    """The number typed last is of this carrier."""

    code: ClassVar[str] = "nc"

    shipment_id: ShipmentId
    carrier: str


@dataclass(frozen=True, slots=True)
class ShowRecipient:
    """Who gets an order that has not left, and what of it can be changed."""

    code: ClassVar[str] = "re"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class AskRecipient:
    """Let staff type its `field` (`name`, `phone` or `address`) anew."""

    code: ClassVar[str] = "ra"

    order_id: OrderId
    field: str


Action: TypeAlias = AskNumber | CorrectNumber | ShowRecipient | AskRecipient
