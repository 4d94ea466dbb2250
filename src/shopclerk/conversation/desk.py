"""Everything a chat can reach of the shop."""

from dataclasses import dataclass

from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.usecases.adding import AddProduct
from shopclerk.core.usecases.aftersales.deciding import ApproveCase, RejectCase
from shopclerk.core.usecases.aftersales.requesting import (
    AddEvidence,
    CountClaimable,
    RequestAfterSales,
    WithdrawCase,
)
from shopclerk.core.usecases.aftersales.returning import InspectReturn, ReceiveReturn, RecordReturn
from shopclerk.core.usecases.aftersales.settling import SettleCase
from shopclerk.core.usecases.aftersales.showing import ListCases, ShowCase
from shopclerk.core.usecases.booking import BookShipment, CancelShipment
from shopclerk.core.usecases.browsing import BrowseCatalogue, BrowseShelf, ShowProduct
from shopclerk.core.usecases.cancelling import CancelLines, CancelOrder
from shopclerk.core.usecases.checkout import PlaceOrder, RecallRecipient
from shopclerk.core.usecases.correcting import ChangeRecipient, CorrectTracking
from shopclerk.core.usecases.discrepancies import ListDiscrepancies, SettleDiscrepancy
from shopclerk.core.usecases.filling import FillCart, ShowCart
from shopclerk.core.usecases.manual_refunds import RecordManualRefund
from shopclerk.core.usecases.parcels import ShowParcel
from shopclerk.core.usecases.paying import StartPayment
from shopclerk.core.usecases.quoting import PriceCart
from shopclerk.core.usecases.remedies import RefundParcel, Reship
from shopclerk.core.usecases.shipping import ConfirmReceipt, HandOver, ShipOrder
from shopclerk.core.usecases.troubles import ReportLost, ReportReturned, RestockReturned
from shopclerk.core.usecases.viewing import CountQueues, ListOrders, NameSkus, ShowOrder
from shopclerk.core.usecases.watching import ForgetWatch, ListWatchers, WatchStock


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The use cases, and the few facts of the shop that screens show.

    `language` is the shop's own, in which it names what it sells. `returns` is what is promised of
    after-sales; `methods` are the payment methods in the order to offer them; `return_url` is where a pay
    page leads back to. `carriers` are the codes that can be booked with.
    """

    shop_name: str
    currency: str
    language: str
    returns: ReturnPolicy
    methods: tuple[str, ...]
    return_url: str | None
    carriers: tuple[str, ...]
    clock: Clock
    ids: IdSource
    add_product: AddProduct
    browse_catalogue: BrowseCatalogue
    browse_shelf: BrowseShelf
    show_product: ShowProduct
    show_cart: ShowCart
    fill_cart: FillCart
    recall_recipient: RecallRecipient
    price_cart: PriceCart
    place_order: PlaceOrder
    start_payment: StartPayment
    cancel_order: CancelOrder
    cancel_lines: CancelLines
    confirm_receipt: ConfirmReceipt
    ship_order: ShipOrder
    show_order: ShowOrder
    list_orders: ListOrders
    count_queues: CountQueues
    name_skus: NameSkus
    list_cases: ListCases
    show_case: ShowCase
    count_claimable: CountClaimable
    request_after_sales: RequestAfterSales
    add_evidence: AddEvidence
    withdraw_case: WithdrawCase
    record_return: RecordReturn
    approve_case: ApproveCase
    reject_case: RejectCase
    receive_return: ReceiveReturn
    inspect_return: InspectReturn
    settle_case: SettleCase
    record_manual_refund: RecordManualRefund
    list_discrepancies: ListDiscrepancies
    settle_discrepancy: SettleDiscrepancy
    correct_tracking: CorrectTracking
    change_recipient: ChangeRecipient
    book_shipment: BookShipment
    cancel_shipment: CancelShipment
    hand_over: HandOver
    show_parcel: ShowParcel
    report_lost: ReportLost
    report_returned: ReportReturned
    restock_returned: RestockReturned
    reship: Reship
    refund_parcel: RefundParcel
    watch_stock: WatchStock
    list_watchers: ListWatchers
    forget_watch: ForgetWatch
