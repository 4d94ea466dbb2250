"""What staff do with what is on the shelf."""

from dataclasses import dataclass

from shopclerk.core.usecases.goods.bringing import ReadTable
from shopclerk.core.usecases.goods.counting import BookCount, ListShelf, TryCount
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
    list_shelf: ListShelf
    read_table: ReadTable
    try_count: TryCount
    book_count: BookCount
