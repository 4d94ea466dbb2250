"""What is asked of levels, the ledger, and who waits for goods."""

from dataclasses import dataclass

from shopclerk.core.domain.ids import OrderId, SkuId
from shopclerk.core.domain.stock import Reservation, StockItem, StockMovement, StockWatch
from shopclerk.core.ports.store import Query


@dataclass(frozen=True, slots=True)
class Levels(Query[StockItem]):
    """The stock levels of these SKUs; a SKU without a level is left out."""

    sku_ids: tuple[SkuId, ...]


@dataclass(frozen=True, slots=True)
class Movements(Query[StockMovement]):
    """The ledger of one SKU, oldest first."""

    sku_id: SkuId


@dataclass(frozen=True, slots=True)
class ReservationsOf(Query[Reservation]):
    """What the order holds, or held, by SKU id."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class WatchesOf(Query[StockWatch]):
    """Who waits to be told of a SKU and was not yet, oldest first."""

    sku_id: SkuId
