"""Orders and their money."""

from dataclasses import dataclass

from shopclerk.core.usecases.cancelling import CancelLines, CancelOrder
from shopclerk.core.usecases.correcting import ChangeRecipient
from shopclerk.core.usecases.discrepancies import ListDiscrepancies, SettleDiscrepancy
from shopclerk.core.usecases.extending import ExtendReceipt
from shopclerk.core.usecases.manual_refunds import RecordManualRefund
from shopclerk.core.usecases.receipts import ShowReceipt
from shopclerk.core.usecases.reordering import OrderAgain
from shopclerk.core.usecases.shipping import ConfirmReceipt
from shopclerk.core.usecases.viewing import CountQueues, ListOrders, ShowOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDesk:
    """Orders and their money."""

    show_order: ShowOrder
    show_receipt: ShowReceipt
    list_orders: ListOrders
    count_queues: CountQueues
    cancel_order: CancelOrder
    cancel_lines: CancelLines
    confirm_receipt: ConfirmReceipt
    extend_receipt: ExtendReceipt
    order_again: OrderAgain
    change_recipient: ChangeRecipient
    record_manual_refund: RecordManualRefund
    list_discrepancies: ListDiscrepancies
    settle_discrepancy: SettleDiscrepancy
