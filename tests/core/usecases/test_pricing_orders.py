"""What an order costs: lines, delivery and discount, frozen when it is placed."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.discount import Discount
from shopclerk.core.domain.errors import (
    DiscountRefused,
    EmptyCart,
    NotAllowed,
    NotFound,
    PricesChanged,
    ShippingUnavailable,
)
from shopclerk.core.domain.events import OrderConfirmed
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.localized import LocalizedText
from shopclerk.core.domain.money import Money, total
from shopclerk.core.domain.people import Actor
from shopclerk.core.usecases.checkout import PlaceOrder
from shopclerk.core.usecases.discounting import ListDiscounts
from shopclerk.core.usecases.terms import Terms
from tests.shopfloor.meanwhile import MeanwhileStore
from tests.shopfloor.shop import HOME, Shop


def yuan(text: str) -> Money:
    return Money.parse(text, "CNY")


EXPRESS = ShippingOption(code="express", name=LocalizedText.single("en", "Express"), fee=yuan("18"), days=2)
POST = ShippingOption(code="post", name=LocalizedText.single("en", "Post"), fee=yuan("6"), days=7)


@pytest.fixture(autouse=True)
async def goods(shop: Shop) -> None:
    await shop.stocks("MUG", 500, price="39.00")
    await shop.stocks("TEA", 500, price="10.01")
    await shop.stocks("TAG", 500, price="0.02")


async def offers(shop: Shop, code: str = "SPRING", **limits: Any) -> Discount:
    terms = limits if "amount" in limits else {"percentage": 1000} | limits
    return await shop.create_discount(actor=shop.owner, request_id=shop.request(), code=code, **terms)


async def uses(shop: Shop, code: str = "SPRING") -> int:
    return (await shop.show_discount(actor=shop.owner, code=code))[1]


async def buys(shop: Shop, customer: Actor, code: str = "spring") -> Any:
    await shop.fills(customer, mug=1)
    return await shop.checks_out(customer, discount=code)


async def test_a_discount_and_the_delivery_make_the_price_that_was_reviewed(shop: Shop, li: Actor) -> None:
    shop.terms = Terms(currency="CNY", shipping=(EXPRESS, POST))
    await offers(shop)
    await shop.fills(li, mug=2, tea=1)
    quote = await shop.price_cart(actor=li, shipping="post", discount=" spring ")
    assert (quote.subtotal, quote.total) == (yuan("88.01"), yuan("85.21"))
    order = await shop.checks_out(li, shipping="post", discount="spring")
    assert order.total == quote.total
    assert order.shipping is not None
    assert (order.shipping.option, order.shipping.fee) == ("post", yuan("6"))
    assert order.discount is not None
    assert (order.discount.code, order.discount.amount) == ("SPRING", yuan("8.80"))
    assert [line.discount for line in order.lines] == [yuan("7.80"), yuan("1.00")]
    assert [line.net for line in order.lines] == [line.net for line in quote.lines]


async def test_without_options_delivery_costs_nothing_and_nobody_chooses(shop: Shop, li: Actor) -> None:
    order = await shop.places(li, mug=1)
    assert (order.shipping, order.discount, order.total) == (None, None, yuan("39"))


async def test_where_there_are_options_one_is_chosen(shop: Shop, li: Actor) -> None:
    shop.terms = Terms(currency="CNY", shipping=(EXPRESS, POST))
    await shop.fills(li, mug=1)
    assert (await shop.price_cart(actor=li)).options == (EXPRESS, POST)
    for option in (None, "owl"):
        with pytest.raises(ShippingUnavailable):
            await shop.checks_out(li, shipping=option, reviewed="39.00")


async def test_a_fee_in_another_currency_is_no_option(shop: Shop, li: Actor) -> None:
    shop.terms = Terms(currency="CNY", shipping=(EXPRESS,))
    await shop.fills(li, mug=1)
    shop.terms = Terms(
        currency="CNY",
        shipping=(ShippingOption(code="express", name=EXPRESS.name, fee=Money(500, "JPY"), days=2),),
    )
    with pytest.raises(ShippingUnavailable):
        await shop.checks_out(li, shipping="express")


async def test_what_was_agreed_is_frozen(shop: Shop, li: Actor) -> None:
    shop.terms = Terms(currency="CNY", shipping=(POST,))
    await offers(shop)
    await shop.fills(li, mug=1)
    order = await shop.checks_out(li, shipping="post", discount="spring")
    await shop.end_discount(actor=shop.owner, request_id=shop.request(), code="spring")
    shop.terms = Terms(currency="CNY", shipping=(EXPRESS,))
    assert (await shop.order(order)).total == yuan("41.10")
    assert (await shop.pays(order)).status is OrderStatus.CONFIRMED


async def test_another_price_than_was_reviewed_uses_no_code(shop: Shop, li: Actor) -> None:
    await offers(shop)
    await shop.fills(li, mug=1)
    with pytest.raises(PricesChanged):
        await shop.checks_out(li, discount="spring", reviewed="39.00")
    assert await uses(shop) == 0


async def test_a_hundred_buyers_on_a_code_with_ten_uses_use_it_exactly_ten_times(shop: Shop) -> None:
    await offers(shop, most_uses=10)
    buyers = [shop.customer(f"buyer-{number}") for number in range(100)]
    for buyer in buyers:
        await shop.fills(buyer, mug=1)
    answers = await asyncio.gather(
        *(shop.checks_out(buyer, discount="spring", reviewed="35.10") for buyer in buyers),
        return_exceptions=True,
    )
    refusals = [answer for answer in answers if isinstance(answer, BaseException)]
    assert len(answers) - len(refusals) == 10
    assert set(refusals) == {DiscountRefused("SPRING", "used_up")}
    assert await uses(shop) == 10
    assert (await shop.level("MUG")).reserved == 10


async def test_a_code_that_is_used_up_is_told_at_the_review(shop: Shop, li: Actor, wang: Actor) -> None:
    await offers(shop, most_uses=1)
    await buys(shop, li)
    await shop.fills(wang, mug=1)
    with pytest.raises(DiscountRefused) as refused:
        await shop.price_cart(actor=wang, discount="spring")
    assert refused.value.why == "used_up"


async def test_a_customer_uses_a_code_as_often_as_it_says(shop: Shop, li: Actor, wang: Actor) -> None:
    await offers(shop, most_per_customer=1)
    await buys(shop, li)
    with pytest.raises(DiscountRefused):
        await buys(shop, li)
    await buys(shop, wang)
    assert await uses(shop) == 2


@pytest.mark.invariant(40)
async def test_two_taps_with_one_token_use_a_code_once(shop: Shop, li: Actor) -> None:
    await offers(shop)
    await shop.fills(li, mug=1)
    await asyncio.gather(
        *(shop.checks_out(li, token="button", discount="spring", reviewed="35.10") for _ in range(5))
    )
    assert await uses(shop) == 1


@pytest.mark.parametrize("ending", ["cancelled", "expired"])
async def test_an_order_that_ends_unpaid_gives_its_use_back(
    shop: Shop, li: Actor, wang: Actor, ending: str
) -> None:
    await offers(shop, most_uses=1, most_per_customer=1)
    order = await buys(shop, li)
    if ending == "cancelled":
        await asyncio.gather(*(shop.cancels(order) for _ in range(3)))
    else:
        shop.clock.advance(minutes=31)
        await shop.expire_unpaid()
    assert await uses(shop) == 0
    await buys(shop, wang)


async def test_a_paid_order_that_is_cancelled_has_used_its_code(shop: Shop, li: Actor) -> None:
    await offers(shop, most_uses=1)
    order = await shop.pays(await buys(shop, li))
    await shop.cancels(order)
    assert await uses(shop) == 1


@pytest.mark.invariant(22)
async def test_a_late_payment_takes_its_use_back_though_others_used_the_code_up(
    shop: Shop, li: Actor, wang: Actor
) -> None:
    await offers(shop, most_uses=1)
    order = await buys(shop, li)
    attempt = await shop.starts_paying(order)
    assert attempt.link is not None
    late = shop.gateway.pay(attempt.link)
    shop.clock.advance(minutes=31)
    await shop.expire_unpaid()
    await buys(shop, wang)
    await shop.hears(late)
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    assert await uses(shop) == 2


async def test_an_order_that_costs_nothing_is_confirmed_at_once(shop: Shop, li: Actor) -> None:
    await offers(shop, percentage=10_000)
    order = await buys(shop, li)
    assert (order.status, order.total) == (OrderStatus.CONFIRMED, yuan("0"))
    assert [(held.held, held.expires_at) for held in await shop.holds(order)] == [(1, None)]
    assert OrderConfirmed(order.id) in await shop.untold()
    shop.clock.advance(days=1)
    await shop.expire_unpaid()
    assert (await shop.ships(await shop.order(order))).lines


async def test_an_amount_takes_off_at_most_all_of_the_lines(shop: Shop, li: Actor) -> None:
    await offers(shop, amount=yuan("5.00"))
    await shop.fills(li, tag=3)
    quote = await shop.price_cart(actor=li, discount="spring")
    assert quote.total == yuan("0")
    assert total((line.discount for line in quote.lines if line.discount), "CNY") == yuan("0.06")


async def test_a_code_keeps_its_limits(shop: Shop, li: Actor) -> None:
    now = shop.clock.now()
    await offers(shop, "LATER", since=now + timedelta(hours=1))
    await offers(shop, "OVER", until=now)
    await offers(shop, "LARGE", minimum=yuan("40"))
    await offers(shop, "YEN", amount=Money(100, "JPY"))
    await shop.fills(li, mug=1)
    reasons = {}
    for code in ("LATER", "OVER", "LARGE", "YEN", "NONE"):
        with pytest.raises(DiscountRefused) as refused:
            await shop.price_cart(actor=li, discount=code)
        reasons[code] = refused.value.why
    assert reasons == {
        "LATER": "not_yet",
        "OVER": "over",
        "LARGE": "minimum",
        "YEN": "currency",
        "NONE": "unknown",
    }
    shop.clock.advance(hours=1)
    assert (await shop.price_cart(actor=li, discount="later")).total == yuan("35.10")


@pytest.mark.invariant(32)
async def test_a_code_that_ends_during_the_checkout_is_not_used(shop: Shop, li: Actor) -> None:
    await offers(shop)
    await shop.fills(li, mug=1)

    async def end() -> None:
        await shop.end_discount(actor=shop.owner, request_id="end", code="spring")

    unit_of_work = replace(shop.unit_of_work, store=MeanwhileStore(shop.store, end))
    with pytest.raises(DiscountRefused) as refused:
        await PlaceOrder(unit_of_work, shop.ids, shop.terms)(
            actor=li,
            request_id=shop.request(),
            token="button",
            recipient=HOME,
            reviewed=3510,
            discount="spring",
        )
    assert refused.value == DiscountRefused("SPRING", "over")
    assert await uses(shop) == 0


@pytest.mark.parametrize(
    "limits",
    [
        {"percentage": 0},
        {"percentage": 10_001},
        {"amount": yuan("0")},
        {"amount": yuan("1"), "percentage": 100},
        {"percentage": None},
        {"most_uses": 0},
        {"code": " "},
        {"code": "A:B"},
    ],
)
async def test_a_discount_that_makes_no_sense_is_refused(shop: Shop, limits: dict[str, Any]) -> None:
    with pytest.raises(DiscountRefused) as refused:
        await offers(shop, **limits)
    assert refused.value.why == "invalid"


async def test_only_the_owner_makes_and_ends_codes_and_each_once(shop: Shop, li: Actor, clerk: Actor) -> None:
    first = await shop.create_discount(actor=shop.owner, request_id="press", code="spring", percentage=500)
    again = await shop.create_discount(actor=shop.owner, request_id="press", code="spring", percentage=500)
    assert again.id == first.id
    with pytest.raises(DiscountRefused) as refused:
        await offers(shop)
    assert refused.value.why == "taken"
    ended = await shop.end_discount(actor=shop.owner, request_id="end", code="spring")
    shop.clock.advance(hours=1)
    twice = await shop.end_discount(actor=shop.owner, request_id="end-2", code="spring")
    assert twice.until == ended.until
    for person in (li, clerk):
        with pytest.raises(NotAllowed):
            await shop.create_discount(actor=person, request_id="r", code="mine", percentage=500)
        with pytest.raises(NotAllowed):
            await shop.end_discount(actor=person, request_id="r", code="spring")
    with pytest.raises(NotAllowed):
        await shop.show_discount(actor=li, code="spring")
    with pytest.raises(NotFound):
        await shop.end_discount(actor=shop.owner, request_id="r", code="nothing")


async def test_staff_see_every_code_and_how_often_it_was_used(shop: Shop, li: Actor, clerk: Actor) -> None:
    for code in ("SPRING", "AUTUMN"):
        await offers(shop, code)
    await buys(shop, li)
    listed = ListDiscounts(shop.store)
    assert [(one.id, used) for one, used in await listed(actor=clerk)] == [("AUTUMN", 0), ("SPRING", 1)]
    assert [one.id for one, _ in await listed(actor=clerk, after="AUTUMN")] == ["SPRING"]
    with pytest.raises(NotAllowed):
        await listed(actor=li)


async def test_an_empty_cart_has_no_price(shop: Shop, li: Actor) -> None:
    with pytest.raises(EmptyCart):
        await shop.price_cart(actor=li)
