"""Paying an order."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.errors import MethodUnavailable, NotFound, PaymentClosed
from shopclerk.core.domain.events import OrderConfirmed, PaymentDeclined, PaymentUnapplied
from shopclerk.core.domain.ids import AttemptId
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.errors import OutcomeUnknown, Unavailable
from shopclerk.core.ports.payments import FactKind
from tests.shopfloor.gateway import FakeGateway
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5, price="39.00")
    return await shop.places(li, mug=2)


async def test_a_started_payment_leads_the_customer_to_the_provider(shop: Shop, order: Order) -> None:
    opened = await shop.starts_paying(order, "wechat_pay")
    assert opened.status is AttemptStatus.ACTION_REQUIRED
    assert opened.link == "https://pay.example/fake-1"
    assert opened.amount == order.total
    request = shop.gateway.payment("fake-1").request
    assert (request.attempt_id, request.method, request.expires_at) == (opened.id, "wechat_pay", order.pay_by)


async def test_a_paid_order_is_confirmed_and_its_hold_has_no_end(shop: Shop, order: Order) -> None:
    paid = await shop.pays(order)
    assert paid.status is OrderStatus.CONFIRMED
    assert (paid.pay_by, paid.remind_at) == (None, None)
    assert [(hold.held, hold.expires_at) for hold in await shop.holds(order)] == [(2, None)]
    assert [entry.amount for entry in await shop.money(order)] == [Money(7800, "CNY")]
    assert OrderConfirmed(order.id) in await shop.untold()


async def test_choosing_the_same_method_again_answers_with_the_open_payment(shop: Shop, order: Order) -> None:
    first = await shop.starts_paying(order, "alipay")
    again = await shop.starts_paying(order, "alipay")
    assert (again.id, again.link) == (first.id, first.link)
    assert len(shop.gateway.payments) == 1


async def test_choosing_another_method_voids_the_one_before(shop: Shop, order: Order) -> None:
    first = await shop.starts_paying(order, "alipay")
    await shop.starts_paying(order, "card")
    assert (await shop.attempt(first)).status is AttemptStatus.VOIDED
    assert shop.gateway.voided == [first.reference]


async def test_two_choices_at_the_same_moment_leave_one_payment_open(shop: Shop, order: Order) -> None:
    await asyncio.gather(*(shop.starts_paying(order, method) for method in ("alipay", "card", "alipay")))
    attempts = await shop.attempts(order)
    assert sum(each.is_open for each in attempts) == 1
    assert sum(payment.is_open for payment in shop.gateway.payments.values()) == 1


async def test_a_method_nobody_takes_is_refused(shop: Shop, order: Order) -> None:
    with pytest.raises(MethodUnavailable):
        await shop.starts_paying(order, "cowrie_shells")
    assert await shop.attempts(order) == ()


async def test_only_the_buyer_and_staff_may_pay_an_order(shop: Shop, order: Order, wang: Actor) -> None:
    with pytest.raises(NotFound):
        await shop.starts_paying(order, by=wang)
    assert (await shop.starts_paying(order, by=shop.owner)).is_open


async def test_an_order_that_is_not_waiting_takes_no_payment(shop: Shop, order: Order) -> None:
    await shop.cancels(order)
    with pytest.raises(PaymentClosed) as refused:
        await shop.starts_paying(order)
    assert refused.value == PaymentClosed(order.id, "cancelled")


@pytest.mark.invariant(11)
async def test_an_order_whose_time_is_over_takes_no_payment_before_it_is_swept(
    shop: Shop, order: Order
) -> None:
    shop.clock.advance(minutes=30)
    with pytest.raises(PaymentClosed):
        await shop.starts_paying(order)


async def test_a_declined_customer_is_told_why_and_pays_by_another_method(shop: Shop, order: Order) -> None:
    declined = await shop.is_declined(order, "card", "insufficient_funds")
    assert declined.status is OrderStatus.PENDING_PAYMENT
    (failed,) = await shop.attempts(order)
    assert (failed.status, failed.failure) == (AttemptStatus.FAILED, "insufficient_funds")
    assert PaymentDeclined(order.id, failed.id, "insufficient_funds") in await shop.untold()
    assert [hold.held for hold in await shop.holds(order)] == [2]
    assert (await shop.pays(order, "alipay")).status is OrderStatus.CONFIRMED


async def test_the_same_method_can_be_tried_again_after_a_decline(shop: Shop, order: Order) -> None:
    await shop.is_declined(order, "card")
    assert (await shop.pays(order, "card")).status is OrderStatus.CONFIRMED


async def test_a_provider_may_refuse_in_the_call(shop: Shop, order: Order) -> None:
    shop.gateway.declines_at_once("card_expired")
    refused = await shop.starts_paying(order, "card")
    assert (refused.status, refused.failure) == (AttemptStatus.FAILED, "card_expired")


async def test_a_provider_may_capture_in_the_call(shop: Shop, order: Order) -> None:
    shop.gateway.approves_at_once()
    captured = await shop.starts_paying(order, "card")
    assert captured.status is AttemptStatus.CAPTURED
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert [entry.reference for entry in await shop.money(order)] == ["fake-1"]


async def test_a_capture_told_both_in_the_call_and_by_a_fact_is_booked_once(shop: Shop, order: Order) -> None:
    shop.gateway.approves_at_once()
    await shop.starts_paying(order, "card")
    await shop.hears(shop.gateway.tells(shop.gateway.payment("fake-1"), FactKind.CAPTURED))
    assert len(await shop.money(order)) == 1


async def test_money_captured_in_a_call_during_which_the_order_was_cancelled_is_booked(
    shop: Shop, order: Order
) -> None:
    shop.gateway.approves_at_once()
    shop.gateway.meanwhile = lambda: shop.cancels(order)
    captured = await shop.starts_paying(order, "card")
    assert captured.status is AttemptStatus.CAPTURED
    assert [entry.amount for entry in await shop.money(order)] == [order.total]
    assert PaymentUnapplied(order.id, captured.id) in await shop.untold()
    assert [refund.amount for refund in await shop.refunds(order)] == [order.total]


async def test_a_payment_opened_in_a_call_during_which_the_order_was_cancelled_is_voided(
    shop: Shop, order: Order
) -> None:
    shop.gateway.meanwhile = lambda: shop.cancels(order)
    opened = await shop.starts_paying(order, "card")
    assert opened.status is AttemptStatus.VOIDED
    assert shop.gateway.voided == ["fake-1"]


async def test_a_payment_is_voided_at_the_provider_that_has_it_whoever_takes_the_method_now(
    shop: Shop, order: Order
) -> None:
    await shop.starts_paying(order, "card")
    old, shop.gateway = shop.gateway, FakeGateway(shop.clock, provider="new")
    assert (await shop.cancels(order)).status is OrderStatus.CANCELLED
    assert (old.voided, shop.gateway.voided) == ([], [])


async def test_a_provider_that_does_not_answer_leaves_the_attempt_to_be_tried_again(
    shop: Shop, order: Order
) -> None:
    shop.gateway.is_down()
    with pytest.raises(Unavailable):
        await shop.starts_paying(order, "alipay")
    (attempt,) = await shop.attempts(order)
    assert attempt.status is AttemptStatus.CREATED
    shop.gateway.is_down(down=False)
    assert (await shop.starts_paying(order, "alipay")).id == attempt.id


@pytest.mark.invariant(24)
async def test_an_answer_that_gets_lost_and_a_retry_are_one_payment(shop: Shop, order: Order) -> None:
    shop.gateway.answer_gets_lost()
    with pytest.raises(OutcomeUnknown):
        await shop.starts_paying(order, "alipay")
    (unclear,) = await shop.attempts(order)
    assert unclear.status is AttemptStatus.UNKNOWN
    assert (await shop.pays(order, "alipay")).status is OrderStatus.CONFIRMED
    assert len(shop.gateway.payments) == 1


async def test_a_payment_nobody_is_sure_of_ends_with_its_order(shop: Shop, order: Order) -> None:
    shop.gateway.answer_gets_lost()
    with pytest.raises(OutcomeUnknown):
        await shop.starts_paying(order, "alipay")
    await shop.cancels(order)
    (closed,) = await shop.attempts(order)
    assert closed.status is AttemptStatus.VOIDED


async def test_after_a_short_payment_only_the_rest_is_asked_for(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    await shop.hears(shop.gateway.pay("fake-1", amount=Money(7000, "CNY")))
    rest = await shop.starts_paying(order)
    assert rest.amount == Money(800, "CNY")
    await shop.hears(shop.gateway.pay("fake-2"))
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert await shop.refunds(order) == ()


async def test_a_fact_may_be_faster_than_the_answer_of_the_call(shop: Shop, order: Order) -> None:
    shop.gateway.answer_gets_lost()
    with pytest.raises(OutcomeUnknown):
        await shop.starts_paying(order, "alipay")
    await shop.hears(shop.gateway.pay("fake-1"))
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED


@pytest.mark.invariant(17)
async def test_a_fact_told_a_hundred_times_has_one_effect(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    fact = shop.gateway.pay("fake-1")
    await asyncio.gather(*(shop.hears(fact) for _ in range(50)))
    await shop.hears(*[fact] * 50)
    assert len(await shop.money(order)) == 1
    assert (await shop.untold()).count(OrderConfirmed(order.id)) == 1


@pytest.mark.invariant(21)
async def test_a_fact_that_comes_before_its_order_is_not_found_and_works_later(
    shop: Shop, order: Order
) -> None:
    """The id of the attempt that will be made is already known to the provider."""
    await shop.starts_paying(order)
    fact = shop.gateway.pay("fake-1")
    assert fact is not None
    empty = Shop()
    with pytest.raises(NotFound):
        await empty.hears(fact)
    assert await empty.store.owner("event:fake", fact.event_id) is None
    await shop.hears(fact)
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED


async def test_a_fact_of_another_provider_does_not_touch_the_attempt(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    fact = shop.gateway.tells(shop.gateway.payment("fake-1"), FactKind.CAPTURED)
    with pytest.raises(NotFound):
        await shop.hears(replace(fact, provider="other"))
    assert await shop.money(order) == ()


async def test_a_voided_payment_that_was_paid_all_the_same_confirms_its_order(
    shop: Shop, order: Order
) -> None:
    await shop.starts_paying(order, "alipay")
    second = await shop.starts_paying(order, "card")
    await shop.hears(shop.gateway.tells(shop.gateway.payment("fake-1"), FactKind.CAPTURED))
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert (await shop.attempt(second)).status is AttemptStatus.VOIDED


async def test_a_decline_after_the_capture_changes_nothing(shop: Shop, order: Order) -> None:
    paid = await shop.pays(order)
    payment = shop.gateway.payment("fake-1")
    await shop.hears(shop.gateway.tells(payment, FactKind.FAILED, reason="late"))
    assert await shop.order(order) == paid
    assert not any(isinstance(event, PaymentDeclined) for event in await shop.untold())


async def test_repeating_the_request_that_started_a_payment_answers_how_it_stands(
    shop: Shop, order: Order
) -> None:
    first = await shop.starts_paying(order, request_id="tap")
    assert (await shop.starts_paying(order, request_id="tap")).id == first.id
    await shop.hears(shop.gateway.pay("fake-1"))
    again = await shop.starts_paying(order, request_id="tap")
    assert (again.id, again.status) == (first.id, AttemptStatus.CAPTURED)


async def test_an_unknown_attempt_is_not_found(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    payment = shop.gateway.payment("fake-1")
    fact = shop.gateway.tells(payment, FactKind.CAPTURED)
    with pytest.raises(NotFound) as refused:
        await shop.hears(replace(fact, attempt_id=AttemptId("nobody's")))
    assert refused.value.kind == "payment attempt"


async def test_a_paid_order_has_its_other_pay_pages_closed_by_the_provider_too(
    shop: Shop, order: Order
) -> None:
    first = await shop.starts_paying(order, "alipay")
    assert first.reference is not None
    shop.gateway.is_down()
    with pytest.raises(Unavailable):
        await shop.starts_paying(order, "card")
    shop.gateway.is_down(False)
    second = await shop.starts_paying(order, "card")
    assert second.reference is not None
    assert shop.gateway.payment(first.reference).is_open
    told = shop.gateway.pay(second.reference)
    await shop.hears(told)
    assert not shop.gateway.payment(first.reference).is_open
    await shop.hears(told)
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert len(await shop.money(order)) == 1
