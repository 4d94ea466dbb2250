"""Placing an order."""

import asyncio
from dataclasses import replace

import pytest

from shopclerk.core.domain.errors import (
    DomainError,
    EmptyCart,
    InvalidAddress,
    InvalidName,
    InvalidPhone,
    NotForSale,
    NotFound,
    NotPricedIn,
    OutOfStock,
    PricesChanged,
)
from shopclerk.core.domain.events import OrderPlaced, StockRanLow
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.checkout import Recipient
from shopclerk.core.usecases.terms import Terms
from tests.shopfloor.shop import HOME, Shop


@pytest.fixture
async def mugs(shop: Shop) -> None:
    await shop.stocks("MUG", 5, price="39.00")


@pytest.mark.invariant(11)
@pytest.mark.usefixtures("mugs")
async def test_a_placed_order_waits_for_its_payment_and_holds_its_stock(shop: Shop, li: Actor) -> None:
    order = await shop.places(li, mug=2)
    assert order.status is OrderStatus.PENDING_PAYMENT
    assert order.total == Money(7800, "CNY")
    assert order.customer_id == li.person_id
    assert order.pay_by == shop.clock.now() + shop.terms.pay_within
    assert (await shop.level("MUG")).available == 3
    assert [(hold.held, hold.expires_at) for hold in await shop.holds(order)] == [(2, order.pay_by)]
    assert (await shop.untold())[-1] == OrderPlaced(order.id)


@pytest.mark.usefixtures("mugs")
async def test_placing_empties_the_cart(shop: Shop, li: Actor) -> None:
    await shop.places(li, mug=2)
    assert (await shop.show_cart(actor=li)).entries == ()
    with pytest.raises(EmptyCart):
        await shop.checks_out(li)


@pytest.mark.invariant(7)
@pytest.mark.usefixtures("mugs")
async def test_either_all_lines_are_reserved_or_none(shop: Shop, li: Actor, wang: Actor) -> None:
    await shop.stocks("TEA", 1)
    await shop.fills(li, mug=2, tea=1)
    await shop.places(wang, tea=1)
    with pytest.raises(OutOfStock) as refused:
        await shop.checks_out(li)
    assert refused.value == OutOfStock(await shop.sku("TEA"), 1, 0)
    assert (await shop.level("MUG")).reserved == 0
    assert (await shop.show_cart(actor=li)).units == 3


@pytest.mark.usefixtures("mugs")
async def test_two_taps_with_one_token_make_one_order(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=2)
    first = await shop.checks_out(li, token="button")
    second = await shop.checks_out(li, token="button")
    assert first == second
    assert (await shop.level("MUG")).reserved == 2


@pytest.mark.usefixtures("mugs")
async def test_two_taps_at_the_same_moment_make_one_order(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=2)
    taps = await asyncio.gather(*(shop.checks_out(li, token="button", reviewed="78.00") for _ in range(5)))
    assert len({order.id for order in taps}) == 1
    assert (await shop.level("MUG")).reserved == 2


@pytest.mark.usefixtures("mugs")
async def test_a_token_does_not_show_somebody_elses_order(shop: Shop, li: Actor, wang: Actor) -> None:
    await shop.fills(li, mug=1)
    await shop.checks_out(li, token="button")
    with pytest.raises(NotFound):
        await shop.checks_out(wang, token="button")


@pytest.mark.usefixtures("mugs")
async def test_a_price_that_changed_after_the_review_is_told_and_orders_nothing(
    shop: Shop, li: Actor
) -> None:
    await shop.fills(li, mug=2)
    await shop.stocks("MUG", 5, price="42.00")
    with pytest.raises(PricesChanged) as refused:
        await shop.checks_out(li, reviewed="78.00")
    assert refused.value == PricesChanged(7800, 8400, "CNY")
    assert (await shop.level("MUG")).reserved == 0
    assert (await shop.checks_out(li, reviewed="84.00")).total == Money(8400, "CNY")


@pytest.mark.usefixtures("mugs")
async def test_what_was_ordered_keeps_its_price(shop: Shop, li: Actor) -> None:
    order = await shop.places(li, mug=2)
    await shop.stocks("MUG", 5, price="42.00")
    assert (await shop.order(order)).total == Money(7800, "CNY")


@pytest.mark.usefixtures("mugs")
async def test_what_is_no_longer_sold_cannot_be_ordered(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=2)
    await shop.stocks("MUG", 5, published=False)
    with pytest.raises(NotForSale):
        await shop.checks_out(li)


@pytest.mark.usefixtures("mugs")
async def test_what_has_no_price_in_the_shops_currency_cannot_be_ordered(shop: Shop, li: Actor) -> None:
    await shop.fills(li, mug=2)
    shop.terms = Terms(currency="JPY")
    with pytest.raises(NotPricedIn):
        await shop.checks_out(li)


@pytest.mark.usefixtures("mugs")
@pytest.mark.parametrize(
    ("recipient", "refusal"),
    [
        (replace(HOME, name="  "), InvalidName),
        (replace(HOME, phone="110"), InvalidPhone),
        (replace(HOME, address="here"), InvalidAddress),
    ],
)
async def test_a_recipient_nobody_could_deliver_to_is_refused_and_the_cart_stays(
    shop: Shop, li: Actor, recipient: Recipient, refusal: type[DomainError]
) -> None:
    await shop.fills(li, mug=2)
    with pytest.raises(refusal):
        await shop.checks_out(li, recipient=recipient)
    assert (await shop.show_cart(actor=li)).units == 2


@pytest.mark.usefixtures("mugs")
async def test_the_last_recipient_is_recalled(shop: Shop, li: Actor, wang: Actor) -> None:
    assert await shop.recall_recipient(actor=li) is None
    await shop.places(li, mug=1)
    shop.clock.advance(minutes=1)
    await shop.fills(li, mug=1)
    await shop.checks_out(li, recipient=replace(HOME, name="Mother"))
    recalled = await shop.recall_recipient(actor=li)
    assert recalled == Recipient(name="Mother", phone="13800138000", address=HOME.address)
    assert await shop.recall_recipient(actor=wang) is None


@pytest.mark.usefixtures("mugs")
async def test_an_order_number_drawn_twice_names_one_order_only(shop: Shop, li: Actor, wang: Actor) -> None:
    shop.ids.numbers.extend(["AAAA-22"] * 8)
    first = await shop.places(li, mug=1)
    shop.ids.numbers.extend(["AAAA-22", "BBBB-33"])
    second = await shop.places(wang, mug=1)
    assert (first.number, second.number) == ("AAAA-22", "BBBB-33")


@pytest.mark.usefixtures("mugs")
async def test_a_cart_that_changes_while_it_is_ordered_is_ordered_as_agreed_or_not_at_all(
    shop: Shop, li: Actor
) -> None:
    await shop.fills(li, mug=2)
    placing, _ = await asyncio.gather(
        shop.checks_out(li, reviewed="78.00"), shop.adds(li, mug=1), return_exceptions=True
    )
    if isinstance(placing, BaseException):
        assert isinstance(placing, PricesChanged)
    else:
        assert placing.total == Money(7800, "CNY")


@pytest.mark.invariant(13)
async def test_selling_below_the_safety_stock_alerts_once_and_again_after_recovery(
    shop: Shop, li: Actor, wang: Actor
) -> None:
    sku_id = await shop.stocks("MUG", 2)
    order = await shop.places(li, mug=2)
    assert StockRanLow(sku_id, 0) in await shop.untold()
    await shop.cancels(order)
    await shop.places(wang, mug=1)
    assert len([event for event in await shop.untold() if isinstance(event, StockRanLow)]) == 1
    await shop.places(li, mug=1)
    assert len([event for event in await shop.untold() if isinstance(event, StockRanLow)]) == 2


@pytest.mark.invariant(4)
async def test_a_thousand_buyers_of_a_hundred_units_buy_exactly_a_hundred(shop: Shop) -> None:
    await shop.stocks("MUG", 100)
    buyers = [shop.customer(f"buyer-{number}") for number in range(1000)]
    for buyer in buyers:
        await shop.fills(buyer, mug=1)
    answers = await asyncio.gather(
        *(shop.checks_out(buyer, reviewed="39.00") for buyer in buyers), return_exceptions=True
    )
    refusals = [answer for answer in answers if isinstance(answer, BaseException)]
    assert len(answers) - len(refusals) == 100
    assert all(isinstance(refusal, OutOfStock) for refusal in refusals)
    level = await shop.level("MUG")
    assert (level.on_hand, level.reserved) == (100, 100)
