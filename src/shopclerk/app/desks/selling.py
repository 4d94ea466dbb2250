"""Where customers look, buy, pay and use codes."""

from shopclerk.app.desks.means import Means
from shopclerk.conversation.desks.addresses import AddressDesk
from shopclerk.conversation.desks.discounts import DiscountDesk
from shopclerk.conversation.desks.finding import FindingDesk
from shopclerk.conversation.desks.orders import OrderDesk
from shopclerk.conversation.desks.shelf import ShelfDesk
from shopclerk.conversation.desks.till import TillDesk
from shopclerk.core.usecases.adding import AddProduct
from shopclerk.core.usecases.addresses import KeepAddress, PreferAddress, RemoveAddress, ShowAddresses
from shopclerk.core.usecases.browsing import BrowseCatalogue, BrowseShelf, ShowProduct
from shopclerk.core.usecases.cancelling import CancelLines, CancelOrder
from shopclerk.core.usecases.checkout import PlaceOrder, RecallRecipient
from shopclerk.core.usecases.correcting import ChangeRecipient
from shopclerk.core.usecases.discounting import (
    ChangeDiscount,
    CreateDiscount,
    EndDiscount,
    ListDiscounts,
    LookUpDiscount,
    ShowDiscount,
)
from shopclerk.core.usecases.discrepancies import ListDiscrepancies, SettleDiscrepancy
from shopclerk.core.usecases.extending import ExtendReceipt
from shopclerk.core.usecases.filling import FillCart, ShowCart
from shopclerk.core.usecases.manual_refunds import RecordManualRefund
from shopclerk.core.usecases.paying import StartPayment
from shopclerk.core.usecases.quoting import PriceCart
from shopclerk.core.usecases.receipts import ShowReceipt
from shopclerk.core.usecases.reordering import OrderAgain
from shopclerk.core.usecases.searching import SearchProducts
from shopclerk.core.usecases.shipping import ConfirmReceipt
from shopclerk.core.usecases.viewing import CountQueues, ListOrders, NameSkus, ShowOrder
from shopclerk.core.usecases.watching import ForgetWatch, ListWatchers, WatchStock


def shelf_desk(means: Means) -> ShelfDesk:
    return ShelfDesk(
        add_product=AddProduct(means.unit_of_work, means.ids),
        browse_catalogue=BrowseCatalogue(means.store, means.views),
        browse_shelf=BrowseShelf(means.store, means.views),
        show_product=ShowProduct(means.store),
        name_skus=NameSkus(means.views),
        watch_stock=WatchStock(means.unit_of_work),
        list_watchers=ListWatchers(means.store),
        forget_watch=ForgetWatch(means.unit_of_work),
    )


def finding_desk(means: Means) -> FindingDesk:
    return FindingDesk(search_products=SearchProducts(means.search, means.views))


def till_desk(means: Means) -> TillDesk:
    return TillDesk(
        show_cart=ShowCart(means.store, means.terms),
        fill_cart=FillCart(means.unit_of_work, means.terms),
        recall_recipient=RecallRecipient(means.store),
        price_cart=PriceCart(means.unit_of_work, means.terms),
        place_order=PlaceOrder(means.unit_of_work, means.ids, means.terms),
        start_payment=StartPayment(means.unit_of_work, means.gateways, means.ids, means.terms),
    )


def address_desk(means: Means) -> AddressDesk:
    return AddressDesk(
        show_addresses=ShowAddresses(means.store),
        keep_address=KeepAddress(means.unit_of_work, means.ids),
        remove_address=RemoveAddress(means.unit_of_work),
        prefer_address=PreferAddress(means.unit_of_work),
    )


def order_desk(means: Means) -> OrderDesk:
    return OrderDesk(
        show_order=ShowOrder(means.store, means.terms, means.people),
        show_receipt=ShowReceipt(means.store, means.terms),
        list_orders=ListOrders(means.views),
        count_queues=CountQueues(means.views),
        cancel_order=CancelOrder(means.unit_of_work, means.gateways),
        cancel_lines=CancelLines(means.unit_of_work, means.gateways, means.terms),
        confirm_receipt=ConfirmReceipt(means.unit_of_work),
        extend_receipt=ExtendReceipt(means.unit_of_work, means.terms),
        order_again=OrderAgain(means.unit_of_work, means.terms),
        change_recipient=ChangeRecipient(means.bookings, means.ids),
        record_manual_refund=RecordManualRefund(means.unit_of_work),
        list_discrepancies=ListDiscrepancies(means.store),
        settle_discrepancy=SettleDiscrepancy(means.unit_of_work),
    )


def discount_desk(means: Means) -> DiscountDesk:
    return DiscountDesk(
        list_discounts=ListDiscounts(means.store),
        show_discount=ShowDiscount(means.unit_of_work),
        create_discount=CreateDiscount(means.unit_of_work),
        change_discount=ChangeDiscount(means.unit_of_work),
        end_discount=EndDiscount(means.unit_of_work),
        look_up_discount=LookUpDiscount(means.unit_of_work),
    )
