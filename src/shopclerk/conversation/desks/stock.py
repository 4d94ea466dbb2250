"""What staff do with what is on the shelf."""

from dataclasses import dataclass

from shopclerk.core.usecases.goods.stock import CountLow, FindSku, ListLow, ReceiveDelivery, ShowLedger
from shopclerk.core.usecases.stocktaking import CorrectStock, ReceiveStock, SetSafetyStock


@dataclass(frozen=True, slots=True, kw_only=True)
class StockDesk:
    """What staff do with what is on the shelf."""

    list_low: ListLow
    count_low: CountLow
    find_sku: FindSku
    receive_stock: ReceiveStock
    receive_delivery: ReceiveDelivery
    correct_stock: CorrectStock
    set_safety_stock: SetSafetyStock
    show_ledger: ShowLedger
