"""Ending an order, or a part of it, before it leaves."""

import asyncio

import pytest

from shopclerk.core.domain.errors import CannotCancel, DomainError, NotAwaitingShipment, NotFound, NotThatMany
from shopclerk.core.domain.events import LinesCancelled, OrderCancelled
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus, RefundStatus
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.domain.shipment import ShipmentLine
from tests.invariants import violations
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    await shop.stocks("TEA", 5)
    return await shop.places(li, mug=2, tea=1)


async def back(shop: Shop, order: Order) -> list[tuple[int, RefundStatus]]:
    return [(refund.amount.minor, refund.status) for refund in await shop.refunds(order)]


@pytest.mark.invariant(2, 10)
async def test_cancelling_gives_back_everything_that_was_held(shop: Shop, order: Order) -> None:
    cancelled = await shop.cancels(order)
    assert (cancelled.status, cancelled.cancelled_because) == (OrderStatus.CANCELLED, CancelReason.CUSTOMER)
    assert (cancelled.pay_by, cancelled.remind_at) == (None, None)
    assert await shop.holds(order) == ()
    assert [(await shop.level(sku)).available for sku in ("MUG", "TEA")] == [5, 5]
    assert OrderCancelled(order.id) in await shop.untold()


async def test_cancelling_closes_the_open_payment_here_and_at_the_provider(shop: Shop, order: Order) -> None:
    attempt = await shop.starts_paying(order)
    await shop.cancels(order)
    assert (await shop.attempt(attempt)).status is AttemptStatus.VOIDED
    assert shop.gateway.voided == [attempt.reference]


async def test_a_provider_that_cannot_be_asked_does_not_keep_an_order_from_being_cancelled(
    shop: Shop, order: Order
) -> None:
    await shop.starts_paying(order)
    shop.gateway.is_down()
    assert (await shop.cancels(order)).status is OrderStatus.CANCELLED


@pytest.mark.invariant(8)
async def test_cancelling_twice_has_one_effect(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    await asyncio.gather(*(shop.cancels(order, request_id="tap") for _ in range(3)))
    await shop.cancels(order)
    assert (await shop.level("MUG")).available == 5
    assert await back(shop, order) == [(order.total.minor, RefundStatus.SUCCEEDED)]
    assert (await shop.untold()).count(OrderCancelled(order.id)) == 1


@pytest.mark.parametrize("is_paid", [False, True])
async def test_the_merchant_may_cancel_an_order(
    shop: Shop, order: Order, clerk: Actor, *, is_paid: bool
) -> None:
    if is_paid:
        await shop.pays(order)
    assert (await shop.cancels(order, by=clerk)).cancelled_because is CancelReason.MERCHANT


async def test_nobody_cancels_somebody_elses_order(shop: Shop, order: Order, wang: Actor) -> None:
    with pytest.raises(NotFound):
        await shop.cancels(order, by=wang)
    with pytest.raises(NotFound):
        await shop.cancels_units(order, 1, by=wang)
    assert (await shop.order(order)).is_payable


async def test_a_paid_order_that_has_not_left_is_cancelled_and_refunded_in_full(
    shop: Shop, order: Order
) -> None:
    await shop.pays(order)
    cancelled = await shop.cancels(order)
    assert (cancelled.status, cancelled.cancelled_because) == (OrderStatus.CANCELLED, CancelReason.CUSTOMER)
    assert await shop.holds(order) == ()
    (refund,) = await shop.refunds(order)
    assert (refund.amount, refund.reason) == (order.total, RefundReason.CANCELLED)
    assert refund.status is RefundStatus.SUCCEEDED


@pytest.mark.invariant(15)
async def test_what_was_refunded_before_is_not_refunded_again(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    await shop.refunds_amount(order, "17.00")
    await shop.cancels(order)
    assert [minor for minor, _ in await back(shop, order)] == [1700, 10000]


async def test_a_refund_that_cannot_be_sent_now_does_not_keep_an_order_from_being_cancelled(
    shop: Shop, order: Order
) -> None:
    await shop.pays(order)
    shop.gateway.is_down()
    assert (await shop.cancels(order)).status is OrderStatus.CANCELLED
    assert await back(shop, order) == [(order.total.minor, RefundStatus.SUBMITTED)]


@pytest.mark.invariant(28)
async def test_an_order_of_which_something_left_cannot_be_cancelled(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    await shop.ship_order(
        actor=shop.owner,
        request_id="ship",
        number="SF1234567",
        order_id=order.id,
        lines=(ShipmentLine(order.lines[0].id, 1),),
    )
    with pytest.raises(CannotCancel) as refused:
        await shop.cancels(order)
    assert refused.value == CannotCancel(order.id, "confirmed")
    assert await shop.refunds(order) == ()


@pytest.mark.invariant(28, 29)
@pytest.mark.parametrize("first", ["cancel", "ship"])
async def test_cancelling_racing_shipping_has_one_winner(shop: Shop, order: Order, first: str) -> None:
    await shop.pays(order)
    racers = [shop.cancels(order), shop.ships(order)]
    outcomes = await asyncio.gather(
        *(racers if first == "cancel" else reversed(racers)), return_exceptions=True
    )
    (lost,) = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
    ended, parcels = await shop.order(order), await shop.parcels(order)
    if ended.status is OrderStatus.CANCELLED:
        assert isinstance(lost, NotAwaitingShipment)
        assert (parcels, len(await shop.refunds(order))) == ((), 1)
        assert (await shop.level("MUG")).available == 5
    else:
        assert isinstance(lost, CannotCancel)
        assert (len(parcels), await shop.refunds(order)) == (1, ())


@pytest.mark.invariant(23)
@pytest.mark.parametrize("first", ["cancel", "pay"])
async def test_cancelling_racing_a_payment_gives_the_money_back_once(
    shop: Shop, order: Order, first: str
) -> None:
    await shop.starts_paying(order)
    racers = [shop.cancels(order), shop.hears(shop.gateway.pay("fake-1"))]
    await asyncio.gather(*(racers if first == "cancel" else reversed(racers)))
    await shop.submit_refunds()
    assert (await shop.order(order)).status is OrderStatus.CANCELLED
    assert await back(shop, order) == [(order.total.minor, RefundStatus.SUCCEEDED)]
    assert await shop.holds(order) == ()


async def test_units_that_have_not_left_are_cancelled_alone(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    less = await shop.cancels_units(order, 1)
    assert [line.wanted for line in less.lines] == [1, 1]
    assert less.status is OrderStatus.CONFIRMED
    assert [hold.held for hold in await shop.holds(order)] == [1, 1]
    assert (await shop.level("MUG")).available == 4
    assert await back(shop, order) == [(3900, RefundStatus.SUCCEEDED)]
    assert LinesCancelled(order.id, ((order.lines[0].id, 1),)) in await shop.untold()


async def test_who_cancelled_units_is_in_the_timeline_even_when_nothing_goes_back(
    shop: Shop, order: Order
) -> None:
    await shop.pays(order)
    await shop.refunds_amount(order, order.total.decimal())
    await shop.cancels_units(order, 1, by=shop.clerk("Clerk"))
    last = (await shop.timeline(order))[-1].move
    assert (last.by, last.from_, last.to, last.why) == (shop.clerk("Clerk"), "confirmed", "confirmed", "part")
    assert await violations(shop.store) == []


async def test_cancelling_units_twice_by_one_request_has_one_effect(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    for _ in range(2):
        await shop.cancels_units(order, 1, request_id="tap")
    assert await back(shop, order) == [(3900, RefundStatus.SUCCEEDED)]


@pytest.mark.invariant(10, 27)
async def test_cancelling_every_unit_ends_the_order_and_everything_goes_back(
    shop: Shop, order: Order
) -> None:
    await shop.pays(order)
    await shop.cancels_units(order, 1)
    await shop.cancels_units(order, 1)
    ended = await shop.cancels_units(order, 1, line=1)
    assert (ended.status, ended.cancelled_because) == (OrderStatus.CANCELLED, CancelReason.REFUNDED)
    assert sum(minor for minor, _ in await back(shop, order)) == order.total.minor
    assert await shop.holds(order) == ()


@pytest.mark.invariant(33)
async def test_units_that_left_cannot_be_cancelled(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    await shop.ship_order(
        actor=shop.owner,
        request_id="ship",
        number="SF1234567",
        order_id=order.id,
        lines=(ShipmentLine(order.lines[0].id, 2),),
    )
    with pytest.raises(NotThatMany):
        await shop.cancels_units(order, 1)
    await shop.cancels_units(order, 1, line=1)
    with pytest.raises(DomainError):
        await shop.ships(order)


async def test_cancelling_what_is_left_makes_a_delivered_order_complete_itself(
    shop: Shop, order: Order
) -> None:
    await shop.pays(order)
    parcel = await shop.ship_order(
        actor=shop.owner,
        request_id="ship",
        number="SF1234567",
        order_id=order.id,
        lines=(ShipmentLine(order.lines[0].id, 2),),
    )
    await shop.delivers(parcel)
    assert (await shop.order(order)).complete_at is None
    less = await shop.cancels_units(order, 1, line=1)
    assert less.complete_at == shop.clock.now() + shop.terms.complete_after


@pytest.mark.parametrize("units", [0, -1, 3])
async def test_only_units_that_are_there_can_be_cancelled(shop: Shop, order: Order, units: int) -> None:
    await shop.pays(order)
    with pytest.raises(NotThatMany):
        await shop.cancels_units(order, units)
    assert await shop.refunds(order) == ()


async def test_of_an_unpaid_order_no_single_units_are_cancelled(shop: Shop, order: Order) -> None:
    with pytest.raises(CannotCancel):
        await shop.cancels_units(order, 1)


async def test_cancelling_a_replacement_gives_back_what_the_first_order_paid(
    shop: Shop, order: Order
) -> None:
    await shop.pays(order)
    again = await shop.reships(await shop.loses(await shop.ships(order)))
    with pytest.raises(CannotCancel):
        await shop.cancels_units(again, 1)
    await shop.cancels(again)
    await shop.cancels(again)
    assert await back(shop, again) == []
    assert await back(shop, order) == [(order.total.minor, RefundStatus.SUCCEEDED)]
