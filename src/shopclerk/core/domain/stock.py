"""Stock: what is on hand, what of it is promised, and the ledger that explains both."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from shopclerk.core.domain.ids import OrderId, PersonId, SkuId


class MovementReason(StrEnum):
    RECEIVED = "received"
    SHIPPED = "shipped"
    CORRECTED = "corrected"
    RESTOCKED = "restocked"
    """Came back from a customer and was found resellable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockItem:
    """The level of one SKU, in units. Always 0 <= reserved <= on_hand."""

    sku_id: SkuId
    on_hand: int = 0
    reserved: int = 0
    safety_stock: int = 0

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved

    @property
    def is_sound(self) -> bool:
        return 0 <= self.reserved <= self.on_hand

    @property
    def is_low(self) -> bool:
        return self.available <= self.safety_stock

    def moved(self, on_hand: int, reserved: int) -> "StockItem":
        return StockItem(
            sku_id=self.sku_id,
            on_hand=self.on_hand + on_hand,
            reserved=self.reserved + reserved,
            safety_stock=self.safety_stock,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StockMovement:
    """One append-only ledger row; the sum of `quantity` over a SKU is its on_hand. `by` moved it."""

    id: str
    sku_id: SkuId
    quantity: int
    reason: MovementReason
    order_id: OrderId | None
    at: datetime
    by: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """What one order holds of one SKU: `held` units, until `expires_at` while the order is unpaid.

    Its id is `<order id>:<sku id>`; a reservation that holds nothing any more stays as a zero.
    """

    id: str
    order_id: OrderId
    sku_id: SkuId
    held: int
    expires_at: datetime | None
    version: int = 0

    def kept(self) -> "Reservation":
        """The order is paid: the hold has no end any more."""
        return replace(self, expires_at=None)

    def less(self, quantity: int) -> "Reservation":
        return replace(self, held=self.held - quantity)


def reservation_id(order_id: OrderId, sku_id: SkuId) -> str:
    return f"{order_id}:{sku_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StockWatch:
    """A customer who asked to be told, once, when a SKU is there again. Its id is `<sku id>:<person id>`."""

    id: str
    sku_id: SkuId
    person_id: PersonId
    since: datetime
    told_at: datetime | None = None
    version: int = 0


def watch_id(sku_id: SkuId, person_id: PersonId) -> str:
    return f"{sku_id}:{person_id}"
