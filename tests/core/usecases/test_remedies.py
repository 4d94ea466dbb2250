"""Parcels that went wrong: sent again, paid back, restocked."""

import asyncio

import pytest

from shopclerk.core.domain.aftersales import CaseKind
from shopclerk.core.domain.errors import (
    IllegalTransition,
    NotAllowed,
    NotThatMany,
    OutOfStock,
)
from shopclerk.core.domain.events import OrderConfirmed, OrderPlaced, ParcelMoved
from shopclerk.core.domain.lifecycle import OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.domain.refund import Refund, RefundReason
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.stock import MovementReason
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.stock import Movements
from tests.invariants import violations
from tests.shopfloor.shop import Shop


@pytest.fixture
async def order(shop: Shop, li: Actor) -> Order:
    """Three mugs and a tea, paid: 117.00 and 10.00."""
    await shop.stocks("MUG", 8)
    await shop.stocks("TEA", 5, price="10.00")
    return await shop.pays(await shop.places(li, mug=3, tea=1))


@pytest.fixture
async def parcel(shop: Shop, order: Order) -> Shipment:
    """Two of the mugs."""
    return await shop.ships(order, mug=2)


async def refunds(shop: Shop, order: Order) -> tuple[Refund, ...]:
    return await shop.store.find(RefundsOf(order.id))


async def broken(shop: Shop, *orders: Order) -> list[str]:
    return await violations(shop.store)


async def test_a_lost_parcel_is_told_and_not_asked_after_any_more(shop: Shop, parcel: Shipment) -> None:
    lost = await shop.loses(parcel)
    assert (lost.status, lost.next_poll_at) == (ShipmentStatus.LOST, None)
    assert ParcelMoved(parcel.order_id, parcel.id, ShipmentStatus.LOST) in await shop.untold()
    assert await shop.loses(parcel) == lost
    with pytest.raises(IllegalTransition):
        await shop.sees_returned(parcel)


async def test_a_lost_parcel_is_sent_again_for_nothing(
    shop: Shop, order: Order, parcel: Shipment, clerk: Actor
) -> None:
    await shop.loses(parcel)
    again = await shop.reships(parcel, by=clerk)
    assert (again.status, again.total) == (OrderStatus.CONFIRMED, Money(0, "CNY"))
    assert (again.replaces, again.customer_id, again.contact_id) == (
        order.id,
        order.customer_id,
        order.contact_id,
    )
    assert [(line.sku_id, line.quantity) for line in again.lines] == [(await shop.sku("MUG"), 2)]
    assert [(held.held, held.expires_at) for held in await shop.holds(again)] == [(2, None)]
    told = await shop.untold()
    assert OrderConfirmed(again.id) in told
    assert OrderPlaced(again.id) not in told
    assert (await shop.ships(again, "SF7654321")).lines == await shop.lines(again, mug=2)
    assert await broken(shop, order, again) == []


async def test_a_parcel_is_sent_again_once_however_often_it_is_asked_for(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.loses(parcel)
    answers = await asyncio.gather(*(shop.reships(parcel) for _ in range(5)))
    assert len({again.id for again in answers}) == 1
    assert (await shop.level("MUG")).reserved == 1 + 2


async def test_what_is_not_there_is_not_sent_again_but_can_be_paid_back(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.loses(parcel)
    await shop.stocks("MUG", 2)
    with pytest.raises(OutOfStock):
        await shop.reships(parcel)
    await shop.repays(parcel)
    assert [refund.amount for refund in await refunds(shop, order)] == [Money(7800, "CNY")]


@pytest.mark.invariant(15, 16)
async def test_a_lost_parcel_is_paid_back_line_by_line_and_once(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.loses(parcel)
    await asyncio.gather(*(shop.repays(parcel) for _ in range(5)))
    (refund,) = await refunds(shop, order)
    assert (refund.reason, refund.amount, refund.status) == (
        RefundReason.LOST,
        Money(7800, "CNY"),
        RefundStatus.SUCCEEDED,
    )
    assert [(line.order_line_id, line.quantity) for line in refund.lines] == [(order.lines[0].id, 2)]


async def test_a_parcel_is_either_sent_again_or_paid_back(shop: Shop, order: Order, parcel: Shipment) -> None:
    await shop.loses(parcel)
    answers = await asyncio.gather(shop.reships(parcel), shop.repays(parcel), return_exceptions=True)
    assert [type(answer) for answer in answers].count(IllegalTransition) == 1
    reshipped = not isinstance(answers[0], BaseException)
    assert len(await refunds(shop, order)) == (0 if reshipped else 1)


async def test_a_parcel_that_is_well_is_neither(shop: Shop, parcel: Shipment) -> None:
    with pytest.raises(IllegalTransition):
        await shop.reships(parcel)
    with pytest.raises(IllegalTransition):
        await shop.repays(parcel)


async def test_a_replacement_that_is_lost_is_paid_back_from_the_first_orders_money(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.loses(parcel)
    again = await shop.reships(parcel)
    second = await shop.ships(again, "SF7654321")
    await shop.loses(second)
    await shop.repays(second)
    assert await refunds(shop, again) == ()
    assert [refund.amount for refund in await refunds(shop, order)] == [Money(7800, "CNY")]


@pytest.mark.invariant(15)
async def test_what_went_back_already_is_not_paid_back_again(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.refunds_amount(order, order.total.decimal())
    await shop.loses(parcel)
    await shop.repays(parcel)
    assert [refund.amount for refund in await refunds(shop, order)] == [order.total]


async def test_a_lost_parcel_of_which_all_went_back_already_is_done_with(shop: Shop, order: Order) -> None:
    """Else its order would wait for ever: sent again it cannot be, for the money went back."""
    parcel = await shop.ships(order)
    for place, line in enumerate(order.lines):
        await shop.refunds_units(order, line.quantity, line=place)
    before = await refunds(shop, order)
    await shop.loses(parcel)
    await shop.repays(parcel)
    assert await refunds(shop, order) == before
    assert (await shop.order(order)).complete_at == shop.clock.now() + shop.terms.complete_after
    with pytest.raises(IllegalTransition):
        await shop.reships(parcel)


@pytest.mark.invariant(16)
async def test_units_paid_back_out_of_kindness_leave_the_others_of_a_lost_parcel_to_be_paid(
    shop: Shop, order: Order
) -> None:
    parcel = await shop.ships(order)
    await shop.refunds_units(order, 1)
    await shop.loses(parcel)
    await shop.repays(parcel)
    assert [refund.amount.minor for refund in await refunds(shop, order)] == [3900, 8800]
    assert await broken(shop, order) == []


@pytest.mark.invariant(15)
async def test_a_lost_parcel_is_paid_back_as_far_as_there_is_something_left(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.refunds_amount(order, "100.00")
    await shop.loses(parcel)
    await shop.repays(parcel)
    assert [refund.amount for refund in await refunds(shop, order)] == [
        Money(10000, "CNY"),
        Money(2700, "CNY"),
    ]


async def test_an_order_completes_when_its_lost_parcel_was_made_good(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    rest = await shop.ships(order, "SF7654321")
    await shop.loses(parcel)
    await shop.delivers(rest)
    assert (await shop.order(order)).complete_at is None
    await shop.reships(parcel)
    assert (await shop.order(order)).complete_at == shop.clock.now() + shop.terms.complete_after


async def test_the_last_parcel_to_arrive_completes_what_was_made_good_before(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    rest = await shop.ships(order, "SF7654321")
    await shop.loses(parcel)
    await shop.repays(parcel)
    assert (await shop.order(order)).complete_at is None
    await shop.delivers(rest)
    assert (await shop.order(order)).complete_at is not None


@pytest.mark.invariant(37)
async def test_what_came_back_is_on_the_shelf_only_after_inspection(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.sees_returned(parcel)
    assert (await shop.level("MUG")).on_hand == 6
    await shop.puts_back(order, parcel, mug=1)
    assert (await shop.level("MUG")).on_hand == 7
    last = (await shop.store.find(Movements(await shop.sku("MUG"))))[-1]
    assert (last.reason, last.quantity, last.order_id) == (MovementReason.RESTOCKED, 1, order.id)
    assert await broken(shop, order) == []


@pytest.mark.invariant(37)
async def test_no_more_is_restocked_than_was_in_the_parcel(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    await shop.sees_returned(parcel)
    with pytest.raises(NotThatMany):
        await shop.puts_back(order, parcel, mug=3)
    with pytest.raises(NotThatMany):
        await shop.puts_back(order, parcel, tea=1)
    assert (await shop.level("MUG")).on_hand == 6


@pytest.mark.invariant(8, 37)
async def test_a_parcel_is_inspected_once(shop: Shop, order: Order, parcel: Shipment) -> None:
    await shop.sees_returned(parcel)
    first = await shop.puts_back(order, parcel, request_id="press", mug=1)
    assert await shop.puts_back(order, parcel, request_id="press", mug=1) == first
    with pytest.raises(NotThatMany):
        await shop.puts_back(order, parcel, mug=1)
    assert (await shop.level("MUG")).on_hand == 7


@pytest.mark.invariant(37)
async def test_what_did_not_come_back_is_not_restocked(shop: Shop, order: Order, parcel: Shipment) -> None:
    for wrong in (parcel, await shop.loses(parcel)):
        with pytest.raises(IllegalTransition):
            await shop.puts_back(order, wrong, mug=1)


async def test_customers_decide_nothing_of_parcels(
    shop: Shop, order: Order, parcel: Shipment, li: Actor
) -> None:
    for act in (shop.loses, shop.sees_returned, shop.reships, shop.repays):
        with pytest.raises(NotAllowed):
            await act(parcel, by=li)
    with pytest.raises(NotAllowed):
        await shop.puts_back(order, parcel, by=li, mug=1)


@pytest.mark.invariant(15, 27)
async def test_what_is_sent_again_is_worth_what_was_paid_for_it(shop: Shop, li: Actor) -> None:
    await shop.stocks("CUP", 9, price="10.00")
    await shop.create_discount(
        actor=shop.owner, request_id=shop.request(), code="spring", amount=Money(1000, "CNY")
    )
    await shop.adds(li, cup=3)
    order = await shop.pays(await shop.checks_out(li, discount="spring"))
    parcel = await shop.ships(order)
    await shop.loses(parcel)
    again = await shop.reships(parcel)
    assert sum(line.quantity for line in again.lines) == 3
    assert sum(line.amount.minor for line in again.lines) == order.total.minor == 2000
    second = await shop.ships(again, "SF7654321")
    await shop.delivers(second)
    case = await shop.asks(again, CaseKind.REFUND_ONLY, {0: again.lines[0].quantity})
    await shop.approves(case)
    assert [one.amount for one in await refunds(shop, order)] == [again.lines[0].amount]
    assert await broken(shop, order, again) == []


async def test_what_a_case_paid_back_is_not_sent_again_and_is_waited_for_no_more(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    rest = await shop.ships(order, "SF7654321")
    await shop.delivers(rest)
    await shop.loses(parcel)
    case = await shop.asks(await shop.order(order), CaseKind.REFUND_ONLY, 2)
    with pytest.raises(IllegalTransition):
        await shop.reships(parcel)
    await shop.approves(case)
    with pytest.raises(IllegalTransition):
        await shop.reships(parcel)
    await shop.repays(parcel)
    assert [one.amount for one in await refunds(shop, order)] == [Money(7800, "CNY")]
    assert (await shop.order(order)).complete_at is not None


async def test_a_case_about_other_units_leaves_a_lost_parcel_to_be_sent_again(
    shop: Shop, order: Order, parcel: Shipment
) -> None:
    rest = await shop.ships(order, "SF7654321")
    await shop.delivers(rest)
    await shop.loses(parcel)
    await shop.approves(await shop.asks(await shop.order(order), CaseKind.REFUND_ONLY, 1))
    assert (await shop.reships(parcel)).replaces == order.id
