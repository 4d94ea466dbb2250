"""What Telegram takes, refuses and sends back, through either framework over HTTP."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from aiogram.enums import Currency

from shopclerk.adapters.payment_telegram.cards import TelegramCards
from shopclerk.adapters.payment_telegram.currencies import CURRENCIES
from shopclerk.adapters.payment_telegram.invoices import Invoices
from shopclerk.adapters.payment_telegram.stars import TelegramStars
from shopclerk.core.domain.currencies import EXPONENTS
from shopclerk.core.domain.ids import AttemptId, RefundId
from shopclerk.core.domain.money import Money
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import (
    ActionRequired,
    Declined,
    FactKind,
    PaymentRequest,
    RefundDeclined,
    Refunded,
    RefundRequest,
)
from tests.adapters.payment_telegram.counter import Counter
from tests.contracts.payment_gateway import paid
from tests.fake_telegram import Bot, Drop, FakeTelegram, TooMany
from tests.fake_telegram.clock import Clock

PRICE = Money(39, "XTR")


@pytest.fixture
def cards(invoices: Invoices, bot: Bot) -> TelegramCards:
    return TelegramCards(invoices, bot.takes_cards(), "CNY")


@pytest.fixture
def stars(invoices: Invoices) -> TelegramStars:
    return TelegramStars(invoices, "XTR")


def asking(amount: Money, method: str = "telegram_stars") -> PaymentRequest:
    return PaymentRequest(
        attempt_id=AttemptId("attempt-1"),
        order_number="7K3F-22",
        method=method,
        amount=amount,
        expires_at=datetime(2027, 1, 1, tzinfo=UTC),
        return_url=None,
        language="en",
    )


def back(reference: str, amount: Money = PRICE, of: Money = PRICE) -> RefundRequest:
    return RefundRequest(refund_id=RefundId("r1"), payment_reference=reference, amount=amount, paid=of)


async def test_the_invoice_names_the_order_and_the_shop(
    cards: TelegramCards, payer: Counter, telegram: FakeTelegram
) -> None:
    made = await cards.create(asking(Money(12_850, "CNY"), "telegram_card"))
    assert isinstance(made, ActionRequired)
    invoice = payer.person.opens(made.link)
    assert (invoice.title, invoice.description) == ("7K3F-22", "Tea & Paper")
    assert (invoice.currency, invoice.total, invoice.payload) == ("CNY", 12_850, "attempt-1")


async def test_stars_bring_no_provider_token_at_all(stars: TelegramStars, telegram: FakeTelegram) -> None:
    assert isinstance(await stars.create(asking(PRICE)), ActionRequired)
    ((_, body),) = telegram.calls
    assert isinstance(body, dict)
    assert "provider_token" not in body


@pytest.mark.parametrize("minor", [647, 6_486_400])
async def test_what_is_too_little_or_too_much_is_declined(cards: TelegramCards, minor: int) -> None:
    made = await cards.create(asking(Money(minor, "CNY"), "telegram_card"))
    assert made == Declined("amount_out_of_range")


async def test_a_token_that_telegram_does_not_know_is_declined(invoices: Invoices) -> None:
    cards = TelegramCards(invoices, "1:TEST:9999", "CNY")
    assert await cards.create(asking(Money(12_850, "CNY"), "telegram_card")) == Declined("provider_refused")


async def test_each_takes_its_own_money_only(cards: TelegramCards, stars: TelegramStars) -> None:
    for gateway, amount, method in (
        (cards, PRICE, "telegram_card"),
        (cards, Money(1_000, "KWD"), "telegram_card"),
        (stars, Money(12_850, "CNY"), "telegram_stars"),
    ):
        assert await gateway.create(asking(amount, method)) == Declined("currency_unsupported")


@pytest.mark.parametrize(
    ("token", "currency", "offered"),
    [
        ("1:TEST:0001", "CNY", ["telegram_card"]),
        ("1:TEST:0001", "KWD", []),
        ("", "CNY", []),
        ("1:TEST:0001", "XTR", ["telegram_stars"]),
        ("", "XTR", ["telegram_stars"]),
    ],
)
def test_a_method_is_offered_where_it_works(token: str, currency: str, offered: list[str]) -> None:
    nowhere = Invoices(bot=NoBot(), shop_name=lambda: "")
    gateways = (TelegramCards(nowhere, token, currency), TelegramStars(nowhere, currency))
    assert [method for gateway in gateways for method in gateway.methods] == offered


class NoBot:
    """Is not called."""

    async def call(self, method: str, body: object) -> object:
        raise AssertionError(method)


def test_the_currencies_are_those_of_telegram() -> None:
    """As a framework lists them; two of them are no money any more."""
    assert set(Currency) == CURRENCIES
    assert CURRENCIES - EXPONENTS.keys() == {"HRK", "BGN"}


async def test_a_link_whose_making_got_lost_is_made_again(
    stars: TelegramStars, telegram: FakeTelegram
) -> None:
    """Nobody has the first: nothing was done."""
    telegram.faults.next("createInvoiceLink", Drop(done=True))
    with pytest.raises(Unavailable):
        await stars.create(asking(PRICE))
    assert isinstance(await stars.create(asking(PRICE)), ActionRequired)


async def test_stars_go_back_and_both_ways_of_hearing_tell_the_same(
    stars: TelegramStars, payer: Counter, bot: Bot
) -> None:
    reference = await paid(stars, payer, asking(PRICE))
    assert await stars.refund(back(reference)) == Refunded(reference)
    assert bot.stars == 0
    told = await payer.facts()
    assert [(fact.kind, fact.reference) for fact in told] == [
        (FactKind.CAPTURED, reference),
        (FactKind.REFUNDED, reference),
    ]
    listed = await stars.facts() or ()
    assert [fact.event_id for fact in listed] == [fact.event_id for fact in told]


async def test_a_part_of_the_stars_does_not_go_back(stars: TelegramStars, payer: Counter, bot: Bot) -> None:
    reference = await paid(stars, payer, asking(PRICE))
    part = back(reference, Money(38, "XTR"))
    assert await stars.refund(part) == RefundDeclined("whole_payment_only")
    assert bot.stars == 39


@pytest.mark.parametrize("reference", ["7:charge-0", "attempt-1", "", "x:y"])
async def test_what_nobody_paid_does_not_go_back(stars: TelegramStars, reference: str) -> None:
    assert await stars.refund(back(reference)) == RefundDeclined("charge_not_found")


async def test_a_refund_whose_answer_got_lost_is_made_once(
    stars: TelegramStars, payer: Counter, telegram: FakeTelegram, bot: Bot
) -> None:
    reference = await paid(stars, payer, asking(PRICE))
    telegram.faults.next("refundStarPayment", Drop(done=True))
    with pytest.raises(OutcomeUnknown):
        await stars.refund(back(reference))
    assert await stars.refund(back(reference)) == Refunded(reference)
    assert bot.stars == 0


async def test_when_telegram_has_enough_of_us_the_refund_comes_later(
    stars: TelegramStars, payer: Counter, telegram: FakeTelegram
) -> None:
    reference = await paid(stars, payer, asking(PRICE))
    telegram.faults.next("refundStarPayment", TooMany(7))
    with pytest.raises(Unavailable) as refused:
        await stars.refund(back(reference))
    assert refused.value.retry_after is not None


async def test_what_a_card_paid_goes_back_in_the_dashboard(cards: TelegramCards, payer: Counter) -> None:
    request = asking(Money(12_850, "CNY"), "telegram_card")
    reference = await paid(cards, payer, request)
    assert reference.startswith("provider-charge-")
    whole = back(reference, request.amount, request.amount)
    assert await cards.refund(whole) == RefundDeclined("refund_in_dashboard")


async def test_what_came_before_is_not_listed_again(
    stars: TelegramStars, payer: Counter, clock: Clock
) -> None:
    await paid(stars, payer, asking(PRICE))
    clock.pass_(seconds=60)
    since = datetime.fromtimestamp(clock(), UTC)
    await paid(stars, payer, replace(asking(PRICE), attempt_id=AttemptId("attempt-2")))
    assert [fact.attempt_id for fact in await stars.facts(since=since) or ()] == ["attempt-2"]
