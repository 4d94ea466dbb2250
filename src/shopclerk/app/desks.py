"""Which use cases a chat can reach, made of the ports."""

from collections.abc import Collection
from dataclasses import dataclass

from shopclerk.adapters.catalogue_csv.writer import ShopifySheets
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.desks.addresses import AddressDesk
from shopclerk.conversation.desks.campaigns import CampaignDesk
from shopclerk.conversation.desks.cases import CaseDesk
from shopclerk.conversation.desks.choices import ChoiceDesk
from shopclerk.conversation.desks.counter import CounterDesk
from shopclerk.conversation.desks.deeds import DeedDesk
from shopclerk.conversation.desks.discounts import DiscountDesk
from shopclerk.conversation.desks.failures import FailureDesk
from shopclerk.conversation.desks.finding import FindingDesk
from shopclerk.conversation.desks.goods import GoodsDesk
from shopclerk.conversation.desks.orders import OrderDesk
from shopclerk.conversation.desks.parcels import ParcelDesk
from shopclerk.conversation.desks.privacy import PrivacyDesk
from shopclerk.conversation.desks.settings import SettingsDesk
from shopclerk.conversation.desks.shelf import ShelfDesk
from shopclerk.conversation.desks.staffing import StaffDesk
from shopclerk.conversation.desks.stock import StockDesk
from shopclerk.conversation.desks.threads import ThreadDesk
from shopclerk.conversation.desks.till import TillDesk
from shopclerk.core.domain.ids import FileId
from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.dead_letters import DeadLetters
from shopclerk.core.ports.files import Files
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.outbox import Outbox
from shopclerk.core.ports.people import People
from shopclerk.core.ports.privacy import PersonalData
from shopclerk.core.ports.search import ProductSearch
from shopclerk.core.ports.staff import Staff
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import Views
from shopclerk.core.usecases.adding import AddProduct
from shopclerk.core.usecases.addresses import KeepAddress, PreferAddress, RemoveAddress, ShowAddresses
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
from shopclerk.core.usecases.booking import BookShipment, CancelShipment, CarrierDesk
from shopclerk.core.usecases.broadcasting import (
    DraftCampaign,
    EditCampaign,
    ListCampaigns,
    PauseCampaign,
    RecallCampaign,
    ResumeCampaign,
    ShowCampaign,
    StartCampaign,
    StopCampaign,
)
from shopclerk.core.usecases.browsing import BrowseCatalogue, BrowseShelf, ShowProduct
from shopclerk.core.usecases.cancelling import CancelLines, CancelOrder
from shopclerk.core.usecases.checkout import PlaceOrder, RecallRecipient
from shopclerk.core.usecases.correcting import ChangeRecipient, CorrectTracking
from shopclerk.core.usecases.deeds import ShowActivity
from shopclerk.core.usecases.discounting import (
    ChangeDiscount,
    CreateDiscount,
    EndDiscount,
    ListDiscounts,
    LookUpDiscount,
    ShowDiscount,
)
from shopclerk.core.usecases.discrepancies import ListDiscrepancies, SettleDiscrepancy
from shopclerk.core.usecases.dispatching import CheckConsignments, ShipConsignment
from shopclerk.core.usecases.extending import ExtendReceipt
from shopclerk.core.usecases.failures import DropFailure, ListFailures, RetryFailure, RetryFailures
from shopclerk.core.usecases.filling import FillCart, ShowCart
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.glancing import CountAllQueues, GlanceAtDay, ListExceptions
from shopclerk.core.usecases.goods.bringing import KeepTable, OpenTable, TryImport
from shopclerk.core.usecases.goods.editing import AddCategory, EditProduct
from shopclerk.core.usecases.goods.exporting import ExportCatalogue
from shopclerk.core.usecases.goods.showing import (
    CountGoods,
    CountUses,
    FindGoods,
    ListCategories,
    ListGoods,
    ShowGoods,
)
from shopclerk.core.usecases.goods.stock import CountLow, FindSku, ListLow, ReceiveDelivery, ShowLedger
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.manual_refunds import RecordManualRefund
from shopclerk.core.usecases.parcels import ShowParcel
from shopclerk.core.usecases.paying import StartPayment
from shopclerk.core.usecases.picking import GatherGoods
from shopclerk.core.usecases.preferring import (
    AnswerBroadcasts,
    AskForConsent,
    ChooseCurrency,
    ChooseNotices,
    ChooseQuietHours,
    ChooseShopQuiet,
    ReadPreferences,
    ReadQuietHours,
)
from shopclerk.core.usecases.privacy import ErasePersonal, ExportPersonal, ShowPersonal
from shopclerk.core.usecases.quoting import PriceCart
from shopclerk.core.usecases.receipts import ShowReceipt
from shopclerk.core.usecases.refunding import RequestRefund
from shopclerk.core.usecases.remedies import RefundParcel, Reship
from shopclerk.core.usecases.reordering import OrderAgain
from shopclerk.core.usecases.searching import SearchProducts
from shopclerk.core.usecases.shipping import ConfirmReceipt, HandOver, ShipOrder
from shopclerk.core.usecases.staffing import AppointStaff, InviteStaff, ListStaff, NameStaff
from shopclerk.core.usecases.stocktaking import CorrectStock, ReceiveStock, SetSafetyStock
from shopclerk.core.usecases.threads import (
    AnswerThread,
    AskShop,
    CloseThread,
    ListThreads,
    ReopenThread,
    ShowThread,
)
from shopclerk.core.usecases.trading import ChangeSetting, PresentTerms, RecallSettings, ShowSettings
from shopclerk.core.usecases.troubles import ReportLost, ReportReturned, RestockReturned
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import CountQueues, ListOrders, NameSkus, ShowOrder
from shopclerk.core.usecases.watching import ForgetWatch, ListWatchers, WatchStock
from shopclerk.core.usecases.writing import WriteToCustomer


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the use cases are made of. `languages` and `zones` are those that the owner may choose of."""

    store: Store
    views: Views
    files: Files
    people: People
    letters: DeadLetters
    personal: PersonalData
    staff: Staff
    outbox: Outbox
    unit_of_work: UnitOfWork
    gateways: Gateways
    carrier: Carrier
    search: ProductSearch
    clock: Clock
    ids: IdSource
    terms: PresentTerms
    languages: Collection[str]
    zones: Collection[str]

    @property
    def bookings(self) -> CarrierDesk:
        return CarrierDesk(self.unit_of_work, self.carrier, self.files)


def desk_of(means: Means, *, return_url: str | None) -> Desk:
    """Everything that a chat can reach of the shop."""
    return Desk(
        terms=means.terms,
        payable=means.gateways.methods,
        return_url=return_url,
        carriers=means.carrier.codes,
        clock=means.clock,
        ids=means.ids,
        shelf=_shelf(means),
        finding=FindingDesk(search_products=SearchProducts(means.search, means.views)),
        till=_till(means),
        addresses=_addresses(means),
        orders=_orders(means),
        parcels=_parcels(means),
        goods=_goods(means),
        stock=_stock(means),
        cases=_cases(means),
        privacy=_privacy(means),
        staff=_staff(means),
        deeds=DeedDesk(show_activity=ShowActivity(means.views, means.people, means.clock)),
        counter=_counter(means),
        settings=_settings(means),
        threads=_threads(means),
        discounts=_discounts(means),
        choices=_choices(means),
        campaigns=_campaigns(means),
        failures=_failures(means),
    )


def _choices(means: Means) -> ChoiceDesk:
    return ChoiceDesk(
        read_preferences=ReadPreferences(means.store),
        read_quiet_hours=ReadQuietHours(means.store),
        choose_currency=ChooseCurrency(means.unit_of_work),
        choose_notices=ChooseNotices(means.unit_of_work),
        choose_quiet_hours=ChooseQuietHours(means.unit_of_work),
        choose_shop_quiet=ChooseShopQuiet(means.unit_of_work),
        answer_broadcasts=AnswerBroadcasts(means.unit_of_work),
        ask_for_consent=AskForConsent(means.unit_of_work),
    )


def _campaigns(means: Means) -> CampaignDesk:
    return CampaignDesk(
        draft_campaign=DraftCampaign(means.unit_of_work, means.ids),
        edit_campaign=EditCampaign(means.unit_of_work),
        start_campaign=StartCampaign(means.unit_of_work),
        pause_campaign=PauseCampaign(means.unit_of_work),
        resume_campaign=ResumeCampaign(means.unit_of_work),
        stop_campaign=StopCampaign(means.unit_of_work),
        show_campaign=ShowCampaign(means.unit_of_work, means.outbox),
        list_campaigns=ListCampaigns(means.store),
        recall_campaign=RecallCampaign(means.store),
    )


def _failures(means: Means) -> FailureDesk:
    return FailureDesk(
        list_failures=ListFailures(means.letters),
        retry_failure=RetryFailure(means.letters, means.clock),
        retry_failures=RetryFailures(means.letters, means.clock),
        drop_failure=DropFailure(means.letters, means.clock),
    )


def _shelf(means: Means) -> ShelfDesk:
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


def _goods(means: Means) -> GoodsDesk:
    sheets = ShopifySheets()
    return GoodsDesk(
        list_goods=ListGoods(means.views),
        find_goods=FindGoods(means.views),
        count_goods=CountGoods(means.views),
        show_goods=ShowGoods(means.store, means.people),
        list_categories=ListCategories(means.store),
        count_uses=CountUses(means.store, means.views),
        edit_product=EditProduct(means.unit_of_work),
        add_category=AddCategory(means.unit_of_work, means.ids),
        export_catalogue=ExportCatalogue(means.store, means.views, sheets),
        keep_table=KeepTable(means.files),
        open_table=OpenTable(means.files, sheets),
        try_import=TryImport(means.store, means.clock, means.ids),
        import_product=ImportProduct(means.unit_of_work, means.ids, _nothing_beside),
    )


async def _nothing_beside(_: str) -> FileId | None:
    """A table that is sent in a chat has no folder with pictures beside it."""
    return None


def _stock(means: Means) -> StockDesk:
    return StockDesk(
        list_low=ListLow(means.views),
        count_low=CountLow(means.views),
        find_sku=FindSku(means.store),
        receive_stock=ReceiveStock(means.unit_of_work),
        receive_delivery=ReceiveDelivery(means.unit_of_work),
        correct_stock=CorrectStock(means.unit_of_work),
        set_safety_stock=SetSafetyStock(means.unit_of_work),
        show_ledger=ShowLedger(means.views, means.people),
    )


def _till(means: Means) -> TillDesk:
    return TillDesk(
        show_cart=ShowCart(means.store, means.terms),
        fill_cart=FillCart(means.unit_of_work, means.terms),
        recall_recipient=RecallRecipient(means.store),
        price_cart=PriceCart(means.unit_of_work, means.terms),
        place_order=PlaceOrder(means.unit_of_work, means.ids, means.terms),
        start_payment=StartPayment(means.unit_of_work, means.gateways, means.ids, means.terms),
    )


def _addresses(means: Means) -> AddressDesk:
    return AddressDesk(
        show_addresses=ShowAddresses(means.store),
        keep_address=KeepAddress(means.unit_of_work, means.ids),
        remove_address=RemoveAddress(means.unit_of_work),
        prefer_address=PreferAddress(means.unit_of_work),
    )


def _orders(means: Means) -> OrderDesk:
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


def _parcels(means: Means) -> ParcelDesk:
    return ParcelDesk(
        ship_order=ShipOrder(means.unit_of_work, means.carrier, means.ids),
        book_shipment=BookShipment(means.bookings, means.ids),
        cancel_shipment=CancelShipment(means.bookings),
        hand_over=HandOver(means.unit_of_work),
        show_parcel=ShowParcel(means.unit_of_work),
        correct_tracking=CorrectTracking(means.unit_of_work, means.carrier),
        report_lost=ReportLost(means.unit_of_work),
        report_returned=ReportReturned(means.unit_of_work),
        restock_returned=RestockReturned(means.unit_of_work),
        reship=Reship(means.unit_of_work, means.ids, means.terms),
        refund_parcel=RefundParcel(means.unit_of_work, means.gateways, means.terms),
    )


def _staff(means: Means) -> StaffDesk:
    return StaffDesk(
        list_staff=ListStaff(means.staff),
        invite_staff=InviteStaff(means.staff, means.ids, means.clock),
        appoint_staff=AppointStaff(means.staff),
        name_staff=NameStaff(means.staff, means.people),
    )


def _privacy(means: Means) -> PrivacyDesk:
    return PrivacyDesk(
        show_personal=ShowPersonal(means.store, means.personal),
        export_personal=ExportPersonal(means.store, means.personal),
        erase_personal=ErasePersonal(means.store, means.personal),
    )


def _cases(means: Means) -> CaseDesk:
    return CaseDesk(
        list_cases=ListCases(means.store),
        show_case=ShowCase(means.store, means.people),
        count_claimable=CountClaimable(means.unit_of_work, means.terms),
        request_after_sales=RequestAfterSales(means.unit_of_work, means.ids, means.terms),
        add_evidence=AddEvidence(means.unit_of_work),
        withdraw_case=WithdrawCase(means.unit_of_work, means.gateways, means.terms),
        record_return=RecordReturn(means.unit_of_work, means.terms),
        approve_case=ApproveCase(means.unit_of_work, means.gateways, means.ids, means.terms),
        reject_case=RejectCase(means.unit_of_work, means.terms),
        receive_return=ReceiveReturn(means.unit_of_work),
        inspect_return=InspectReturn(means.unit_of_work, means.terms),
        settle_case=SettleCase(means.unit_of_work, means.gateways, means.terms),
    )


def _counter(means: Means) -> CounterDesk:
    check = CheckConsignments(means.store, means.carrier)
    ship = ShipOrder(means.unit_of_work, means.carrier, means.ids)
    return CounterDesk(
        gather_goods=GatherGoods(means.store, means.views),
        request_refund=RequestRefund(means.unit_of_work, means.gateways),
        check_consignments=check,
        ship_consignment=ShipConsignment(check, ship, HandOver(means.unit_of_work)),
        count_all_queues=CountAllQueues(means.views, means.clock, means.terms),
        glance_at_day=GlanceAtDay(means.views, means.clock, means.terms),
        list_exceptions=ListExceptions(means.views, means.clock, means.terms),
    )


def _settings(means: Means) -> SettingsDesk:
    return SettingsDesk(
        show_settings=ShowSettings(RecallSettings(means.store, means.terms), means.gateways),
        change_setting=ChangeSetting(
            means.unit_of_work, means.terms, means.gateways, languages=means.languages, zones=means.zones
        ),
    )


def _threads(means: Means) -> ThreadDesk:
    return ThreadDesk(
        ask_shop=AskShop(means.unit_of_work, means.ids),
        answer_thread=AnswerThread(means.unit_of_work),
        close_thread=CloseThread(means.unit_of_work),
        reopen_thread=ReopenThread(means.unit_of_work),
        list_threads=ListThreads(means.store),
        show_thread=ShowThread(means.store, means.people),
        write_to_customer=WriteToCustomer(means.unit_of_work, means.ids),
    )


def _discounts(means: Means) -> DiscountDesk:
    return DiscountDesk(
        list_discounts=ListDiscounts(means.store),
        show_discount=ShowDiscount(means.unit_of_work),
        create_discount=CreateDiscount(means.unit_of_work),
        change_discount=ChangeDiscount(means.unit_of_work),
        end_discount=EndDiscount(means.unit_of_work),
        look_up_discount=LookUpDiscount(means.unit_of_work),
    )
