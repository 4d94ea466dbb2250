"""From a product to paying in as few taps as can be, and the same again."""

from dataclasses import replace

from shopclerk.conversation.actions.ordering import ChooseMethod
from shopclerk.core.domain.lifecycle import AttemptStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.payment import PaymentAttempt
from tests.conversation.scripts.goods import EXPRESS, MUG, POST, tea
from tests.conversation.scripts.walks import ADDRESS, buys_a_mug, puts_a_mug_into_the_cart, reviews_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def finds_the_mug(ana: Visitor) -> None:
    await ana.says("/shop")
    await ana.presses("Cups")
    await ana.presses("Enamel mug")
    await ana.presses("Blue")


async def test_who_was_here_before_reviews_at_once_and_pays_after_one_confirm(
    shop: TalkingShop, ana: Visitor
) -> None:
    shop.terms = replace(shop.terms, shipping=(EXPRESS, POST))
    await buys_a_mug(ana)
    await finds_the_mug(ana)
    await ana.presses("⚡ Buy now")
    ana.sees(
        "Is everything right?", ADDRESS, "💳 Alipay", "Delivery, Post: CN¥6.00", "📅 Expected by Mar 12, 2026"
    )
    await ana.presses("✅ Place the order")
    ana.sees("Press the button below to pay.", "⏳ Held for you for another 30 minutes, until 4:30")
    ana.sees_button("Pay CN¥45.00 with Alipay", "Pay another way")
    await ana.pays()
    ana.sees("is paid")


async def test_a_second_tap_leads_to_the_same_payment(shop: TalkingShop, ana: Visitor) -> None:
    await buys_a_mug(ana)
    await finds_the_mug(ana)
    await ana.presses("⚡ Buy now")
    review = replace(ana.screen)
    await ana.presses("✅ Place the order")
    await ana.repeats()
    await ana.presses("✅ Place the order", on=review)
    ana.sees("Press the button below to pay.")
    assert len(shop.kept(Order)) == 2
    open_ = [one for one in shop.kept(PaymentAttempt) if one.status is AttemptStatus.ACTION_REQUIRED]
    assert len(open_) == 1


async def test_another_way_to_pay_is_chosen_at_the_review(ana: Visitor) -> None:
    await buys_a_mug(ana)
    await finds_the_mug(ana)
    await ana.presses("⚡ Buy now")
    await ana.presses("💳 Payment")
    ana.sees_button("✓ Alipay", "Bank card")
    await ana.presses("‹ Back")
    await ana.presses("💳 Payment")
    await ana.presses("Bank card")
    ana.sees("Is everything right?", "💳 Bank card")
    await ana.presses("✅ Place the order")
    ana.sees_button("Pay CN¥39.00 with Bank card")


async def test_the_next_order_is_paid_as_the_last_one_was(ana: Visitor) -> None:
    await buys_a_mug(ana)
    await finds_the_mug(ana)
    await ana.presses("⚡ Buy now")
    await ana.presses("✅ Place the order")
    await ana.presses("Pay another way")
    await ana.presses("WeChat Pay")
    await ana.pays()
    await finds_the_mug(ana)
    await ana.presses("⚡ Buy now")
    ana.sees("💳 WeChat Pay")


async def test_a_way_that_is_not_offered_is_no_choice(shop: TalkingShop, ana: Visitor) -> None:
    await reviews_a_mug(ana)
    await ana.forges(ChooseMethod("cowries"))
    ana.sees("That payment method is not offered right now.", "Is everything right?")


async def test_a_provider_that_cannot_be_reached_leaves_the_order_and_the_choice(
    shop: TalkingShop, ana: Visitor
) -> None:
    await buys_a_mug(ana)
    await finds_the_mug(ana)
    await ana.presses("⚡ Buy now")
    shop.gateway.is_down()
    await ana.presses("✅ Place the order")
    ana.sees("We cannot reach that right now", "How would you like to pay?")
    assert len(shop.kept(Order)) == 2


async def test_buying_now_takes_what_is_in_the_cart_along_and_adds_nothing_twice(ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("＋ Add to cart")
    await ana.presses("⚡ Buy now")
    await ana.says(f"Ana Li\n138 0013 8000\n{ADDRESS}")
    ana.sees("CN¥39.00 × 2 = CN¥78.00")


async def test_what_is_sold_out_meanwhile_is_told(shop: TalkingShop, ana: Visitor) -> None:
    await finds_the_mug(ana)
    page = replace(ana.screen)
    bo = shop.visitor("Bo")
    await reviews_a_mug(bo)
    for sku in MUG.variants[:1]:
        await shop.import_product(
            replace(MUG, variants=(replace(sku, quantity=1),)), actor=shop.owner, sets_stock=True
        )
    await bo.presses("✅ Place the order")
    await ana.presses("⚡ Buy now", on=page)
    ana.does_not_see("Is everything right?")


async def test_all_of_a_recipient_in_one_message_is_enough(ana: Visitor) -> None:
    await finds_the_mug(ana)
    await ana.presses("⚡ Buy now")
    ana.sees("Who is the parcel for?", "name, phone and address at once")
    await ana.says(f"Ana Li\n138 0013 8000\n{ADDRESS}")
    ana.sees("Is everything right?", "👤 Ana Li", "📞 13800138000", f"📍 {ADDRESS}")


async def test_what_is_wrong_in_one_message_is_asked_for_and_the_rest_kept(ana: Visitor) -> None:
    await finds_the_mug(ana)
    await ana.presses("⚡ Buy now")
    await ana.says("Ana Li, 13800138000, x")
    ana.sees("An address has 5 to 300 characters", "Where should it go?")
    await ana.says(ADDRESS)
    ana.sees("Is everything right?", "Ana Li", "13800138000")


async def test_the_same_again_leads_straight_to_the_review(shop: TalkingShop, ana: Visitor) -> None:
    order = await buys_a_mug(ana)
    await ana.says("/orders")
    await ana.presses(order.number)
    await ana.presses("🔁 Order again")
    ana.sees("Is everything right?", "Enamel mug (Blue)", "CN¥39.00 × 1")
    await ana.repeats()
    ana.sees("CN¥39.00 × 1")


async def test_what_cannot_be_had_again_is_named_over_the_cart(shop: TalkingShop, ana: Visitor) -> None:
    await puts_a_mug_into_the_cart(ana)
    await ana.says("/shop")
    await ana.presses("All products")
    await ana.presses("Green tea")
    await ana.presses("＋ Add to cart")
    await ana.presses("⚡ Buy now")
    await ana.says(f"Ana Li\n138 0013 8000\n{ADDRESS}")
    await ana.presses("✅ Place the order")
    await ana.presses("Alipay")
    await ana.pays()
    await shop.import_product(tea(published=False), actor=shop.owner, sets_stock=False)
    await ana.says("/orders")
    await ana.presses(ana.order_number())
    await ana.presses("🔁 Order again")
    ana.sees("Not available right now: Green tea × 1", "🛒 Your cart", "Enamel mug (Blue)")
    await ana.presses("✅ Check out")
    ana.sees("Is everything right?")
