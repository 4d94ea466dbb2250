"""Delivery and discount codes at the checkout: chosen, reviewed, refused, and gone before the confirm."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from shopclerk.conversation.actions.ordering import ChooseShipping
from shopclerk.core.domain.catalogue import Fulfilment
from shopclerk.core.domain.delivery import ShippingOption
from shopclerk.core.domain.lifecycle import OrderStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from tests.conversation.scripts.goods import EXPRESS, POST, tea
from tests.conversation.scripts.walks import ADDRESS, puts_a_mug_into_the_cart, reviews_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


def offers(shop: TalkingShop, *options: ShippingOption) -> None:
    shop.terms = replace(shop.terms, shipping=options)


async def makes_a_code(shop: TalkingShop, code: str = "SPRING", **limits: Any) -> None:
    terms = limits if "amount" in limits else {"percentage": 1000} | limits
    await shop.create_discount(actor=shop.owner, request_id=shop.request(), code=code, **terms)


async def ends(shop: TalkingShop, code: str = "SPRING") -> None:
    await shop.end_discount(actor=shop.owner, request_id=shop.request(), code=code)


async def uses(shop: TalkingShop, code: str = "SPRING") -> int:
    return (await shop.show_discount(actor=shop.owner, code=code))[1]


async def checks_out_a_mug(ana: Visitor, name: str = "Ana Li") -> None:
    """As far as everybody's first three answers lead."""
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    for answer in (name, "138 0013 8000", ADDRESS):
        await ana.says(answer)


async def takes_express(ana: Visitor) -> None:
    """Instead of what costs least."""
    await ana.presses("🚚 Delivery")
    await ana.presses("Express")


async def types_the_code(ana: Visitor, code: str = "spring") -> None:
    await ana.presses("🎟 Discount code")
    await ana.says(code)


async def test_the_cheapest_delivery_is_chosen_another_one_can_be_and_is_shown_from_then_on(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    offers(shop, POST, EXPRESS)
    await checks_out_a_mug(ana)
    ana.sees("Is everything right?", "Delivery, Post: CN¥6.00", "📅 Expected by Mar 12, 2026")
    await ana.presses("🚚 Delivery")
    ana.sees("How shall we deliver it?", "Post · CN¥6.00 · within 7 days", "Express · CN¥18.00")
    await ana.presses("Express")
    ana.reads_in_order(
        "Is everything right?", "Subtotal: CN¥39.00", "Delivery, Express: CN¥18.00", "Total: CN¥57.00"
    )
    await ana.presses("✅ Place the order · CN¥57.00")
    order = await shop.numbered(ana.order_number())
    assert order.shipping is not None
    assert (order.shipping.option, order.total) == ("express", Money(5700, "CNY"))
    await ana.presses("Alipay")
    mei.looks_away()
    await ana.pays()
    mei.sees("🚚 Delivery, Express: CN¥18.00", "Total: CN¥57.00")
    await ana.says(order.number)
    ana.sees("🚚 Delivery, Express: CN¥18.00", "Total: CN¥57.00")


async def test_another_delivery_can_be_chosen_at_the_review(shop: TalkingShop, ana: Visitor) -> None:
    offers(shop, POST, EXPRESS)
    await checks_out_a_mug(ana)
    await takes_express(ana)
    before = replace(ana.screen)
    await ana.presses("🚚 Delivery")
    ana.sees_button("✓ Express", "Post")
    await ana.presses("Post")
    ana.sees("Delivery, Post: CN¥6.00", "Total: CN¥45.00")
    await ana.presses("✅ Place the order · CN¥57.00", on=before)
    ana.sees("That button was from before.", "Total: CN¥45.00")
    assert not shop.kept(Order)


async def test_the_only_delivery_is_shown_and_not_asked_for(shop: TalkingShop, ana: Visitor) -> None:
    offers(shop, EXPRESS)
    await checks_out_a_mug(ana)
    ana.sees("Is everything right?", "Delivery, Express: CN¥18.00", "Total: CN¥57.00")
    ana.does_not_see_button("🚚 Delivery")
    await ana.presses("✅ Place the order")
    ana.sees("How would you like to pay?", "CN¥57.00")


async def test_what_is_not_sent_needs_no_delivery(shop: TalkingShop, ana: Visitor) -> None:
    offers(shop, POST, EXPRESS)
    draft = tea()
    (only,) = draft.variants
    digital = replace(draft, variants=(replace(only, fulfilment=Fulfilment.DIGITAL),))
    await shop.import_product(digital, actor=shop.owner, sets_stock=False)
    await ana.says("/shop")
    await ana.presses("All products")
    await ana.presses("Green tea")
    await ana.presses("＋ Add to cart")
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    for answer in ("Ana Li", "13800138000", ADDRESS):
        await ana.says(answer)
    ana.sees("Is everything right?", "Total: CN¥128.00")
    ana.does_not_see("Delivery")


async def test_a_delivery_that_there_is_not_is_asked_for_again(shop: TalkingShop, ana: Visitor) -> None:
    offers(shop, POST, EXPRESS)
    await checks_out_a_mug(ana)
    await ana.forges(ChooseShipping("owl"))
    ana.sees("That delivery option is not offered", "Is everything right?", "Delivery, Post")


async def test_a_code_is_typed_shown_and_used(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    offers(shop, POST, EXPRESS)
    await makes_a_code(shop)
    await checks_out_a_mug(ana)
    await takes_express(ana)
    await types_the_code(ana, " ｓｐｒｉｎｇ ")
    ana.reads_in_order("Subtotal: CN¥39.00", "Discount SPRING: −CN¥3.90", "CN¥18.00", "Total: CN¥53.10")
    ana.does_not_see_button("🎟 Discount code")
    await ana.presses("✅ Place the order · CN¥53.10")
    await ana.repeats()
    assert await uses(shop) == 1
    await ana.presses("Alipay")
    mei.looks_away()
    await ana.pays()
    mei.sees("🎟 Discount SPRING: −CN¥3.90", "Total: CN¥53.10")


async def test_a_code_can_be_taken_off_again(shop: TalkingShop, ana: Visitor) -> None:
    await makes_a_code(shop)
    await reviews_a_mug(ana)
    await types_the_code(ana)
    before = replace(ana.screen)
    await ana.presses("✖ Without SPRING")
    ana.sees("Total: CN¥39.00")
    ana.does_not_see("SPRING")
    await ana.presses("✅ Place the order", on=before)
    ana.sees("That button was from before.")
    await ana.presses("✅ Place the order · CN¥39.00")
    assert await uses(shop) == 0


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("nonsense", "There is no such discount code"),
        ("two words of nonsense that go on for much longer than a code", "There is no such discount code"),
        ("a\x00b", "There is no such discount code"),
        ("later", "not valid yet"),
        ("over", "has ended"),
        ("large", "too small for that discount code"),
        ("spent", "is used up"),
    ],
)
async def test_a_refused_code_says_why_and_keeps_everything(
    shop: TalkingShop, ana: Visitor, code: str, why: str
) -> None:
    now = shop.clock.now()
    await makes_a_code(shop, "LATER", since=now + timedelta(days=1))
    await makes_a_code(shop, "OVER", until=now)
    await makes_a_code(shop, "LARGE", minimum=Money(10000, "CNY"))
    await makes_a_code(shop, "SPENT", most_uses=1)
    bo = shop.visitor("Bo")
    await checks_out_a_mug(bo, "Bo Wang")
    await types_the_code(bo, "spent")
    await bo.presses("✅ Place the order")

    await reviews_a_mug(ana)
    await types_the_code(ana, code)
    ana.sees(why, "Which discount code do you have?")
    await ana.presses("✖ Never mind")
    ana.sees("Is everything right?", "Ana Li", "Total: CN¥39.00")
    await ana.presses("✅ Place the order · CN¥39.00")
    ana.sees("How would you like to pay?")


async def test_a_better_code_takes_the_place_of_a_mistyped_one(shop: TalkingShop, ana: Visitor) -> None:
    await makes_a_code(shop)
    await reviews_a_mug(ana)
    await types_the_code(ana, "sprnig")
    await ana.says("SPRING")
    ana.sees("Is everything right?", "Total: CN¥35.10")


async def test_a_code_that_ended_since_the_review_leads_to_a_review_without_it(
    shop: TalkingShop, ana: Visitor
) -> None:
    await makes_a_code(shop)
    await reviews_a_mug(ana)
    await types_the_code(ana)
    await ends(shop)
    await ana.presses("✅ Place the order · CN¥35.10")
    ana.sees("That discount code has ended.", "the total is CN¥39.00 now", "Is everything right?", "Ana Li")
    assert not shop.kept(Order)
    await ana.presses("✅ Place the order · CN¥39.00")
    ana.sees("How would you like to pay?", "CN¥39.00")


async def test_two_race_for_the_last_use_of_a_code(shop: TalkingShop, ana: Visitor) -> None:
    """One wins; the other is told, and loses nothing."""
    offers(shop, POST, EXPRESS)
    await makes_a_code(shop, most_uses=1)
    bo = shop.visitor("Bo")
    for visitor, name in ((ana, "Ana Li"), (bo, "Bo Wang")):
        await checks_out_a_mug(visitor, name)
        await takes_express(visitor)
        await types_the_code(visitor)
        visitor.sees("Total: CN¥53.10")
    await bo.presses("✅ Place the order · CN¥53.10")
    bo.sees("How would you like to pay?", "CN¥53.10")

    await ana.presses("✅ Place the order · CN¥53.10")
    ana.sees("is used up", "the total is CN¥57.00 now")
    ana.sees("Is everything right?", "Enamel mug (Blue)", "Ana Li", ADDRESS, "Delivery, Express")
    assert await uses(shop) == 1
    await ana.presses("✅ Place the order · CN¥57.00")
    ana.sees("How would you like to pay?", "CN¥57.00")
    assert [order.total.minor for order in shop.kept(Order)] == [5310, 5700]


async def test_two_press_at_the_same_moment_for_the_last_use(shop: TalkingShop, ana: Visitor) -> None:
    await makes_a_code(shop, most_uses=1)
    bo = shop.visitor("Bo")
    for visitor, name in ((ana, "Ana Li"), (bo, "Bo Wang")):
        await checks_out_a_mug(visitor, name)
        await types_the_code(visitor)
    await asyncio.gather(*(each.presses("✅ Place the order · CN¥35.10") for each in (ana, bo)))
    told = [each for each in (ana, bo) if "is used up" in each.screen.text]
    assert len(told) == 1
    told[0].sees("the total is CN¥39.00 now", "Is everything right?", "Enamel mug (Blue)")
    assert [order.total.minor for order in shop.kept(Order)] == [3510]
    assert await uses(shop) == 1


async def test_a_use_that_was_given_back_can_be_used(shop: TalkingShop, ana: Visitor) -> None:
    await makes_a_code(shop, most_uses=1)
    bo = shop.visitor("Bo")
    await checks_out_a_mug(bo, "Bo Wang")
    await types_the_code(bo)
    await bo.presses("✅ Place the order")
    await shop.time_passes(minutes=31)
    await reviews_a_mug(ana)
    await types_the_code(ana)
    ana.sees("Total: CN¥35.10")


async def test_a_cart_that_became_too_small_for_its_code_is_reviewed_without_it(
    shop: TalkingShop, ana: Visitor
) -> None:
    await makes_a_code(shop, minimum=Money(5000, "CNY"))
    await puts_a_mug_into_the_cart(ana)
    await reviews_a_mug(ana)
    await types_the_code(ana)
    ana.sees("Total: CN¥70.20")
    await ana.presses("‹ Cart")
    await ana.presses("−")
    await ana.presses("✅ Check out")
    ana.sees("too small for that discount code", "the total is CN¥39.00 now", "Is everything right?")


async def test_a_delivery_withdrawn_since_the_review_is_replaced_and_that_is_said(
    shop: TalkingShop, ana: Visitor
) -> None:
    offers(shop, POST, EXPRESS)
    await checks_out_a_mug(ana)
    await takes_express(ana)
    offers(shop, POST, replace(EXPRESS, code="sameday"))
    await ana.presses("✅ Place the order · CN¥57.00")
    ana.sees(
        "That delivery option is not offered", "the total is CN¥45.00 now", "Is everything right?", "Ana Li"
    )
    await ana.presses("✅ Place the order")
    ana.sees("How would you like to pay?", "CN¥45.00")


async def test_where_one_delivery_is_left_the_review_has_it_and_says_so(
    shop: TalkingShop, ana: Visitor
) -> None:
    offers(shop, POST, EXPRESS)
    await checks_out_a_mug(ana)
    await takes_express(ana)
    offers(shop, POST)
    await ana.presses("✅ Place the order · CN¥57.00")
    ana.sees("That delivery option is not offered", "the total is CN¥45.00 now", "Delivery, Post")
    assert not shop.kept(Order)


async def test_where_no_delivery_is_left_to_choose_the_review_says_so(
    shop: TalkingShop, ana: Visitor
) -> None:
    offers(shop, POST, EXPRESS)
    await checks_out_a_mug(ana)
    await takes_express(ana)
    offers(shop)
    await ana.presses("✅ Place the order · CN¥57.00")
    ana.sees("That delivery option is not offered", "the total is CN¥39.00 now", "Is everything right?")


async def test_a_fee_that_changed_since_the_review_is_shown_before_it_is_agreed_to(
    shop: TalkingShop, ana: Visitor
) -> None:
    offers(shop, POST, EXPRESS)
    await checks_out_a_mug(ana)
    await takes_express(ana)
    offers(shop, POST, replace(EXPRESS, fee=Money(2000, "CNY")))
    await ana.presses("✅ Place the order · CN¥57.00")
    ana.sees("the total is CN¥59.00 now, not CN¥57.00", "Is everything right?", "CN¥20.00")
    assert not shop.kept(Order)
    await ana.presses("✅ Place the order · CN¥59.00")
    ana.sees("How would you like to pay?")


async def test_a_code_and_a_delivery_gone_together_are_both_told(shop: TalkingShop, ana: Visitor) -> None:
    offers(shop, POST, EXPRESS)
    await makes_a_code(shop)
    await checks_out_a_mug(ana)
    await takes_express(ana)
    await types_the_code(ana)
    offers(shop, POST)
    await ends(shop)
    await ana.presses("✅ Place the order · CN¥53.10")
    ana.reads_in_order(
        "That discount code has ended.",
        "That delivery option is not offered",
        "the total is CN¥45.00 now",
        "Is everything right?",
    )


async def test_an_order_that_costs_nothing_is_placed_without_paying(shop: TalkingShop, ana: Visitor) -> None:
    await makes_a_code(shop, percentage=10_000)
    await reviews_a_mug(ana)
    await types_the_code(ana)
    ana.does_not_see("You pay in the next step.")
    await ana.presses("✅ Place the order · CN¥0.00")
    ana.sees("Awaiting shipment", "Total: CN¥0.00", "Thank you! Order")
    ana.does_not_see("That button was from before.")
    (order,) = shop.kept(Order)
    assert order.status is OrderStatus.CONFIRMED


async def test_the_next_order_begins_without_the_code(shop: TalkingShop, ana: Visitor) -> None:
    offers(shop, POST, EXPRESS)
    await makes_a_code(shop)
    await checks_out_a_mug(ana)
    await types_the_code(ana)
    await ana.presses("✅ Place the order")
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    ana.sees("Delivery, Post", "Total: CN¥45.00")
    ana.does_not_see("SPRING")
