"""Many parcels by one list."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class AskConsignments:
    """Let staff paste a list of orders and tracking numbers."""

    code: ClassVar[str] = "yb"


@dataclass(frozen=True, slots=True)
class ShowConsignments:
    """A page (from 0) of the list pasted last, and how each of its lines stands."""

    code: ClassVar[str] = "yc"

    list_id: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShipConsignments:
    """Ship what of that list can leave."""

    code: ClassVar[str] = "yd"

    list_id: str


Action: TypeAlias = AskConsignments | ShowConsignments | ShipConsignments
