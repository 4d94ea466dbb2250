"""How staff send orders."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from shopclerk.core.domain.ids import OrderId


@dataclass(frozen=True, slots=True)
class ShowQueue:
    """A page of a merchant's queue: `to_ship`, `under_way` or `unpaid`."""

    code: ClassVar[str] = "qu"

    queue: str
    after: OrderId | None = None


@dataclass(frozen=True, slots=True)
class AskTracking:
    """Let staff type the tracking number of an order."""

    code: ClassVar[str] = "at"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class Ship:
    """Ship an order under the number typed last, with this carrier."""

    code: ClassVar[str] = "sh"

    order_id: OrderId
    carrier: str


@dataclass(frozen=True, slots=True)
class AskParts:
    """Choose what goes into the next parcel, from nothing on."""

    code: ClassVar[str] = "ak"

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class PackPart:
    """So many units of the line at that place go into the next parcel."""

    code: ClassVar[str] = "pk"

    order_id: OrderId
    line: int
    units: int


@dataclass(frozen=True, slots=True)
class AskPartTracking:
    """Let staff type the tracking number of the parcel that was chosen."""

    code: ClassVar[str] = "kt"

    order_id: OrderId


Action: TypeAlias = ShowQueue | AskTracking | Ship | AskParts | PackPart | AskPartTracking
