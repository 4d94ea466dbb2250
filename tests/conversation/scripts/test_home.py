"""What a customer sees first: what matters now."""

from shopclerk.core.domain.lifecycle import ShipmentStatus
from tests.conversation.scripts.walks import gets_a_mug_sent, orders_a_mug, puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_a_new_customer_is_welcomed(ana: Visitor) -> None:
    await ana.says("/start")
    ana.sees("Welcome!")
    ana.sees_button("🛍 Browse the shop", "🔎 Search", "🛒 Cart", "📦 My orders")


async def test_an_order_that_waits_for_its_payment_comes_first(shop: TalkingShop, ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    shop.clock.advance(minutes=10)
    await ana.says("/start")
    ana.sees(f"⏳ {order.number}: CN¥39.00 to pay within 20 minutes")
    await ana.presses(f"💳 Pay {order.number} · CN¥39.00")
    ana.sees("How would you like to pay?")
    await ana.presses("Alipay")
    await ana.pays()
    await ana.says("/start")
    ana.does_not_see_button("💳 Pay")
    await ana.presses(f"{order.number} · 📦")
    ana.sees(f"Order {order.number}")


async def test_an_order_whose_time_is_over_is_not_offered_to_pay(shop: TalkingShop, ana: Visitor) -> None:
    await orders_a_mug(ana)
    await shop.time_passes(minutes=31)
    await ana.says("/start")
    ana.does_not_see_button("💳 Pay")
    ana.sees("Welcome!")


async def test_a_parcel_that_arrives_is_told_of(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.carries(parcel, ShipmentStatus.OUT_FOR_DELIVERY)
    await ana.says("/start")
    ana.sees(f"🛵 {order.number} is about to arrive.")
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    await ana.says("/start")
    ana.sees(f"📬 {order.number} has arrived.")


async def test_three_orders_have_buttons_and_the_others_are_counted(shop: TalkingShop, ana: Visitor) -> None:
    await ana.says("/start")
    buyer = await shop.actor(ana)
    await shop.stocks("cup", 9)
    paid = [await shop.pays(await shop.places(buyer, cup=1)) for _ in range(5)]
    await puts_a_mug_into_the_cart(ana)
    await ana.says("/start")
    ana.sees("2 more under “My orders”")
    ana.sees_button(*(order.number for order in paid[2:]), "🛒 Cart (1)")
    ana.does_not_see_button(paid[0].number)
