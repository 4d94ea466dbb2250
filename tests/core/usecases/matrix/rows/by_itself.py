"""What the clock, a provider or a carrier brings about, and what anybody may look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from operator import attrgetter
from typing import Any, Final

from shopclerk.core.domain.events import CampaignSliced
from shopclerk.core.domain.ids import AttemptId, CampaignId, ProductId, RefundId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.files import File
from shopclerk.core.ports.payments import FactKind, PaymentFact
from shopclerk.core.usecases.aftersales.expiring import ExpireCases
from shopclerk.core.usecases.auditing.audit import Audit
from shopclerk.core.usecases.booking import FinishBookings
from shopclerk.core.usecases.broadcasting import AdvanceCampaigns, RecallCampaign
from shopclerk.core.usecases.browsing import BrowseCatalogue, BrowseShelf, ShowProduct
from shopclerk.core.usecases.capturing import CaptureAuthorised
from shopclerk.core.usecases.checking import CheckPayment
from shopclerk.core.usecases.housekeeping import CompleteDelivered, ExpireUnpaid
from shopclerk.core.usecases.paying import ConfirmPayment
from shopclerk.core.usecases.picturing import FetchPictures
from shopclerk.core.usecases.refunding import SubmitRefunds
from shopclerk.core.usecases.relaying import RelayBroadcasts, RelayOutbox
from shopclerk.core.usecases.searching import SearchProducts
from shopclerk.core.usecases.tracking import PollTracking, RecordTracking, WatchParcels
from shopclerk.core.usecases.trading import RecallSettings
from shopclerk.core.usecases.viewing import NameSkus
from shopclerk.core.usecases.watching import ForgetWatch, ListWatchers
from tests.core.usecases.matrix.rows.row import Unasked
from tests.core.usecases.matrix.world import LI, Stage
from tests.shopfloor.carrier import scan

TICK: Final = "a tick of the shop's own clock"
HEARSAY: Final = "the word of a provider or carrier, whose adapter has checked who says it"
PUBLIC: Final = "anybody may look"
INNER: Final = "asked by the shop itself while it tells people"
BOOKS: Final = "reads everything, for the command line of whoever runs the shop"

_TICKS: Final = {
    ExpireUnpaid: "expire_unpaid",
    CaptureAuthorised: "capture_authorised",
    SubmitRefunds: "submit_refunds",
    FinishBookings: "finish_bookings",
    PollTracking: "poll_tracking",
    WatchParcels: "watch_parcels",
    CompleteDelivered: "complete_delivered",
    ExpireCases: "expire_cases",
    RelayOutbox: "relays",
    RelayBroadcasts: "sends_broadcasts",
    AdvanceCampaigns: "advance_campaigns",
}
_LATER: Final = {
    "now": timedelta(),
    "minutes later": timedelta(minutes=25),
    "two days later": timedelta(days=2),
    "weeks later": timedelta(days=40),
}


async def _tick(at: Stage, verb: str) -> object:
    return await attrgetter(verb)(at.shop)()


@dataclass(frozen=True, slots=True)
class NoPictures:
    """A `PictureSource` that cannot be reached."""

    async def fetch(self, url: str) -> File:
        raise Unavailable(url)


async def _fetches(at: Stage) -> object:
    return await FetchPictures(at.shop.unit_of_work, NoPictures(), at.shop.database.files)()


async def _hears(at: Stage, kind: FactKind, told: dict[str, Any]) -> object:
    attempt, refund = at.scene.attempt, at.scene.refund
    fact: dict[str, Any] = {
        "provider": "fake",
        "event_id": "the-event",
        "attempt_id": attempt.id if attempt else AttemptId("no-attempt"),
        "reference": (attempt.reference if attempt else None) or "fake-unheard-of",
        "kind": kind,
        "amount": attempt.amount if attempt else Money(100, "CNY"),
        "at": at.shop.clock.now(),
    }
    if kind in _OF_REFUNDS and refund and "refund_id" not in told:
        fact |= {"refund_id": refund.id, "attempt_id": refund.attempt_id, "amount": refund.amount}
    return await at.shop.confirm_payment(PaymentFact(**fact | told))


async def _is_asked(at: Stage, amount: Money | None = None) -> object:
    attempt = at.scene.attempt
    return await at.shop.check_payment(
        provider="fake",
        attempt_id=attempt.id if attempt else AttemptId("no-attempt"),
        amount=amount or (attempt.amount if attempt else Money(100, "CNY")),
        question="the-question",
    )


_OF_REFUNDS: Final = (FactKind.REFUNDED, FactKind.REFUND_FAILED)
_FACTS: Final[dict[str, tuple[FactKind, dict[str, Any]]]] = {
    "captured": (FactKind.CAPTURED, {}),
    "captured twice": (FactKind.CAPTURED, {"reference": "fake-again"}),
    "captured in part": (FactKind.CAPTURED, {"amount": Money(10, "CNY"), "reference": "fake-part"}),
    "captured otherwise": (FactKind.CAPTURED, {"amount": Money(11, "CNY")}),
    "captured in dollars": (FactKind.CAPTURED, {"amount": Money(100, "USD")}),
    "authorised": (FactKind.AUTHORIZED, {}),
    "failed": (FactKind.FAILED, {"reason": "insufficient_funds"}),
    "refunded": (FactKind.REFUNDED, {"reference": "fake-refund-9"}),
    "refund failed": (FactKind.REFUND_FAILED, {"reference": "fake-refund-9"}),
    "refund of a stranger": (FactKind.REFUNDED, {"reference": "fake-refund-0", "refund_id": RefundId("no")}),
    "charged back": (FactKind.CHARGED_BACK, {"reference": "dispute-9"}),
    "charged back in part": (FactKind.CHARGED_BACK, {"reference": "dispute-8", "amount": Money(10, "CNY")}),
}


async def _scanned(at: Stage, status: ShipmentStatus) -> object:
    return await at.shop.record_tracking(at.scene.parcel_id, (scan(status, at=at.shop.clock.now()),))


async def _shows_product(at: Stage) -> object:
    return await at.shop.show_product(sku_id=await at.shop.sku("TEA"))


async def _names(at: Stage) -> object:
    return await NameSkus(at.shop.database.views)(await at.shop.sku("TEA"))


async def _lists_watchers(at: Stage) -> object:
    return await at.shop.list_watchers(await at.shop.sku("TEA"))


async def _forgets(at: Stage) -> object:
    return await at.shop.forget_watch(await at.shop.sku("TEA"), LI.person_id)


async def _recalls(at: Stage) -> object:
    return await at.shop.recall_campaign(CampaignSliced(CampaignId("no-campaign"), "", ""))


def _every() -> Iterator[Unasked]:
    for usecase, verb in _TICKS.items():
        for words, later in _LATER.items():
            yield Unasked(usecase, TICK, partial(_tick, verb=verb), words, later)
    for words, (kind, told) in _FACTS.items():
        yield Unasked(ConfirmPayment, HEARSAY, partial(_hears, kind=kind, told=told), words)
    yield Unasked(CheckPayment, HEARSAY, _is_asked)
    yield Unasked(CheckPayment, HEARSAY, partial(_is_asked, amount=Money(10, "CNY")), "of another amount")
    for status in ShipmentStatus:
        yield Unasked(RecordTracking, HEARSAY, partial(_scanned, status=status), status.value)
    yield Unasked(FetchPictures, TICK, _fetches)
    yield Unasked(RecallSettings, TICK, lambda at: at.shop.recall_settings())
    yield Unasked(BrowseCatalogue, PUBLIC, lambda at: at.shop.browse_catalogue())
    yield Unasked(BrowseShelf, PUBLIC, lambda at: at.shop.browse_shelf(None, ProductId("")))
    yield Unasked(ShowProduct, PUBLIC, _shows_product)
    yield Unasked(SearchProducts, PUBLIC, lambda at: at.shop.search_products("tea"))
    yield Unasked(NameSkus, PUBLIC, _names)
    yield Unasked(ListWatchers, INNER, _lists_watchers)
    yield Unasked(ForgetWatch, INNER, _forgets)
    yield Unasked(RecallCampaign, INNER, _recalls)
    yield Unasked(Audit, BOOKS, lambda at: Audit(at.shop.store)())


ROWS: Final = tuple(_every())
