"""What states and carriers are called."""

from collections.abc import Callable, Mapping
from typing import Final

from shopclerk.conversation.words import Words
from shopclerk.core.domain.labels import OrderLabel
from shopclerk.core.domain.lifecycle import ShipmentStatus

_EMOJI: Final[Mapping[OrderLabel, str]] = {
    OrderLabel.PENDING_PAYMENT: "⏳",
    OrderLabel.AWAITING_SHIPMENT: "📦",
    OrderLabel.SHIPPED: "🚚",
    OrderLabel.IN_DELIVERY: "🛵",
    OrderLabel.DELIVERED: "📬",
    OrderLabel.COMPLETED: "✅",
    OrderLabel.CANCELLED: "✖",
    OrderLabel.AFTER_SALES: "🛠",
    OrderLabel.PARTLY_REFUNDED: "↩",
    OrderLabel.REFUNDED: "↩",
}

_ORDER: Final[Mapping[OrderLabel, Callable[[Words], str]]] = {
    OrderLabel.PENDING_PAYMENT: lambda words: words.context("order", "Pending payment"),
    OrderLabel.AWAITING_SHIPMENT: lambda words: words.context("order", "Awaiting shipment"),
    OrderLabel.SHIPPED: lambda words: words.context("order", "Shipped"),
    OrderLabel.IN_DELIVERY: lambda words: words.context("order", "In delivery"),
    OrderLabel.DELIVERED: lambda words: words.context("order", "Delivered"),
    OrderLabel.COMPLETED: lambda words: words.context("order", "Completed"),
    OrderLabel.CANCELLED: lambda words: words.context("order", "Cancelled"),
    OrderLabel.AFTER_SALES: lambda words: words.context("order", "After-sales"),
    OrderLabel.PARTLY_REFUNDED: lambda words: words.context("order", "Partly refunded"),
    OrderLabel.REFUNDED: lambda words: words.context("order", "Refunded"),
}

_PARCEL: Final[Mapping[ShipmentStatus, Callable[[Words], str]]] = {
    ShipmentStatus.PENDING: lambda words: words.context("parcel", "Not packed yet"),
    ShipmentStatus.PICKING: lambda words: words.context("parcel", "Being picked"),
    ShipmentStatus.PACKED: lambda words: words.context("parcel", "Packed"),
    ShipmentStatus.SHIPPED: lambda words: words.context("parcel", "Shipped"),
    ShipmentStatus.IN_TRANSIT: lambda words: words.context("parcel", "In transit"),
    ShipmentStatus.OUT_FOR_DELIVERY: lambda words: words.context("parcel", "Out for delivery"),
    ShipmentStatus.DELIVERED: lambda words: words.context("parcel", "Delivered"),
    ShipmentStatus.EXCEPTION: lambda words: words.context("parcel", "Held up on the way"),
    ShipmentStatus.LOST: lambda words: words.context("parcel", "Lost on the way"),
    ShipmentStatus.RETURNING: lambda words: words.context("parcel", "On its way back"),
    ShipmentStatus.RETURNED: lambda words: words.context("parcel", "Back at the shop"),
    ShipmentStatus.CANCELLED: lambda words: words.context("parcel", "Not sent"),
}

_CARRIERS: Final[Mapping[str, Callable[[Words], str]]] = {
    "sf": lambda words: words.text("SF Express"),
    "zto": lambda words: words.text("ZTO Express"),
    "ems": lambda words: words.text("EMS"),
}


def order_label(words: Words, label: OrderLabel) -> str:
    return _ORDER[label](words)


def order_emoji(label: OrderLabel) -> str:
    return _EMOJI[label]


def parcel_status(words: Words, status: ShipmentStatus) -> str:
    return _PARCEL[status](words)


def carrier_name(words: Words, code: str) -> str:
    """The name of a carrier; the code itself of one without a name here."""
    return _CARRIERS[code](words) if code in _CARRIERS else code.upper()
