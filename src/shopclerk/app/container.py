"""What is plugged into what: the use cases over the ports, and the conversation over the use cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import available_timezones

from shopclerk.adapters.db.database import Database
from shopclerk.adapters.papers.printer import FpdfPapers
from shopclerk.adapters.qr_codes.drawing import SegnoQrCodes
from shopclerk.adapters.search.following import IndexedProducts
from shopclerk.app.desks import desk_of
from shopclerk.app.desks.means import Means
from shopclerk.conversation.chats import Chats
from shopclerk.conversation.desk import Desk
from shopclerk.conversation.dialogue import Dialogue
from shopclerk.conversation.notices import ChatNotifier
from shopclerk.conversation.ports.chat import Chat
from shopclerk.conversation.words import LOCALES, Wording
from shopclerk.core.ports.carriers import Carrier
from shopclerk.core.ports.clock import Clock
from shopclerk.core.ports.files import PictureSource
from shopclerk.core.ports.ids import IdSource
from shopclerk.core.ports.payments import PaymentGateway
from shopclerk.core.usecases.aftersales.expiring import ExpireCases
from shopclerk.core.usecases.booking import FinishBookings
from shopclerk.core.usecases.broadcasting import AdvanceCampaigns
from shopclerk.core.usecases.capturing import CaptureAuthorised
from shopclerk.core.usecases.checking import CheckPayment
from shopclerk.core.usecases.gateways import Gateways
from shopclerk.core.usecases.housekeeping import CompleteDelivered, ExpireUnpaid
from shopclerk.core.usecases.paying import ConfirmPayment
from shopclerk.core.usecases.picturing import FetchPictures
from shopclerk.core.usecases.reconciling import ReconcilePayments
from shopclerk.core.usecases.refunding import SubmitRefunds
from shopclerk.core.usecases.relaying import RelayBroadcasts, RelayOutbox
from shopclerk.core.usecases.tracking import PollTracking, RecordTracking, WatchParcels
from shopclerk.core.usecases.trading import PresentTerms, RecallSettings
from shopclerk.core.usecases.unit_of_work import Pause, UnitOfWork


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
    search: IndexedProducts
    confirm_payment: ConfirmPayment
    check_payment: CheckPayment
    relay_outbox: RelayOutbox
    relay_broadcasts: RelayBroadcasts
    advance_campaigns: AdvanceCampaigns
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
    recall_settings: RecallSettings


def compose(terms: PresentTerms, world: World, *, return_url: str | None) -> Shop:
    """The whole shop over that world."""
    search = IndexedProducts(world.database.store)
    means = _means(terms, world, search)
    desk = desk_of(means, return_url=return_url)
    wording = Wording.load(desk.zone)
    dialogue, notifier = _dialogue(world, desk, wording), _notifier(world, desk, wording)
    unit_of_work, gateways, outbox = means.unit_of_work, means.gateways, means.outbox
    return Shop(
        dialogue=dialogue,
        search=search,
        confirm_payment=ConfirmPayment(unit_of_work, gateways),
        check_payment=CheckPayment(unit_of_work),
        relay_outbox=RelayOutbox(outbox, notifier, world.clock),
        relay_broadcasts=RelayBroadcasts(outbox, notifier, world.clock),
        advance_campaigns=AdvanceCampaigns(unit_of_work, outbox),
        expire_unpaid=ExpireUnpaid(unit_of_work, gateways),
        poll_tracking=PollTracking(unit_of_work, world.carrier, RecordTracking(unit_of_work, terms)),
        complete_delivered=CompleteDelivered(unit_of_work),
        fetch_pictures=FetchPictures(unit_of_work, world.pictures, world.database.files),
        submit_refunds=SubmitRefunds(unit_of_work, gateways),
        capture_authorised=CaptureAuthorised(unit_of_work, gateways),
        reconcile_payments=ReconcilePayments(unit_of_work, gateways),
        finish_bookings=FinishBookings(means.bookings),
        watch_parcels=WatchParcels(unit_of_work, terms),
        expire_cases=ExpireCases(unit_of_work, gateways, world.ids, terms),
        recall_settings=RecallSettings(world.database.store, terms),
    )


def _means(terms: PresentTerms, world: World, search: IndexedProducts) -> Means:
    return Means(
        store=world.database.store,
        views=world.database.views,
        files=world.database.files,
        letters=world.database.dead_letters,
        outbox=world.database.outbox,
        people=world.database.people,
        personal=world.database.personal,
        staff=world.database.staff,
        unit_of_work=UnitOfWork(world.database.store, world.clock, world.ids, world.pause),
        gateways=Gateways(tuple(world.gateways)),
        carrier=world.carrier,
        search=search,
        clock=world.clock,
        ids=world.ids,
        terms=terms,
        languages=LOCALES,
        zones=available_timezones(),
    )


def _dialogue(world: World, desk: Desk, wording: Wording) -> Dialogue:
    return Dialogue(
        desk=desk,
        identities=world.database.identities,
        sessions=world.database.sessions,
        placements=world.database.placements,
        rooms=world.database.rooms,
        people=world.database.people,
        qr_codes=SegnoQrCodes(world.database.files),
        papers=FpdfPapers(),
        chats=Chats(world.chats),
        wording=wording,
    )


def _notifier(world: World, desk: Desk, wording: Wording) -> ChatNotifier:
    return ChatNotifier(
        desk,
        world.database.identities,
        world.database.rooms,
        world.database.placements,
        Chats({**world.chats, **world.notice_chats}),
        wording,
    )
