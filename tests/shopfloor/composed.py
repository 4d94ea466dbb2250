"""The use cases of a shop, over a world made for tests."""

from dataclasses import dataclass, field
from typing import Protocol

from shopclerk.adapters.memory.database import memory_database
from shopclerk.adapters.search.following import IndexedProducts
from shopclerk.core.domain.ids import FileId, PersonId
from shopclerk.core.domain.people import Actor, Role
from shopclerk.core.domain.shop_settings import ShopSettings
from shopclerk.core.ports.dead_letters import DeadLetters
from shopclerk.core.ports.files import Files
from shopclerk.core.ports.outbox import Outbox
from shopclerk.core.ports.people import People
from shopclerk.core.ports.privacy import PersonalData
from shopclerk.core.ports.search import ProductSearch
from shopclerk.core.ports.staff import Staff
from shopclerk.core.ports.store import Store
from shopclerk.core.ports.views import Views
from shopclerk.core.usecases.adding import AddProduct
from shopclerk.core.usecases.addresses import KeepAddress, PreferAddress, RemoveAddress, ShowAddresses
from shopclerk.core.usecases.booking import BookShipment, CancelShipment, CarrierDesk, FinishBookings
from shopclerk.core.usecases.broadcasting import (
    AdvanceCampaigns,
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
from shopclerk.core.usecases.capturing import CaptureAuthorised
from shopclerk.core.usecases.checking import CheckPayment
from shopclerk.core.usecases.checkout import PlaceOrder, RecallRecipient
from shopclerk.core.usecases.correcting import ChangeRecipient, CorrectTracking
from shopclerk.core.usecases.deeds import ShowActivity
from shopclerk.core.usecases.discounting import (
    ChangeDiscount,
    CreateDiscount,
    EndDiscount,
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
from shopclerk.core.usecases.goods.editing import AddCategory, EditProduct
from shopclerk.core.usecases.goods.stock import ReceiveDelivery
from shopclerk.core.usecases.housekeeping import CompleteDelivered, ExpireUnpaid
from shopclerk.core.usecases.importing import ImportProduct
from shopclerk.core.usecases.manual_refunds import RecordManualRefund
from shopclerk.core.usecases.parcels import ShowParcel
from shopclerk.core.usecases.paying import ConfirmPayment, StartPayment
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
from shopclerk.core.usecases.quoting import PriceCart
from shopclerk.core.usecases.receipts import ShowReceipt
from shopclerk.core.usecases.reconciling import ReconcilePayments
from shopclerk.core.usecases.refunding import RequestRefund, SubmitRefunds
from shopclerk.core.usecases.relaying import RelayBroadcasts, RelayOutbox
from shopclerk.core.usecases.remedies import RefundParcel, Reship
from shopclerk.core.usecases.reordering import OrderAgain
from shopclerk.core.usecases.searching import SearchProducts
from shopclerk.core.usecases.shipping import ConfirmReceipt, HandOver, ShipOrder
from shopclerk.core.usecases.stocktaking import CorrectStock, ReceiveStock, SetSafetyStock, ShowStock
from shopclerk.core.usecases.terms import Terms, TermsOfNow
from shopclerk.core.usecases.threads import (
    AnswerThread,
    AskShop,
    CloseThread,
    ListThreads,
    ReopenThread,
    ShowThread,
)
from shopclerk.core.usecases.tracking import PollTracking, RecordTracking, WatchParcels
from shopclerk.core.usecases.trading import ChangeSetting, PresentTerms, RecallSettings, ShowSettings
from shopclerk.core.usecases.troubles import ReportLost, ReportReturned, RestockReturned
from shopclerk.core.usecases.unit_of_work import UnitOfWork
from shopclerk.core.usecases.viewing import CountQueues, ListOrders, ShowOrder
from shopclerk.core.usecases.watching import ForgetWatch, ListWatchers, WatchStock
from shopclerk.core.usecases.writing import WriteToCustomer
from tests.shopfloor.carrier import FakeCarrier
from tests.shopfloor.gateway import FakeGateway
from tests.shopfloor.notifier import RecordingNotifier
from tests.shopfloor.time_and_names import CountingIds, FakeClock, NoPause


class Database(Protocol):
    """What of a database a shop stands on."""

    @property
    def store(self) -> Store: ...
    @property
    def views(self) -> Views: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def dead_letters(self) -> DeadLetters: ...
    @property
    def files(self) -> Files: ...
    @property
    def people(self) -> People: ...
    @property
    def staff(self) -> Staff: ...
    @property
    def personal(self) -> PersonalData: ...


@dataclass(slots=True, kw_only=True)
class ComposedShop:
    """Its fields are the shop's world, its properties the use cases: they hold no state."""

    clock: FakeClock = field(default_factory=FakeClock)
    ids: CountingIds = field(default_factory=CountingIds)
    pause: NoPause = field(default_factory=NoPause)
    terms: Terms = field(default_factory=lambda: Terms(currency="CNY"))
    trading: PresentTerms | None = None
    """The terms where they are changed in the shop itself."""
    database: Database = field(default_factory=memory_database)
    gateway: FakeGateway = field(init=False)
    carrier: FakeCarrier = field(init=False)
    notifier: RecordingNotifier = field(default_factory=RecordingNotifier)
    owner: Actor = field(default=Actor(PersonId("Owner"), Role.OWNER))

    def __post_init__(self) -> None:
        self.gateway = FakeGateway(self.clock)
        self.carrier = FakeCarrier(self.clock)

    @property
    def store(self) -> Store:
        return self.database.store

    @property
    def terms_of_now(self) -> TermsOfNow:
        return self.trades() if self.trading else self.terms

    @property
    def unit_of_work(self) -> UnitOfWork:
        return UnitOfWork(self.store, self.clock, self.ids, self.pause)

    @property
    def gateways(self) -> Gateways:
        return Gateways((self.gateway,))

    @property
    def add_product(self) -> AddProduct:
        return AddProduct(self.unit_of_work, self.ids)

    @property
    def import_product(self) -> ImportProduct:
        return ImportProduct(self.unit_of_work, self.ids, _no_file)

    @property
    def browse_catalogue(self) -> BrowseCatalogue:
        return BrowseCatalogue(self.store, self.database.views)

    @property
    def browse_shelf(self) -> BrowseShelf:
        return BrowseShelf(self.store, self.database.views)

    @property
    def search_products(self) -> SearchProducts:
        return SearchProducts(self.search, self.database.views)

    @property
    def search(self) -> ProductSearch:
        return IndexedProducts(self.store)

    @property
    def show_product(self) -> ShowProduct:
        return ShowProduct(self.store)

    @property
    def fill_cart(self) -> FillCart:
        return FillCart(self.unit_of_work, self.terms_of_now)

    @property
    def show_cart(self) -> ShowCart:
        return ShowCart(self.store, self.terms_of_now)

    @property
    def recall_recipient(self) -> RecallRecipient:
        return RecallRecipient(self.store)

    @property
    def place_order(self) -> PlaceOrder:
        return PlaceOrder(self.unit_of_work, self.ids, self.terms_of_now)

    @property
    def start_payment(self) -> StartPayment:
        return StartPayment(self.unit_of_work, self.gateways, self.ids, self.terms_of_now)

    @property
    def recall_settings(self) -> RecallSettings:
        return RecallSettings(self.store, self.trades())

    @property
    def show_settings(self) -> ShowSettings:
        return ShowSettings(self.recall_settings, self.gateways)

    @property
    def change_setting(self) -> ChangeSetting:
        return ChangeSetting(
            self.unit_of_work,
            self.trades(),
            self.gateways,
            languages=("en", "zh-Hans"),
            zones=("UTC", "Asia/Shanghai"),
        )

    def trades(self) -> PresentTerms:
        """The terms, which can be changed from now on."""
        if self.trading is None or self.trading.defaults is not self.terms:
            known = self.trading.settings if self.trading else ShopSettings()
            self.trading = PresentTerms(self.terms)
            self.trading.learn(known)
        return self.trading

    @property
    def check_payment(self) -> CheckPayment:
        return CheckPayment(self.unit_of_work)

    @property
    def confirm_payment(self) -> ConfirmPayment:
        return ConfirmPayment(self.unit_of_work, self.gateways)

    @property
    def cancel_order(self) -> CancelOrder:
        return CancelOrder(self.unit_of_work, self.gateways)

    @property
    def cancel_lines(self) -> CancelLines:
        return CancelLines(self.unit_of_work, self.gateways, self.terms_of_now)

    @property
    def capture_authorised(self) -> CaptureAuthorised:
        return CaptureAuthorised(self.unit_of_work, self.gateways)

    @property
    def request_refund(self) -> RequestRefund:
        return RequestRefund(self.unit_of_work, self.gateways)

    @property
    def submit_refunds(self) -> SubmitRefunds:
        return SubmitRefunds(self.unit_of_work, self.gateways)

    @property
    def reconcile_payments(self) -> ReconcilePayments:
        return ReconcilePayments(self.unit_of_work, self.gateways)

    @property
    def list_discrepancies(self) -> ListDiscrepancies:
        return ListDiscrepancies(self.store)

    @property
    def record_manual_refund(self) -> RecordManualRefund:
        return RecordManualRefund(self.unit_of_work)

    @property
    def settle_discrepancy(self) -> SettleDiscrepancy:
        return SettleDiscrepancy(self.unit_of_work)

    @property
    def ship_order(self) -> ShipOrder:
        return ShipOrder(self.unit_of_work, self.carrier, self.ids)

    @property
    def price_cart(self) -> PriceCart:
        return PriceCart(self.unit_of_work, self.terms_of_now)

    @property
    def create_discount(self) -> CreateDiscount:
        return CreateDiscount(self.unit_of_work)

    @property
    def end_discount(self) -> EndDiscount:
        return EndDiscount(self.unit_of_work)

    @property
    def show_discount(self) -> ShowDiscount:
        return ShowDiscount(self.unit_of_work)

    @property
    def change_discount(self) -> ChangeDiscount:
        return ChangeDiscount(self.unit_of_work)

    @property
    def look_up_discount(self) -> LookUpDiscount:
        return LookUpDiscount(self.unit_of_work)

    @property
    def ask_shop(self) -> AskShop:
        return AskShop(self.unit_of_work, self.ids)

    @property
    def answer_thread(self) -> AnswerThread:
        return AnswerThread(self.unit_of_work)

    @property
    def write_to_customer(self) -> WriteToCustomer:
        return WriteToCustomer(self.unit_of_work, self.ids)

    @property
    def close_thread(self) -> CloseThread:
        return CloseThread(self.unit_of_work)

    @property
    def reopen_thread(self) -> ReopenThread:
        return ReopenThread(self.unit_of_work)

    @property
    def list_threads(self) -> ListThreads:
        return ListThreads(self.store)

    @property
    def show_thread(self) -> ShowThread:
        return ShowThread(self.store, self.database.people)

    @property
    def edit_product(self) -> EditProduct:
        return EditProduct(self.unit_of_work)

    @property
    def add_category(self) -> AddCategory:
        return AddCategory(self.unit_of_work, self.ids)

    @property
    def receive_delivery(self) -> ReceiveDelivery:
        return ReceiveDelivery(self.unit_of_work)

    @property
    def receive_stock(self) -> ReceiveStock:
        return ReceiveStock(self.unit_of_work)

    @property
    def correct_stock(self) -> CorrectStock:
        return CorrectStock(self.unit_of_work)

    @property
    def set_safety_stock(self) -> SetSafetyStock:
        return SetSafetyStock(self.unit_of_work)

    @property
    def show_stock(self) -> ShowStock:
        return ShowStock(self.store)

    @property
    def read_preferences(self) -> ReadPreferences:
        return ReadPreferences(self.store)

    @property
    def choose_currency(self) -> ChooseCurrency:
        return ChooseCurrency(self.unit_of_work)

    @property
    def choose_notices(self) -> ChooseNotices:
        return ChooseNotices(self.unit_of_work)

    @property
    def answer_broadcasts(self) -> AnswerBroadcasts:
        return AnswerBroadcasts(self.unit_of_work)

    @property
    def read_quiet_hours(self) -> ReadQuietHours:
        return ReadQuietHours(self.store)

    @property
    def choose_shop_quiet(self) -> ChooseShopQuiet:
        return ChooseShopQuiet(self.unit_of_work)

    @property
    def choose_quiet_hours(self) -> ChooseQuietHours:
        return ChooseQuietHours(self.unit_of_work)

    @property
    def draft_campaign(self) -> DraftCampaign:
        return DraftCampaign(self.unit_of_work, self.ids)

    @property
    def edit_campaign(self) -> EditCampaign:
        return EditCampaign(self.unit_of_work)

    @property
    def start_campaign(self) -> StartCampaign:
        return StartCampaign(self.unit_of_work)

    @property
    def pause_campaign(self) -> PauseCampaign:
        return PauseCampaign(self.unit_of_work)

    @property
    def resume_campaign(self) -> ResumeCampaign:
        return ResumeCampaign(self.unit_of_work)

    @property
    def stop_campaign(self) -> StopCampaign:
        return StopCampaign(self.unit_of_work)

    @property
    def show_campaign(self) -> ShowCampaign:
        return ShowCampaign(self.unit_of_work, self.database.outbox)

    @property
    def list_campaigns(self) -> ListCampaigns:
        return ListCampaigns(self.store)

    @property
    def recall_campaign(self) -> RecallCampaign:
        return RecallCampaign(self.store)

    @property
    def advance_campaigns(self) -> AdvanceCampaigns:
        return AdvanceCampaigns(self.unit_of_work, self.database.outbox)

    @property
    def sends_broadcasts(self) -> RelayBroadcasts:
        return RelayBroadcasts(self.database.outbox, self.notifier, self.clock)

    @property
    def ask_for_consent(self) -> AskForConsent:
        return AskForConsent(self.unit_of_work)

    @property
    def list_failures(self) -> ListFailures:
        return ListFailures(self.database.dead_letters)

    @property
    def retry_failure(self) -> RetryFailure:
        return RetryFailure(self.database.dead_letters, self.ids, self.clock)

    @property
    def retry_failures(self) -> RetryFailures:
        return RetryFailures(self.database.dead_letters, self.ids, self.clock)

    @property
    def drop_failure(self) -> DropFailure:
        return DropFailure(self.database.dead_letters, self.ids, self.clock)

    @property
    def watch_stock(self) -> WatchStock:
        return WatchStock(self.unit_of_work)

    @property
    def list_watchers(self) -> ListWatchers:
        return ListWatchers(self.store)

    @property
    def forget_watch(self) -> ForgetWatch:
        return ForgetWatch(self.unit_of_work)

    @property
    def desk(self) -> CarrierDesk:
        return CarrierDesk(self.unit_of_work, self.carrier, self.database.files)

    @property
    def book_shipment(self) -> BookShipment:
        return BookShipment(self.desk, self.ids)

    @property
    def cancel_shipment(self) -> CancelShipment:
        return CancelShipment(self.desk)

    @property
    def finish_bookings(self) -> FinishBookings:
        return FinishBookings(self.desk)

    @property
    def hand_over(self) -> HandOver:
        return HandOver(self.unit_of_work)

    @property
    def correct_tracking(self) -> CorrectTracking:
        return CorrectTracking(self.unit_of_work, self.carrier)

    @property
    def change_recipient(self) -> ChangeRecipient:
        return ChangeRecipient(self.desk, self.ids)

    @property
    def watch_parcels(self) -> WatchParcels:
        return WatchParcels(self.unit_of_work, self.terms_of_now)

    @property
    def report_lost(self) -> ReportLost:
        return ReportLost(self.unit_of_work)

    @property
    def report_returned(self) -> ReportReturned:
        return ReportReturned(self.unit_of_work)

    @property
    def restock_returned(self) -> RestockReturned:
        return RestockReturned(self.unit_of_work)

    @property
    def reship(self) -> Reship:
        return Reship(self.unit_of_work, self.ids, self.terms_of_now)

    @property
    def refund_parcel(self) -> RefundParcel:
        return RefundParcel(self.unit_of_work, self.gateways, self.terms_of_now)

    @property
    def show_parcel(self) -> ShowParcel:
        return ShowParcel(self.unit_of_work)

    @property
    def confirm_receipt(self) -> ConfirmReceipt:
        return ConfirmReceipt(self.unit_of_work)

    @property
    def record_tracking(self) -> RecordTracking:
        return RecordTracking(self.unit_of_work, self.terms_of_now)

    @property
    def poll_tracking(self) -> PollTracking:
        return PollTracking(self.unit_of_work, self.carrier, self.record_tracking)

    @property
    def expire_unpaid(self) -> ExpireUnpaid:
        return ExpireUnpaid(self.unit_of_work, self.gateways)

    @property
    def complete_delivered(self) -> CompleteDelivered:
        return CompleteDelivered(self.unit_of_work)

    @property
    def relay_outbox(self) -> RelayOutbox:
        return RelayOutbox(self.database.outbox, self.notifier, self.clock)

    @property
    def show_order(self) -> ShowOrder:
        return ShowOrder(self.store, self.terms_of_now, self.database.people)

    @property
    def show_addresses(self) -> ShowAddresses:
        return ShowAddresses(self.store)

    @property
    def keep_address(self) -> KeepAddress:
        return KeepAddress(self.unit_of_work, self.ids)

    @property
    def remove_address(self) -> RemoveAddress:
        return RemoveAddress(self.unit_of_work)

    @property
    def prefer_address(self) -> PreferAddress:
        return PreferAddress(self.unit_of_work)

    @property
    def extend_receipt(self) -> ExtendReceipt:
        return ExtendReceipt(self.unit_of_work, self.terms_of_now)

    @property
    def order_again(self) -> OrderAgain:
        return OrderAgain(self.unit_of_work, self.terms_of_now)

    @property
    def show_receipt(self) -> ShowReceipt:
        return ShowReceipt(self.store, self.terms_of_now)

    @property
    def check_consignments(self) -> CheckConsignments:
        return CheckConsignments(self.store, self.carrier)

    @property
    def ship_consignment(self) -> ShipConsignment:
        return ShipConsignment(self.check_consignments, self.ship_order, self.hand_over)

    @property
    def count_all_queues(self) -> CountAllQueues:
        return CountAllQueues(self.database.views, self.clock, self.terms_of_now)

    @property
    def glance_at_day(self) -> GlanceAtDay:
        return GlanceAtDay(self.database.views, self.clock, self.terms_of_now)

    @property
    def show_activity(self) -> ShowActivity:
        return ShowActivity(self.database.views, self.database.people, self.clock)

    @property
    def list_exceptions(self) -> ListExceptions:
        return ListExceptions(self.database.views, self.clock, self.terms_of_now)

    @property
    def gather_goods(self) -> GatherGoods:
        return GatherGoods(self.store, self.database.views)

    @property
    def list_orders(self) -> ListOrders:
        return ListOrders(self.database.views)

    @property
    def count_queues(self) -> CountQueues:
        return CountQueues(self.database.views)


async def _no_file(source: str) -> FileId | None:
    return None
