"""What is plugged into what: the use cases over the ports, and the conversation over the use cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.qr_codes.drawing import SegnoQrCodes
from shopclerk.app.settings import Settings
from shopclerk.app.shipping_settings import shipping_options
from shopclerk.conversation.chats import Chats
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.dialogue import Dialogue
from shopclerk.conversation.notices import ChatNotifier
from shopclerk.conversation.ports.chat import Chat
from shopclerk.conversation.words import Wording
from shopclerk.core.domain.policy import ReturnPolicy
from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.files import PictureSource
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.payments import PaymentGateway
from shopclerk.core.usecases.adding import AddProduct
from shopclerk.core.usecases.aftersales.deciding import ApproveCase, RejectCase
from shopclerk.core.usecases.aftersales.expiring import ExpireCases
from shopclerk.core.usecases.aftersales.requesting import (
    AddEvidence,
    CountClaimable,
    RequestAfterSales,
    WithdrawCase,
)
from shopclerk.core.usecases.aftersales.returning import InspectReturn, ReceiveReturn, RecordReturn
from shopclerk.core.usecases.aftersales.settling import SettleCase
from shopclerk.core.usecases.aftersales.showing import ListCases, ShowCase
from shopclerk.core.usecases.booking import BookShipment, CancelShipment, CarrierDesk, FinishBookings
from shopclerk.core.usecases.browsing import BrowseCatalogue, BrowseShelf, ShowProduct
from shopclerk.core.usecases.cancelling import CancelLines, CancelOrder
from shopclerk.core.usecases.capturing import CaptureAuthorised
from shopclerk.core.usecases.checking import CheckPayment
from shopclerk.core.usecases.checkout import PlaceOrder, RecallRecipient
from shopclerk.core.usecases.correcting import ChangeRecipient, CorrectTracking
from shopclerk.core.usecases.discrepancies import ListDiscrepancies, SettleDiscrepancy
from shopclerk.core.usecases.filling import FillCart, ShowCart
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.housekeeping import CompleteDelivered, ExpireUnpaid
from shopclerk.core.usecases.manual_refunds import RecordManualRefund
from shopclerk.core.usecases.parcels import ShowParcel
from shopclerk.core.usecases.paying import ConfirmPayment, StartPayment
from shopclerk.core.usecases.picturing import FetchPictures
from shopclerk.core.usecases.quoting import PriceCart
from shopclerk.core.usecases.reconciling import ReconcilePayments
from shopclerk.core.usecases.refunding import SubmitRefunds
from shopclerk.core.usecases.relaying import RelayOutbox
from shopclerk.core.usecases.remedies import RefundParcel, Reship
from shopclerk.core.usecases.shipping import ConfirmReceipt, HandOver, ShipOrder
from shopclerk.core.usecases.terms import Terms
from shopclerk.core.usecases.tracking import PollTracking, RecordTracking, WatchParcels
from shopclerk.core.usecases.troubles import ReportLost, ReportReturned, RestockReturned
from shopclerk.core.usecases.unit_of_work import Pause, UnitOfWork
from shopclerk.core.usecases.viewing import CountQueues, ListOrders, NameSkus, ShowOrder
from shopclerk.core.usecases.watching import ForgetWatch, ListWatchers, WatchStock


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything outside: what a shop is composed of, real or for tests. `notice_chats` are those of the
    `chats` that tell people unasked in another way than they answer them.
    """

    database: Database
    gateways: Sequence[PaymentGateway]
    carrier: Carrier
    pictures: PictureSource
    chats: Mapping[str, Chat]
    notice_chats: Mapping[str, Chat] = field(default_factory=dict)
    clock: Clock
    ids: IdSource
    pause: Pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """What a running shop does, ready to be called."""

    dialogue: Dialogue
    confirm_payment: ConfirmPayment
    check_payment: CheckPayment
    relay_outbox: RelayOutbox
    expire_unpaid: ExpireUnpaid
    poll_tracking: PollTracking
    complete_delivered: CompleteDelivered
    fetch_pictures: FetchPictures
    submit_refunds: SubmitRefunds
    capture_authorised: CaptureAuthorised
    reconcile_payments: ReconcilePayments
    finish_bookings: FinishBookings
    watch_parcels: WatchParcels
    expire_cases: ExpireCases


def compose(settings: Settings, world: World, *, return_url: str | None) -> Shop:
    """The whole shop over that world."""
    unit_of_work = UnitOfWork(world.database.store, world.clock, world.ids, world.pause)
    gateways = Gateways(tuple(world.gateways))
    desk = _desk(settings, world, unit_of_work, gateways, return_url)
    wording = Wording.load(settings.zone)
    identities, rooms = world.database.identities, world.database.rooms
    placements = world.database.placements
    telling = Chats({**world.chats, **world.notice_chats})
    notifier = ChatNotifier(desk, identities, rooms, placements, telling, wording)
    dialogue = Dialogue(
        desk=desk,
        identities=identities,
        sessions=world.database.sessions,
        placements=placements,
        rooms=rooms,
        people=world.database.people,
        qr_codes=SegnoQrCodes(world.database.files),
        chats=Chats(world.chats),
        wording=wording,
    )
    terms = terms_of(settings)
    record = RecordTracking(unit_of_work, terms)
    return Shop(
        dialogue=dialogue,
        confirm_payment=ConfirmPayment(unit_of_work, gateways),
        check_payment=CheckPayment(unit_of_work),
        relay_outbox=RelayOutbox(world.database.outbox, notifier, world.clock),
        expire_unpaid=ExpireUnpaid(unit_of_work, gateways),
        poll_tracking=PollTracking(unit_of_work, world.carrier, record),
        complete_delivered=CompleteDelivered(unit_of_work),
        fetch_pictures=FetchPictures(unit_of_work, world.pictures, world.database.files),
        submit_refunds=SubmitRefunds(unit_of_work, gateways),
        capture_authorised=CaptureAuthorised(unit_of_work, gateways),
        reconcile_payments=ReconcilePayments(unit_of_work, gateways),
        finish_bookings=FinishBookings(CarrierDesk(unit_of_work, world.carrier, world.database.files)),
        watch_parcels=WatchParcels(unit_of_work, terms),
        expire_cases=ExpireCases(unit_of_work, gateways, world.ids, terms),
    )


def terms_of(settings: Settings) -> Terms:
    """The terms a shop trades on, as its settings say them."""
    returns, currency = settings.returns, settings.currency
    return Terms(
        currency=currency,
        shipping=shipping_options(settings.shipping, currency, settings.language),
        returns=ReturnPolicy(
            return_fee=returns.return_fee(currency),
            charged_for=frozenset(returns.fee_for),
            **returns.model_dump(exclude={"fee", "fee_for"}),
        ),
        **settings.terms.model_dump(),
    )


def _desk(
    settings: Settings,
    world: World,
    unit_of_work: UnitOfWork,
    gateways: Gateways,
    return_url: str | None,
) -> Desk:
    bookings = CarrierDesk(unit_of_work, world.carrier, world.database.files)
    store, views, ids = world.database.store, world.database.views, world.ids
    terms = terms_of(settings)
    return Desk(
        shop_name=settings.shop_name,
        currency=terms.currency,
        language=settings.language,
        returns=terms.returns,
        methods=gateways.methods,
        return_url=return_url,
        carriers=world.carrier.codes,
        clock=world.clock,
        ids=ids,
        add_product=AddProduct(unit_of_work, ids),
        browse_catalogue=BrowseCatalogue(store, views),
        browse_shelf=BrowseShelf(store, views),
        show_product=ShowProduct(store),
        show_cart=ShowCart(store, terms),
        fill_cart=FillCart(unit_of_work, terms),
        recall_recipient=RecallRecipient(store),
        price_cart=PriceCart(unit_of_work, terms),
        place_order=PlaceOrder(unit_of_work, ids, terms),
        start_payment=StartPayment(unit_of_work, gateways, ids),
        cancel_order=CancelOrder(unit_of_work, gateways),
        cancel_lines=CancelLines(unit_of_work, gateways, terms),
        confirm_receipt=ConfirmReceipt(unit_of_work),
        ship_order=ShipOrder(unit_of_work, world.carrier, ids),
        show_order=ShowOrder(store, terms),
        list_orders=ListOrders(views),
        count_queues=CountQueues(views),
        name_skus=NameSkus(views),
        list_cases=ListCases(store),
        show_case=ShowCase(store),
        count_claimable=CountClaimable(unit_of_work, terms),
        request_after_sales=RequestAfterSales(unit_of_work, ids, terms),
        add_evidence=AddEvidence(unit_of_work),
        withdraw_case=WithdrawCase(unit_of_work, gateways, terms),
        record_return=RecordReturn(unit_of_work, terms),
        approve_case=ApproveCase(unit_of_work, gateways, ids, terms),
        reject_case=RejectCase(unit_of_work, terms),
        receive_return=ReceiveReturn(unit_of_work),
        inspect_return=InspectReturn(unit_of_work, terms),
        settle_case=SettleCase(unit_of_work, gateways, terms),
        record_manual_refund=RecordManualRefund(unit_of_work),
        list_discrepancies=ListDiscrepancies(store),
        settle_discrepancy=SettleDiscrepancy(unit_of_work),
        correct_tracking=CorrectTracking(unit_of_work, world.carrier),
        change_recipient=ChangeRecipient(bookings, ids),
        book_shipment=BookShipment(bookings, ids),
        cancel_shipment=CancelShipment(bookings),
        hand_over=HandOver(unit_of_work),
        show_parcel=ShowParcel(unit_of_work),
        report_lost=ReportLost(unit_of_work),
        report_returned=ReportReturned(unit_of_work),
        restock_returned=RestockReturned(unit_of_work),
        reship=Reship(unit_of_work, ids, terms),
        refund_parcel=RefundParcel(unit_of_work, gateways, terms),
        watch_stock=WatchStock(unit_of_work),
        list_watchers=ListWatchers(store),
        forget_watch=ForgetWatch(unit_of_work),
    )
