"""What the shop does by itself when its time has come."""

import asyncio
from contextlib import suppress

import pytest

from shopclerk.core.domain.errors import OutOfStock, PaymentClosed
from shopclerk.core.domain.events import OrderCancelled, OrderCompleted, OrderConfirmed, PaymentDue
from shopclerk.core.domain.lifecycle import AttemptStatus, OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.payment import MoneyKind
from shopclerk.core.domain.people import SYSTEM, Actor
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.ports.queries.orders import CompletionsDue, PaymentsDue
from shopclerk.core.ports.queries.parcels import PollsDue
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    await shop.stocks("MUG", 5)
    return await shop.places(li, mug=2)


async def test_before_its_time_nothing_happens_to_an_unpaid_order(shop: Shop, order: Order) -> None:
    shop.clock.advance(minutes=19)
    assert await shop.expire_unpaid() == 0
    assert await shop.order(order) == order


async def test_an_unpaid_order_is_reminded_once_and_stays(shop: Shop, order: Order) -> None:
    shop.clock.advance(minutes=20)
    await shop.expire_unpaid()
    shop.clock.advance(minutes=1)
    await shop.expire_unpaid()
    assert (await shop.untold()).count(PaymentDue(order.id)) == 1
    assert (await shop.order(order)).is_payable


@pytest.mark.invariant(10)
async def test_an_unpaid_order_ends_and_gives_back_its_stock_in_one_commit(shop: Shop, order: Order) -> None:
    attempt = await shop.starts_paying(order)
    shop.clock.advance(minutes=30)
    await shop.expire_unpaid()
    ended = await shop.order(order)
    assert (ended.status, ended.cancelled_because) == (OrderStatus.CANCELLED, CancelReason.TIMEOUT)
    assert (await shop.level("MUG")).available == 5
    assert (await shop.attempt(attempt)).status is AttemptStatus.VOIDED
    assert shop.gateway.voided == [attempt.reference]
    assert OrderCancelled(order.id) in await shop.untold()
    assert (await shop.timeline(order))[-1].move.by == SYSTEM


async def test_an_order_that_was_never_reminded_still_ends_in_time(shop: Shop, order: Order) -> None:
    shop.clock.advance(days=3)
    await shop.expire_unpaid()
    assert (await shop.order(order)).status is OrderStatus.CANCELLED
    assert PaymentDue(order.id) not in await shop.untold()


@pytest.mark.invariant(39)
async def test_two_sweeps_at_once_have_one_effect(shop: Shop, order: Order) -> None:
    shop.clock.advance(minutes=30)
    await asyncio.gather(shop.expire_unpaid(), shop.expire_unpaid())
    assert (await shop.untold()).count(OrderCancelled(order.id)) == 1
    assert (await shop.level("MUG")).available == 5


@pytest.mark.invariant(9)
@pytest.mark.parametrize("first", ["expiry", "payment"])
@pytest.mark.parametrize("is_gone", [False, True])
async def test_expiry_racing_a_payment_has_one_outcome(
    shop: Shop, order: Order, wang: Actor, first: str, *, is_gone: bool
) -> None:
    """Paid and held, or ended and everything back."""
    await shop.starts_paying(order)
    fact = shop.gateway.pay("fake-1")
    shop.clock.advance(minutes=30)

    async def expire() -> None:
        await shop.expire_unpaid()
        if is_gone:
            with suppress(OutOfStock):
                await shop.places(wang, mug=(await shop.level("MUG")).available)

    racers = [expire(), shop.hears(fact)]
    await asyncio.gather(*(racers if first == "expiry" else reversed(racers)))
    confirmed = (await shop.order(order)).status is OrderStatus.CONFIRMED
    back = sum(refund.amount.minor for refund in await shop.refunds(order))
    assert (sum(hold.held for hold in await shop.holds(order)), back) == ((2, 0) if confirmed else (0, 7800))
    assert (await shop.untold()).count(OrderConfirmed(order.id)) == confirmed
    assert (await shop.money(order))[0].kind is MoneyKind.CAPTURED


async def test_what_came_short_goes_back_when_the_order_ends(shop: Shop, order: Order) -> None:
    await shop.starts_paying(order)
    await shop.hears(shop.gateway.pay("fake-1", amount=Money(5000, "CNY")))
    shop.clock.advance(minutes=30)
    await asyncio.gather(shop.expire_unpaid(), shop.expire_unpaid())
    (back,) = await shop.refunds(order)
    assert (back.amount, back.reason) == (Money(5000, "CNY"), RefundReason.LATE)
    assert back.status is RefundStatus.SUCCEEDED


async def test_a_payment_in_time_that_is_heard_late_still_confirms_an_order_that_was_not_swept(
    shop: Shop, order: Order
) -> None:
    await shop.starts_paying(order)
    fact = shop.gateway.pay("fake-1")
    shop.clock.advance(minutes=45)
    await shop.hears(fact)
    await shop.expire_unpaid()
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED


async def test_a_paid_order_is_neither_reminded_nor_ended(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    shop.clock.advance(days=30)
    assert await shop.expire_unpaid() == 0
    assert await shop.store.find(PaymentsDue(shop.clock.now())) == ()


async def test_one_order_that_fails_keeps_no_other_waiting(shop: Shop, order: Order, wang: Actor) -> None:
    other = await shop.places(wang, mug=1)
    await shop.starts_paying(order)
    await shop.starts_paying(other)
    shop.gateway.payments.clear()  # asked to void what it does not know, this gateway breaks
    shop.clock.advance(minutes=30)
    with pytest.raises(ExceptionGroup):
        await shop.expire_unpaid()
    for each in (order, other):
        assert (await shop.order(each)).status is OrderStatus.CANCELLED


@pytest.mark.invariant(36)
async def test_a_delivered_order_completes_itself_days_later(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    parcel = await shop.ships(order)
    shop.clock.advance(days=2)
    await shop.delivers(parcel)
    assert (await shop.order(order)).complete_at == shop.clock.now() + shop.terms.complete_after
    shop.clock.advance(days=6)
    assert await shop.complete_delivered() == 0
    shop.clock.advance(days=1)
    await asyncio.gather(shop.complete_delivered(), shop.complete_delivered())
    assert (await shop.order(order)).status is OrderStatus.COMPLETED
    assert (await shop.untold()).count(OrderCompleted(order.id)) == 1
    assert await shop.store.find(CompletionsDue(shop.clock.now())) == ()


async def test_an_order_under_way_does_not_complete_itself(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    parcel = await shop.ships(order)
    await shop.moves(parcel, ShipmentStatus.OUT_FOR_DELIVERY)
    shop.clock.advance(days=60)
    assert await shop.complete_delivered() == 0


async def test_nobody_asks_after_the_parcels_of_a_completed_order(shop: Shop, order: Order) -> None:
    await shop.pays(order)
    parcel = await shop.ships(order)
    await shop.receives(order)
    shop.clock.advance(days=1)
    assert await shop.store.find(PollsDue(shop.clock.now())) == ()
    await shop.moves(parcel, ShipmentStatus.IN_TRANSIT)
    assert (await shop.parcel(parcel)).next_poll_at is None


async def test_an_ended_order_takes_no_payment(shop: Shop, order: Order) -> None:
    shop.clock.advance(minutes=30)
    await shop.expire_unpaid()
    with pytest.raises(PaymentClosed):
        await shop.starts_paying(order)
