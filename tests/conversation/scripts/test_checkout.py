from dataclasses import replace

import pytest

from shopclerk.conversation.actions.ordering import PlaceOrder, StartCheckout
from shopclerk.core.domain.order import Order
from tests.conversation.scripts.goods import tea
from tests.conversation.scripts.walks import (
    ADDRESS,
    buys_a_mug,
    orders_a_mug,
    puts_a_mug_into_the_cart,
    reviews_a_mug,
)
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def placed(shop: TalkingShop) -> list[Order]:
    return shop.kept(Order)


async def test_a_phone_of_three_digits_is_asked_for_again_and_the_rest_is_kept(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    await ana.says("Ana Li")
    await ana.says("123")
    ana.sees("A phone number has 7 to 15 digits", "Which phone number")
    await ana.says("not telling")
    ana.sees("A phone number has 7 to 15 digits")
    await ana.says("138 0013 8000")
    await ana.says(ADDRESS)
    ana.sees("Ana Li", "13800138000", ADDRESS, "Enamel mug (Blue)")


@pytest.mark.parametrize("answer", ["", "   ", "\u200f", "x" * 101])
async def test_a_name_that_is_none_is_asked_for_again(ana: Visitor, answer: str) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    await ana.says(answer)
    ana.sees("A name has 1 to 100 characters", "Who is the parcel for?")
    await ana.says("Ana Li")
    ana.sees("Which phone number")


async def test_an_address_too_long_is_asked_for_again(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    await ana.says("Ana Li")
    await ana.says("13800138000")
    await ana.says("far away " * 500)
    ana.sees("An address has 5 to 300 characters", "Where should it go?")
    await ana.says(ADDRESS)
    ana.sees("Is everything right?")


async def test_each_answer_can_be_changed_before_ordering(ana: Visitor) -> None:
    await reviews_a_mug(ana)
    await ana.presses("✏️ Phone")
    ana.sees("So far: 13800138000")
    await ana.says("13900139000")
    ana.sees("Is everything right?", "13900139000", "Ana Li", ADDRESS)
    ana.does_not_see("13800138000")


async def test_help_in_between_forgets_no_question(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    await ana.says("/help")
    ana.sees("How this works")
    await ana.says("/nonsense")
    ana.sees("Sorry, I did not understand that.")
    await ana.says("Ana Li")
    ana.sees("Which phone number")


async def test_never_mind_leads_back_to_the_cart_and_forgets_nothing(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    await ana.says("Ana Li")
    await ana.presses("✖ Never mind")
    ana.sees("🛒 Your cart", "Enamel mug (Blue)")
    await ana.says("/start")
    await ana.says("/cart")
    await ana.presses("✅ Check out")
    ana.sees("Which phone number")


async def test_the_second_order_offers_what_the_first_went_to(ana: Visitor) -> None:
    await buys_a_mug(ana)
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    ana.sees("Is everything right?", "Ana Li", "13800138000", ADDRESS)


async def test_an_empty_cart_is_told_before_anything_is_asked(ana: Visitor) -> None:
    await ana.forges(StartCheckout())
    ana.sees("Nothing in it yet.")
    ana.does_not_see("Who is the parcel for?")


async def test_two_taps_on_the_order_button_are_one_order(shop: TalkingShop, ana: Visitor) -> None:
    await reviews_a_mug(ana)
    review = replace(ana.screen)
    await ana.presses("✅ Place the order")
    await ana.presses("✅ Place the order", on=review)
    ana.sees("How would you like to pay?")
    assert len(await placed(shop)) == 1


async def test_the_order_button_of_a_paid_order_shows_how_it_stands(shop: TalkingShop, ana: Visitor) -> None:
    await reviews_a_mug(ana)
    review = replace(ana.screen)
    await ana.presses("✅ Place the order")
    await ana.presses("Alipay")
    await ana.pays()
    await ana.presses("✅ Place the order", on=review)
    ana.sees("Awaiting shipment", "That button was from before.")
    assert len(await placed(shop)) == 1


async def test_an_older_review_orders_nothing_that_it_did_not_show(shop: TalkingShop, ana: Visitor) -> None:
    await reviews_a_mug(ana)
    review = replace(ana.screen)
    await ana.presses("✏️ Address")
    await ana.says("12 Mountain Road, Chongqing")
    await ana.presses("✅ Place the order", on=review)
    ana.sees("That button was from before.", "Is everything right?", "12 Mountain Road, Chongqing")
    assert not await placed(shop)
    await ana.presses("✅ Place the order")
    (order,) = await placed(shop)
    ana.sees(order.number)


async def test_a_review_of_another_cart_orders_nothing(shop: TalkingShop, ana: Visitor) -> None:
    await reviews_a_mug(ana)
    review = replace(ana.screen)
    await ana.says("/cart")
    await ana.presses("+")
    await ana.presses("✅ Place the order", on=review)
    ana.sees("That button was from before.", "Total: CN¥78.00")
    assert not await placed(shop)


async def test_a_forged_order_button_of_somebody_new_orders_nothing(shop: TalkingShop, ana: Visitor) -> None:
    await ana.forges(PlaceOrder("token-of-nobody", 1))
    ana.sees("Nothing in it yet.")
    assert not await placed(shop)


async def test_the_order_button_of_somebody_else_shows_nothing_of_theirs(
    shop: TalkingShop, ana: Visitor
) -> None:
    await reviews_a_mug(ana)
    (button,) = (one for one in ana.screen.buttons if isinstance(one.action, PlaceOrder))
    await ana.presses("✅ Place the order")
    bo = shop.visitor("Bo")
    await bo.forges(button.action)
    bo.does_not_see(ana.order_number(), "Ana Li")
    assert len(await placed(shop)) == 1


async def test_what_was_sold_in_the_meantime_is_told_at_the_confirm(shop: TalkingShop, ana: Visitor) -> None:
    await ana.says("/start")
    await puts_a_mug_into_the_cart(ana)
    await ana.says("/cart")
    for _ in range(2):
        await ana.presses("+")
    await ana.presses("✅ Check out")
    for answer in ("Ana Li", "13800138000", ADDRESS):
        await ana.says(answer)
    bo = shop.visitor("Bo")
    for _ in range(3):
        await puts_a_mug_into_the_cart(bo)
    await bo.presses("🛒 Cart")
    await bo.presses("✅ Check out")
    for answer in ("Bo Wang", "13900139000", ADDRESS):
        await bo.says(answer)
    await bo.presses("✅ Place the order")

    await ana.presses("✅ Place the order")
    ana.sees("Only 2 are left.", "🛒 Your cart", "Only 2 left: please take fewer.")
    ana.does_not_see_button("✅ Check out")
    await ana.presses("Take 2")
    await ana.presses("✅ Check out")
    ana.sees("Ana Li", "Total: CN¥78.00")
    await ana.presses("✅ Place the order")
    ana.sees("How would you like to pay?")


async def test_a_price_that_changed_since_the_review_is_shown_before_it_is_agreed_to(
    shop: TalkingShop, ana: Visitor
) -> None:
    await ana.says("/shop")
    await ana.presses("All products")
    await ana.presses("Green tea")
    await ana.presses("＋ Add to cart")
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    for answer in ("Ana Li", "13800138000", ADDRESS):
        await ana.says(answer)
    await shop.import_product(tea(price="130.00"), actor=shop.owner, sets_stock=False)
    await ana.presses("✅ Place the order")
    ana.sees("the total is CN¥130.00 now, not CN¥128.00", "Is everything right?")
    assert not await placed(shop)
    await ana.presses("✅ Place the order · CN¥130.00")
    ana.sees("How would you like to pay?", "CN¥130.00")


async def test_a_product_that_was_withdrawn_is_marked_in_the_cart(shop: TalkingShop, ana: Visitor) -> None:
    await ana.says("/shop")
    await ana.presses("All products")
    await ana.presses("Green tea")
    page = replace(ana.screen)
    await ana.presses("＋ Add to cart")
    await shop.import_product(tea(published=False), actor=shop.owner, sets_stock=False)
    await ana.presses("＋ Add to cart", on=page)
    ana.sees("That is no longer for sale.", "Where would you like to look?")
    await ana.says("/cart")
    ana.sees("No longer for sale: please remove it.")
    ana.does_not_see_button("✅ Check out")
    await ana.presses("🗑")
    ana.sees("Nothing in it yet.")


async def test_cancelling_gives_the_goods_back(shop: TalkingShop, ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    assert await shop.holds(order)
    await ana.presses("‹ Order")
    await ana.presses("Cancel the order")
    ana.sees("The goods go back on the shelf.")
    await ana.presses("No, keep it")
    ana.sees("Pending payment")
    await ana.presses("Cancel the order")
    await ana.presses("Yes, cancel it")
    ana.sees("Cancelled by the customer")
    assert not await shop.holds(order)
