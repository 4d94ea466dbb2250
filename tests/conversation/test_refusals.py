import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from shopclerk.conversation.refusals import fallback, sentence
from shopclerk.conversation.words import Wording, Words
from shopclerk.core.domain import errors
from shopclerk.core.domain.errors import DomainError
from shopclerk.core.domain.ids import PersonId
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.ports.errors import Conflict, OutcomeUnknown, PortError, Unavailable
from tests.conversation.world import id_

HOSTILE = "{name} {0} <b>"
RETURN_REFUSALS = ("not_delivered", "too_late", "open_case", "nothing_left")
DISCOUNT_REFUSALS = (
    "unknown",
    "not_yet",
    "over",
    "used_up",
    "minimum",
    "currency",
    "taken",
    "invalid",
    "changed",
    "value",
    "day",
    "word",
)
MESSAGE_REFUSALS = ("empty", "too_long", "too_many_pictures", "too_many", "too_many_threads", "too_fast")
EVERY: tuple[DomainError | PortError, ...] = (
    Unavailable("payments"),
    Unavailable("payments", timedelta(minutes=2)),
    OutcomeUnknown("payments"),
    Conflict("place"),
    errors.NotFound("order", HOSTILE),
    errors.NotFound("product", id_(1)),
    errors.NotFound("anything", id_(1)),
    errors.NotAllowed("ShipOrder", "staff"),
    errors.NotAllowed("RecordManualRefund", "owner"),
    errors.AnsweredMeanwhile(id_(1), id_(2), datetime(2026, 3, 5, 6, 30, tzinfo=UTC), 2),
    *(errors.MessageRefused(why, 5) for why in MESSAGE_REFUSALS),
    errors.ProductChanged(id_(1), id_(2)),
    errors.NothingToSell(id_(1)),
    errors.TextTooLong(60),
    errors.TooManyPictures(20),
    errors.VariantRefused("values", 2),
    errors.VariantRefused("repeated", 2),
    errors.InvalidCategory(HOSTILE),
    errors.IllegalTransition("cancelled", "confirmed"),
    errors.CurrencyMismatch("CNY", "USD"),
    errors.InvalidAmount(HOSTILE, "CNY"),
    errors.InvalidAmount(HOSTILE, HOSTILE),
    errors.UnknownCurrency(HOSTILE),
    errors.InvalidName(HOSTILE),
    errors.InvalidPhone(HOSTILE),
    errors.InvalidAddress(HOSTILE),
    errors.AddressBookFull(6),
    errors.LastOwner(),
    errors.OrdersOpen(("7K3F-22",)),
    errors.OrdersOpen(("7K3F-22", "9M2C-44")),
    errors.NotFound("address", id_(1)),
    *(errors.NotExtendable(id_(1), why) for why in ("extended", "not_running")),
    errors.InvalidQuantity(HOSTILE, 999),
    errors.InvalidQuietHours("soon"),
    errors.InvalidTitle(""),
    errors.InvalidSkuCode(HOSTILE),
    errors.SkuCodeTaken("MUG-0"),
    errors.InvalidTrackingNumber(HOSTILE),
    errors.InvalidSetting("name"),
    errors.SettingChanged("name", PersonId(id_(2)), datetime(2026, 3, 5, 6, 30, tzinfo=UTC)),
    errors.NotAllowed("AskShop", "customers"),
    errors.EmptyCart(),
    errors.CartFull(50),
    errors.NotForSale(id_(1)),
    errors.NotSoldIn("USD"),
    errors.NotPricedIn(id_(1), "CNY"),
    errors.OutOfStock(id_(1), 3, 0),
    errors.OutOfStock(id_(1), 3, 1),
    errors.PricesChanged(1000, 1250, "CNY"),
    *(errors.PaymentClosed(id_(1), status) for status in OrderStatus),
    errors.NotPaid(id_(1), "cancelled"),
    *(errors.CannotCancel(id_(1), status) for status in OrderStatus),
    errors.MethodUnavailable("card"),
    errors.AlreadyShipped(id_(1), id_(2), datetime(2026, 3, 5, 6, 30, tzinfo=UTC)),
    *(errors.NotAwaitingShipment(id_(1), status) for status in OrderStatus),
    errors.UnknownCarrier("123456789", ("sf", "zto")),
    errors.NamedTwice("7K3F-22"),
    errors.NotYetShipped(id_(1)),
    errors.NotRefundable(id_(1), 500, 250, "CNY"),
    errors.NotThatMany(id_(1), 3, 0),
    errors.NotThatMany(id_(1), 3, 2),
    errors.StockMoved(id_(1), 4),
    *(errors.DiscountRefused(HOSTILE, why) for why in DISCOUNT_REFUSALS),
    errors.ShippingUnavailable(HOSTILE),
    *(
        errors.NotReturnable(id_(1), why)
        for why in ("not_delivered", "too_late", "open_case", "nothing_left")
    ),
    errors.EvidenceRefused(6),
    errors.AlreadyDecided(id_(1), "rejected", id_(2), datetime(2026, 3, 5, 6, 30, tzinfo=UTC)),
    errors.ReasonNeeded("RejectCase"),
    errors.DifferenceUnpaid(id_(1)),
    errors.ReturnAwaited(id_(1)),
)
ALLOWED_IN_CHINESE = re.compile(r"CNY|USD|SF1234567|TEA-100G|MUG-0")


def below(kind: type[Exception]) -> Iterator[type[Exception]]:
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def test_every_error_of_the_core_is_tried_here() -> None:
    """Adapters may tell theirs apart below these; they are said as what they are."""
    tried = {type(error) for error in EVERY}
    known = {*below(DomainError), *below(PortError)}
    assert tried == {kind for kind in known if kind.__module__.startswith("shopclerk.core.")}


@pytest.mark.parametrize("error", EVERY, ids=repr)
def test_every_error_has_a_sentence_of_its_own(words: Words, error: DomainError | PortError) -> None:
    told = sentence(words, error)
    assert told
    assert told != fallback(words)
    assert told[-1] in ".。"
    assert id_(1) not in told
    assert id_(2) not in told


@pytest.mark.parametrize("error", EVERY, ids=repr)
def test_no_placeholder_is_left_in_a_sentence(words: Words, error: DomainError | PortError) -> None:
    assert "{" not in sentence(words, error).replace(HOSTILE, "")


@pytest.mark.parametrize("error", EVERY, ids=repr)
def test_no_english_is_left_in_a_chinese_sentence(wording: Wording, error: DomainError | PortError) -> None:
    told = sentence(wording.into("zh-Hans"), error).replace(HOSTILE, "")
    assert not re.search(r"[A-Za-z]{2,}", ALLOWED_IN_CHINESE.sub("", told))


def test_an_error_without_a_sentence_still_says_what_to_do(words: Words) -> None:
    assert sentence(words, DomainError()) == fallback(words)


def test_amounts_and_times_are_told_as_people_read_them(wording: Wording) -> None:
    english = wording.into("en")
    told = sentence(english, errors.PricesChanged(1000, 1250, "CNY"))
    assert "CN¥12.50 now, not CN¥10.00" in told
    gone = sentence(english, errors.AlreadyShipped(id_(1), id_(2), datetime(2026, 3, 5, 6, 30, tzinfo=UTC)))
    assert "Mar 5, 2026, 2:30\N{NARROW NO-BREAK SPACE}PM" in gone
    assert "2 minutes" in sentence(english, Unavailable("payments", timedelta(minutes=2)))
