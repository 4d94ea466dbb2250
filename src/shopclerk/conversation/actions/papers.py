"""Papers to print."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import OrderId, ShipmentId


@dataclass(frozen=True, slots=True)
class ShowTogether:
    """What can be done for all orders to ship at once."""

    code: ClassVar[str] = "wt"


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """The packing slip of what of an order has not left yet."""

    code: ClassVar[str] = "wp"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class PrintParcelSlip:
    """The packing slip of a parcel."""

    code: ClassVar[str] = "wk"

    shipment_id: ShipmentId


@dataclass(frozen=True, slots=True)
class PrintPicking:
    """The picking list over all that waits to be shipped."""

    code: ClassVar[str] = "wl"


@dataclass(frozen=True, slots=True)
class PrintSlips:
    """The packing slips of all orders on the picking list."""

    code: ClassVar[str] = "wa"


@dataclass(frozen=True, slots=True)
class PrintReceipt:
    """The receipt of an order, as a file to keep."""

    code: ClassVar[str] = "wr"

    order_id: OrderId


Action: TypeAlias = ShowTogether | PrintSlip | PrintParcelSlip | PrintPicking | PrintSlips | PrintReceipt
