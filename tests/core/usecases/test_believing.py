"""What a provider's facts do to an order."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.discrepancy import DiscrepancyKind
from shopclerk.core.domain.events import (
    DiscrepancyOpened,
    OrderConfirmed,
    PaymentShort,
    PaymentUnapplied,
    RefundMoved,
)
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus, RefundStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.ports.payments import FactKind, PaymentFact
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5, price="39.00")
    return await shop.places(li, mug=2)


def captured(shop: Shop, reference: str, amount: Money | None = None) -> PaymentFact:
    return shop.gateway.tells(shop.gateway.payment(reference), FactKind.CAPTURED, amount=amount)


async def back(shop: Shop, order: Order) -> list[tuple[int, RefundReason]]:
    return [(refund.amount.minor, refund.reason) for refund in await shop.refunds(order)]


async def test_a_short_payment_is_booked_and_leaves_the_order_unpaid(shop: Shop, order: Order) -> None:
    attempt = await shop.starts_paying(order)
    await shop.hears(shop.gateway.pay("fake-1", amount=Money(7799, "CNY")))
    assert (await shop.order(order)).status is OrderStatus.PENDING_PAYMENT
    assert [entry.amount for entry in await shop.money(order)] == [Money(7799, "CNY")]
    assert PaymentShort(order.id, attempt.id) in await shop.untold()


async def test_short_payments_that_sum_to_the_total_confirm_the_order(shop: Shop, order: Order) -> None:
    for reference, minor in (("fake-1", 7000), ("fake-2", 800)):
        await shop.starts_paying(order)
        await shop.hears(shop.gateway.pay(reference, amount=Money(minor, "CNY")))
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert await back(shop, order) == []


@pytest.mark.invariant(25)
async def test_what_is_paid_too_much_goes_back_once(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    await shop.hears(shop.gateway.pay("fake-1", amount=Money(8000, "CNY")))
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert await back(shop, order) == [(200, RefundReason.SURPLUS)]


@pytest.mark.invariant(25)
async def test_an_order_paid_by_two_methods_gets_the_second_payment_back_once(
    shop: Shop, order: Order
) -> None:
    first = await shop.starts_paying(order, "alipay")
    second = await shop.starts_paying(order, "card")
    await shop.hears(captured(shop, "fake-2"))
    await asyncio.gather(*(shop.hears(captured(shop, "fake-1")) for _ in range(5)))
    assert await back(shop, order) == [(7800, RefundReason.SURPLUS)]
    (refund,) = await shop.refunds(order)
    assert refund.attempt_id == second.id
    assert PaymentUnapplied(order.id, first.id) in await shop.untold()


async def test_money_in_another_currency_is_quarantined(shop: Shop, order: Order) -> None:
    attempt = await shop.starts_paying(order)
    fact = captured(shop, "fake-1", Money(7800, "USD"))
    await shop.hears(fact, fact, replace(fact, event_id="again"))
    assert (await shop.order(order)).status is OrderStatus.PENDING_PAYMENT
    assert (await shop.attempt(attempt)).status is AttemptStatus.ACTION_REQUIRED
    assert await shop.money(order) == ()
    (found,) = await shop.discrepancies(order)
    assert (found.kind, found.told, found.known) == (
        DiscrepancyKind.WRONG_CURRENCY,
        Money(7800, "USD"),
        order.total,
    )
    assert DiscrepancyOpened(order.id, found.id) in await shop.untold()


@pytest.mark.invariant(19)
async def test_one_reference_with_two_amounts_is_quarantined(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    await shop.hears(captured(shop, "fake-1"), captured(shop, "fake-1", Money(9900, "CNY")))
    assert [entry.amount for entry in await shop.money(order)] == [order.total]
    (found,) = await shop.discrepancies(order)
    assert (found.kind, found.told, found.known) == (
        DiscrepancyKind.CHANGED_AMOUNT,
        Money(9900, "CNY"),
        order.total,
    )
    assert await back(shop, order) == []


@pytest.mark.invariant(19)
async def test_one_reference_told_of_two_orders_is_quarantined(shop: Shop, order: Order, wang: Actor) -> None:
    other = await shop.places(wang, mug=1)
    await shop.starts_paying(order)
    attempt = await shop.starts_paying(other)
    await shop.hears(captured(shop, "fake-1"))
    payment = shop.gateway.payment(attempt.reference or "")
    await shop.hears(shop.gateway.tells(payment, FactKind.CAPTURED, reference="fake-1"))
    assert (await shop.order(other)).is_payable
    assert [found.kind for found in await shop.discrepancies(other)] == [DiscrepancyKind.CHANGED_AMOUNT]


@pytest.mark.invariant(22)
async def test_a_late_payment_revives_an_order_whose_stock_is_still_there(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    shop.clock.advance(minutes=30)
    await shop.expire_unpaid()
    await shop.hears(captured(shop, "fake-1"))
    revived = await shop.order(order)
    assert (revived.status, revived.cancelled_because, revived.pay_by) == (OrderStatus.CONFIRMED, None, None)
    assert [(hold.held, hold.expires_at) for hold in await shop.holds(order)] == [(2, None)]
    assert (await shop.level("MUG")).reserved == 2
    assert OrderConfirmed(order.id) in await shop.untold()
    assert await back(shop, order) == []


@pytest.mark.invariant(22, 23)
async def test_a_late_payment_goes_back_once_when_the_stock_is_gone(
    shop: Shop, order: Order, wang: Actor
) -> None:
    await shop.starts_paying(order)
    shop.clock.advance(minutes=30)
    await shop.expire_unpaid()
    await shop.places(wang, mug=4)
    fact = captured(shop, "fake-1")
    await asyncio.gather(*(shop.hears(fact) for _ in range(10)))
    assert (await shop.order(order)).status is OrderStatus.CANCELLED
    assert await back(shop, order) == [(7800, RefundReason.LATE)]
    assert (await shop.level("MUG")).reserved == 4


async def test_a_late_payment_of_a_part_does_not_revive(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    shop.clock.advance(minutes=30)
    await shop.expire_unpaid()
    await shop.hears(captured(shop, "fake-1", Money(7000, "CNY")))
    assert (await shop.order(order)).status is OrderStatus.CANCELLED
    assert await back(shop, order) == [(7000, RefundReason.LATE)]


async def test_a_payment_of_an_order_that_a_person_cancelled_goes_back(shop: Shop, order: Order) -> None:
    attempt = await shop.starts_paying(order)
    await shop.cancels(order)
    await shop.hears(captured(shop, "fake-1"))
    ended = await shop.order(order)
    assert (ended.status, ended.cancelled_because) == (OrderStatus.CANCELLED, CancelReason.CUSTOMER)
    assert (await shop.attempt(attempt)).status is AttemptStatus.CAPTURED
    assert await back(shop, order) == [(7800, RefundReason.LATE)]
    assert await shop.holds(order) == ()


@pytest.mark.invariant(23)
async def test_a_late_paid_after_a_full_refund_never_reopens(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    await shop.cancels(order)
    await shop.hears(replace(captured(shop, "fake-1"), event_id="late"))
    assert (await shop.order(order)).status is OrderStatus.CANCELLED
    assert await back(shop, order) == [(7800, RefundReason.CANCELLED)]


async def test_a_chargeback_is_booked_and_shown_to_the_owner(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    fact = shop.gateway.charge_back("fake-1", Money(3000, "CNY"))
    await shop.hears(fact, fact, replace(fact, event_id="again"))
    assert [entry.kind for entry in await shop.money(order)] == [MoneyKind.CAPTURED, MoneyKind.CHARGED_BACK]
    (found,) = await shop.discrepancies(order)
    assert (found.kind, found.told) == (DiscrepancyKind.CHARGED_BACK, Money(3000, "CNY"))
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED


@pytest.mark.invariant(14)
async def test_a_chargeback_after_a_refund_is_booked_though_the_balance_is_negative(
    shop: Shop, order: Order
) -> None:
    """Broken by a provider's fact: a discrepancy."""
    await shop.pays(order)
    await shop.refunds_amount(order, "78.00")
    await shop.hears(shop.gateway.charge_back("fake-1", order.total))
    kinds = [found.kind for found in await shop.discrepancies(order)]
    assert kinds == [DiscrepancyKind.NEGATIVE_BALANCE, DiscrepancyKind.CHARGED_BACK]


async def test_a_refund_that_the_provider_made_of_its_own_is_booked_and_not_refunded_again(
    shop: Shop, order: Order
) -> None:
    await shop.pays(order)
    payment = shop.gateway.payment("fake-1")
    fact = shop.gateway.tells(payment, FactKind.REFUNDED, amount=Money(5000, "CNY"), reference="by hand")
    await shop.hears(fact, replace(fact, event_id="again"))
    assert [entry.kind for entry in await shop.money(order)] == [MoneyKind.CAPTURED, MoneyKind.REFUNDED]
    assert [found.kind for found in await shop.discrepancies(order)] == [DiscrepancyKind.REFUND_NOT_OURS]
    await shop.cancels(order)
    assert await back(shop, order) == [(2800, RefundReason.CANCELLED)]


@pytest.mark.invariant(19)
async def test_a_refund_told_with_another_amount_is_quarantined(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    shop.gateway.only_accepts_refund()
    (refund,) = await shop.refunds_amount(order, "10.00")
    fact = shop.gateway.settles(refund.id)
    await shop.hears(replace(fact, amount=Money(900, "CNY")))
    (kept,) = await shop.refunds(order)
    assert kept.status is RefundStatus.SUBMITTED
    assert [found.kind for found in await shop.discrepancies(order)] == [DiscrepancyKind.CHANGED_AMOUNT]


@pytest.mark.invariant(17)
async def test_a_refund_told_by_its_answer_and_by_a_fact_is_booked_once(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    (refund,) = await shop.refunds_amount(order, "10.00")
    await shop.hears(*(fact for fact in shop.gateway.told if fact.kind is FactKind.REFUNDED))
    assert [entry.kind for entry in await shop.money(order)] == [MoneyKind.CAPTURED, MoneyKind.REFUNDED]
    assert (await shop.untold()).count(RefundMoved(order.id, refund.id, RefundStatus.SUCCEEDED)) == 1


async def test_an_authorised_payment_does_not_pay_the_order(shop: Shop, order: Order) -> None:
    attempt = await shop.starts_paying(order)
    await shop.hears(shop.gateway.authorise("fake-1"))
    assert (await shop.attempt(attempt)).status is AttemptStatus.AUTHORIZED
    assert (await shop.order(order)).is_payable
    assert await shop.money(order) == ()
