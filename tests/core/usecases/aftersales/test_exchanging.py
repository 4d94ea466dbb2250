"""Other goods instead: reserved when it is approved, sent when the first ones came back."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.aftersales import AfterSalesCase, CaseKind, CaseReason
from shopclerk.core.domain.errors import DifferenceUnpaid, NotReturnable, OutOfStock, ReturnAwaited
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import CancelReason, Order
from shopclerk.core.domain.people import Actor
from shopclerk.core.ports.views import OrdersToShip
from tests.invariants import violations
from tests.shopfloor.shop import Shop


async def replacement(shop: Shop, case: AfterSalesCase) -> Order:
    assert case.replacement_id is not None
    return await shop.order(case.replacement_id)


async def promised(shop: Shop, *orders: Order) -> int:
    found = [one for order in orders for one in await shop.refunds(order)]
    return sum(one.amount.minor for one in found if one.holds)


async def exchange(shop: Shop, order: Order, price: str, units: int = 1) -> tuple[AfterSalesCase, Order]:
    """Approved: so many plates at that price instead of mugs at 33.37."""
    await shop.stocks("PLATE", 5, price=price)
    case = await shop.approves(await shop.exchanges(order, "plate", units))
    return case, await replacement(shop, case)


async def test_an_even_exchange_is_confirmed_at_once_and_sent_on_receipt(shop: Shop, order: Order) -> None:
    case, instead = await exchange(shop, order, "33.37")
    assert (instead.status, instead.total.minor, instead.replaces) == (OrderStatus.CONFIRMED, 0, order.id)
    assert (case.refund, (await shop.level("PLATE")).reserved) == (Money(0, "CNY"), 1)
    with pytest.raises(ReturnAwaited):
        await shop.ships(instead)
    assert await shop.list_orders(OrdersToShip(), actor=shop.owner) == ()
    await shop.goods_arrive(case)
    await shop.ships(instead)
    await shop.inspects(case, 1, 1)
    assert (await shop.settles(case)).status is CaseStatus.CLOSED
    assert await promised(shop, order, instead) == 0
    assert ((await shop.level("MUG")).on_hand, (await shop.level("PLATE")).on_hand) == (7, 4)


async def test_a_dearer_exchange_awaits_the_difference(shop: Shop, order: Order) -> None:
    case, instead = await exchange(shop, order, "50.00")
    assert (instead.status, instead.total) == (OrderStatus.PENDING_PAYMENT, Money(1663, "CNY"))
    await shop.goods_arrive(case)
    await shop.inspects(case, 1, 1)
    with pytest.raises(DifferenceUnpaid):
        await shop.settles(case)
    assert (await shop.pays(instead)).status is OrderStatus.CONFIRMED
    assert (await shop.settles(case)).status is CaseStatus.CLOSED
    await shop.ships(instead)
    assert await promised(shop, order, instead) == 0


async def test_a_paid_difference_does_not_send_anything_before_the_goods_are_back(
    shop: Shop, order: Order
) -> None:
    _, instead = await exchange(shop, order, "50.00")
    await shop.pays(instead)
    with pytest.raises(ReturnAwaited):
        await shop.ships(instead)


async def test_a_cheaper_exchange_pays_the_rest_back_at_settlement(shop: Shop, order: Order) -> None:
    case, instead = await exchange(shop, order, "20.00", units=2)
    assert (instead.status, case.refund) == (OrderStatus.CONFIRMED, Money(2674, "CNY"))
    assert await promised(shop, order, instead) == 0
    ended = await shop.takes_back(case, 2, 2)
    assert ended.status is CaseStatus.CLOSED
    assert await promised(shop, order) == 2674


async def test_a_sold_out_exchange_is_not_approved_and_stays_to_be_decided(shop: Shop, order: Order) -> None:
    await shop.stocks("PLATE", 1)
    case = await shop.exchanges(order, "plate", 2)
    with pytest.raises(OutOfStock):
        await shop.approves(case)
    assert (await shop.case(case)).status is CaseStatus.REQUESTED
    assert (await shop.level("PLATE")).reserved == 0


async def test_a_difference_that_is_never_paid_turns_the_exchange_into_a_return(
    shop: Shop, order: Order
) -> None:
    case, instead = await exchange(shop, order, "50.00")
    await shop.goods_arrive(case)
    shop.clock.advance_by(shop.terms.returns.send_back_within)
    await shop.expire_unpaid()
    assert (await shop.order(instead)).status is OrderStatus.CANCELLED
    await shop.inspects(case, 1, 1)
    ended = await shop.settles(case)
    assert (ended.status, ended.refund) == (CaseStatus.CLOSED, Money(3337, "CNY"))
    assert await promised(shop, order, instead) == 3337
    assert (await shop.level("PLATE")).available == 5


async def test_a_late_payment_of_an_exchange_that_was_paid_back_goes_back_too(
    shop: Shop, order: Order
) -> None:
    case, instead = await exchange(shop, order, "50.00")
    attempt = await shop.starts_paying(instead)
    assert attempt.reference is not None
    fact = shop.gateway.pay(attempt.reference)
    shop.clock.advance_by(shop.terms.returns.send_back_within)
    await shop.expire_unpaid()
    await shop.takes_back(case, 1, 1)
    await shop.hears(fact)
    assert (await shop.order(instead)).status is OrderStatus.CANCELLED
    assert await promised(shop, order, instead) == 3337 + 1663


@pytest.mark.parametrize("price", ["33.37", "50.00", "20.00"])
async def test_a_withdrawn_exchange_gives_everything_back(
    shop: Shop, order: Order, li: Actor, price: str
) -> None:
    case, instead = await exchange(shop, order, price)
    if instead.total.minor:
        await shop.pays(instead)
    await shop.withdraws(case, by=li)
    ended = await shop.order(instead)
    assert (ended.status, ended.cancelled_because) == (OrderStatus.CANCELLED, CancelReason.CUSTOMER)
    assert (await shop.level("PLATE")).reserved == 0
    assert await promised(shop, order, instead) == instead.total.minor


async def test_an_exchange_whose_goods_never_come_back_ends_with_its_order(shop: Shop, order: Order) -> None:
    case, instead = await exchange(shop, order, "33.37")
    shop.clock.advance_by(shop.terms.returns.send_back_within)
    await asyncio.gather(shop.expire_cases(), shop.expire_cases(), shop.expire_unpaid())
    assert (await shop.case(case)).status is CaseStatus.EXPIRED
    assert (await shop.order(instead)).status is OrderStatus.CANCELLED
    assert (await shop.level("PLATE")).available == 5
    assert await promised(shop, order, instead) == 0


async def test_an_order_of_an_exchange_cancelled_before_the_goods_are_back_pays_nothing_yet(
    shop: Shop, order: Order
) -> None:
    case, instead = await exchange(shop, order, "33.37")
    await shop.cancels(instead)
    assert await promised(shop, order, instead) == 0
    await shop.takes_back(case, 1, 1)
    assert await promised(shop, order, instead) == 3337


@pytest.mark.parametrize("moment", ["received", "inspected", "settled"])
async def test_cancelling_the_order_of_an_exchange_pays_its_worth_once(
    shop: Shop, order: Order, moment: str
) -> None:
    case, instead = await exchange(shop, order, "20.00")
    await shop.goods_arrive(case)
    if moment != "received":
        await shop.inspects(case, 1, 1)
    if moment == "settled":
        await shop.settles(case)
    await shop.cancels(instead)
    if moment == "received":
        await shop.inspects(case, 1, 1)
    if moment != "settled":
        await shop.settles(case)
    assert (await shop.case(case)).status is CaseStatus.CLOSED
    assert await promised(shop, order, instead) == 3337


async def test_cancelling_while_the_case_settles_still_pays_the_credit(shop: Shop, order: Order) -> None:
    case, instead = await exchange(shop, order, "20.00")
    shop.gateway.only_accepts_refund()
    await shop.takes_back(case, 1, 1)
    (rest,) = await shop.refunds(order)
    await shop.cancels(instead)
    await shop.hears(shop.gateway.settles(rest.id))
    shop.clock.advance(hours=1)
    await shop.expire_cases()
    assert (await shop.case(case)).status is CaseStatus.CLOSED
    assert await promised(shop, order, instead) == 3337


@pytest.mark.parametrize("turns", range(40))
async def test_settling_races_cancelling_the_other_order_and_the_worth_is_paid_once(
    shop: Shop, order: Order, turns: int
) -> None:
    """The two are families of their own: each guards what it read of the other."""
    case, instead = await exchange(shop, order, "20.00")
    await shop.goods_arrive(case)
    await shop.inspects(case, 1, 1)

    async def cancels_later() -> None:
        for _ in range(turns):
            await asyncio.sleep(0)  # a turn of the loop, not a time
        await shop.cancels(instead)

    await asyncio.gather(shop.settles(case), cancels_later())
    shop.clock.advance(hours=1)
    await shop.expire_cases()
    assert (await shop.case(case)).status is CaseStatus.CLOSED
    assert await promised(shop, order, instead) == 3337


@pytest.mark.parametrize(("price", "own"), [("33.37", 0), ("50.00", 1663), ("20.00", 0)])
async def test_what_was_exchanged_can_be_returned_with_the_money_of_the_first_order(
    shop: Shop, order: Order, price: str, own: int
) -> None:
    case, instead = await exchange(shop, order, price)
    if instead.total.minor:
        await shop.pays(instead)
    await shop.takes_back(case, 1, 1)
    await shop.delivers(await shop.ships(instead))
    again = await shop.approves(await shop.asks(await shop.order(instead), CaseKind.RETURN))
    assert (await shop.takes_back(again, 1, 1)).status is CaseStatus.CLOSED
    assert await promised(shop, instead) == own
    assert await promised(shop, order, instead) == 3337 + own
    named = {line.order_line_id for one in await shop.refunds(order) for line in one.lines}
    assert named <= {line.id for line in order.lines}
    details = await shop.show_case(actor=shop.owner, case_id=again.id)
    assert sum(one.amount.minor for one in details.refunds) == Money.parse(price, "CNY").minor
    assert await violations(shop.store) == []


async def test_exchanged_units_cannot_be_claimed_again_of_the_first_order(shop: Shop, order: Order) -> None:
    case, _ = await exchange(shop, order, "33.37", units=3)
    await shop.takes_back(case, 3, 3)
    with pytest.raises(NotReturnable):
        await shop.asks(order, CaseKind.RETURN)


async def test_the_way_back_is_taken_off_the_credit(shop: Shop, order: Order) -> None:
    fee = Money.parse("5.00", "CNY")
    policy = replace(shop.terms.returns, fees=(fee,), charged_for=frozenset({CaseReason.DAMAGED}))
    shop.terms = replace(shop.terms, returns=policy)
    _, instead = await exchange(shop, order, "33.37")
    assert instead.total == fee
