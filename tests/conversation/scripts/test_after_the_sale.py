"""Cancelling for money, sending in parts, and what happens after the sale, as two people see it."""

from dataclasses import replace

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, RefundStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.policy import ReturnPolicy
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent, puts_a_mug_into_the_cart
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_a_paid_order_is_cancelled_and_its_money_goes_back(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await ana.says(order.number)
    await ana.presses("Cancel for a refund")
    ana.sees(f"Cancel order {order.number}?", "CN¥39.00 goes back the way it was paid.")
    assert (await shop.order(order)).status is OrderStatus.CONFIRMED
    mei.looks_away()
    await ana.presses("Yes, cancel it")
    ana.sees("✖ Cancelled", "↩ Refund of CN¥39.00: paid back", f"Your refund for order {order.number}")
    mei.sees("✖ Cancelled")
    mei.does_not_see_button("🚚 Ship")
    (refund,) = await shop.refunds(order)
    assert refund.status is RefundStatus.SUCCEEDED


async def test_staff_cancel_and_refund_after_a_yes(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await mei.says(order.number)
    await mei.presses("Cancel and refund")
    mei.sees("CN¥39.00 goes back the way it was paid.")
    ana.looks_away()
    await mei.presses("Yes, cancel it")
    mei.sees("✖ Cancelled", "Cancelled by the shop")
    ana.sees(f"Order {order.number} was cancelled", f"Your refund for order {order.number}")


async def test_what_has_left_is_not_cancelled_any_more(ana: Visitor, mei: Visitor) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await ana.says(order.number)
    ana.does_not_see_button("Cancel")
    await mei.says(order.number)
    mei.does_not_see_button("Cancel")


async def buys_two_mugs(ana: Visitor) -> Order:
    await puts_a_mug_into_the_cart(ana)
    return await buys_a_mug(ana)


async def gets_two_mugs(shop: TalkingShop, ana: Visitor, mei: Visitor) -> Order:
    order = await buys_two_mugs(ana)
    await mei.says(f"ship {order.number} SF1234567")
    (parcel,) = await shop.parcels(order)
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    await ana.says(order.number)
    return await shop.order(order)


async def test_one_of_two_mugs_goes_back_from_the_request_to_the_refund(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await gets_two_mugs(shop, ana, mei)
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Return and refund")
    ana.sees("How many of them?", "Enamel mug (Blue)")
    await ana.says("1")
    await ana.presses("It is damaged")
    await ana.says("The handle is broken")
    ana.sees("Is your request right?", "Return and refund · It is damaged", "× 1", "You get back: CN¥39.00")
    mei.looks_away()
    await ana.presses("✅ Send the request")
    ana.sees("Waiting for the shop's decision", "The handle is broken")
    mei.sees(f"🛠 Request about order {order.number}", "The handle is broken")
    await mei.presses("✅ Approve")
    mei.sees("Goes back: CN¥39.00", "The customer sends the goods back first")
    ana.looks_away()
    await mei.presses("✅ Yes, approve it")
    ana.sees("Approved, waiting for the goods", "Please send the goods back")
    await ana.presses("Show the request")
    await ana.presses("📮 I have sent it back")
    await ana.says("SF7654321")
    ana.sees("On its way back, number SF7654321")
    mei.sees("On its way back, number SF7654321")
    await settles(mei)
    ana.looks_away()
    await mei.presses("💸 Pay back and settle")
    mei.sees("Settled", "↩ Refund of CN¥39.00: paid back")
    ana.sees(f"Your refund for order {order.number}")
    (case,) = await shop.cases(order)
    assert case.status is CaseStatus.CLOSED


async def test_the_fee_for_the_way_back_is_told_before_the_request_is_sent(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    shop.terms = replace(shop.terms, returns=ReturnPolicy(fees=(Money(1200, "CNY"),)))
    order = await gets_two_mugs(shop, ana, mei)
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Return and refund")
    await ana.says("1")
    await ana.presses("I changed my mind")
    await ana.presses("Skip this")
    ana.reads_in_order("Worth: CN¥39.00", "Return shipping fee: −CN¥12.00", "You get back: CN¥27.00")
    await ana.presses("✅ Send the request")
    await mei.presses("✅ Approve")
    mei.reads_in_order("Worth: CN¥39.00", "Return shipping fee: −CN¥12.00", "Goes back: CN¥27.00")
    await mei.presses("✅ Yes, approve it")
    (case,) = await shop.cases(order)
    assert case.refund == Money(2700, "CNY")


async def test_who_sends_something_back_is_told_where_to(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    shop.terms = replace(shop.terms, returns=ReturnPolicy(address="Tea Garden Returns\n12 Lake Road"))
    await gets_two_mugs(shop, ana, mei)
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Return and refund")
    await ana.says("1")
    await ana.presses("It is damaged")
    await ana.presses("Skip this")
    await ana.presses("✅ Send the request")
    ana.does_not_see("12 Lake Road")
    await mei.presses("✅ Approve")
    ana.looks_away()
    await mei.presses("✅ Yes, approve it")
    ana.sees("Please send it to:\nTea Garden Returns\n12 Lake Road")
    await ana.presses("Show the request")
    ana.reads_in_order("Approved, waiting for the goods", "Please send it to:\nTea Garden Returns")


async def test_no_fee_is_told_where_the_shop_pays_the_way_back(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    shop.terms = replace(shop.terms, returns=ReturnPolicy(fees=(Money(1200, "CNY"),)))
    await gets_two_mugs(shop, ana, mei)
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Return and refund")
    await ana.says("1")
    await ana.presses("It is damaged")
    await ana.presses("Skip this")
    ana.sees("You get back: CN¥39.00")
    ana.does_not_see("Return shipping fee")


async def settles(mei: Visitor) -> None:
    await mei.says("/home")
    await mei.presses("🛠 After-sales (1)")
    await mei.presses("Return and refund")
    await mei.presses("📥 The goods are here")
    await mei.presses("🔍 Inspect")
    await mei.presses("By number…")
    await mei.says("a lot")
    mei.sees("Please type a whole number")
    await mei.says("1 0")
    mei.sees("The goods were inspected")


async def test_a_request_for_money_alone_is_declined_with_a_reason(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await ana.says(order.number)
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Refund only")
    await ana.presses("Something is missing")
    await ana.presses("Skip this")
    mei.looks_away()
    await ana.presses("✅ Send the request")
    sent = ana.screen
    await mei.presses("✖ Decline")
    await mei.says("")
    mei.sees("Please say why")
    ana.looks_away()
    await mei.says("It is still on its way")
    mei.sees("Declined")
    ana.sees("Declined", "It is still on its way")
    assert sent in ana.news
    assert not await shop.refunds(order)
    await mei.repeats()
    (case,) = await shop.cases(order)
    assert case.status is CaseStatus.REJECTED


async def test_a_request_is_withdrawn_after_a_yes(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await gets_two_mugs(shop, ana, mei)
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Return and refund")
    await ana.presses("2")
    await ana.presses("I changed my mind")
    await ana.presses("Skip this")
    await ana.presses("✅ Send the request")
    await ana.presses("Withdraw the request")
    await ana.presses("Yes, withdraw it")
    ana.sees("Withdrawn")
    await ana.says(order.number)
    ana.sees_button("🛠 Something wrong?")


async def test_an_order_leaves_in_two_parcels(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await buys_two_mugs(ana)
    await mei.says(order.number)
    await mei.presses("📦 Ship a part")
    mei.does_not_see_button("🚚 Ship")
    await mei.presses("+")
    mei.sees_button("Enamel mug (Blue): 1 of 2")
    await mei.presses("🚚 Ship 1 item")
    mei.sees("Which tracking number", "Enamel mug (Blue) × 1")
    await mei.says("123456789")
    await mei.presses("SF Express")
    mei.sees("📦 Awaiting shipment", "SF Express 123456789")
    ana.sees(f"A part of order {order.number} is on its way", "123456789", "Enamel mug (Blue) × 1")
    ana.looks_away()
    await mei.presses("🚚 Ship")
    await mei.says("SF7654321")
    mei.sees("🚚 Shipped", "SF Express SF7654321")
    ana.sees(f"Order {order.number}: parcel 2 of 2 is on its way", "SF7654321", "Enamel mug (Blue) × 1")
    first, second = await shop.parcels(order)
    assert [line.quantity for parcel in (first, second) for line in parcel.lines] == [1, 1]
    ana.looks_away()
    await shop.carries(first, ShipmentStatus.DELIVERED)
    ana.sees(f"Order {order.number}: Delivered")
    ana.does_not_see("Is everything there?")
    await shop.carries(second, ShipmentStatus.DELIVERED)
    ana.sees("Is everything there?")
    await ana.says(order.number)
    ana.sees("123456789 · Delivered", "SF7654321 · Delivered")


async def test_who_watches_a_sold_out_mug_is_told_once_when_it_is_back(
    shop: TalkingShop, ana: Visitor
) -> None:
    await ana.says("/shop")
    await ana.presses("Cups")
    await ana.presses("Enamel mug")
    await ana.presses("Red")
    await ana.presses("🔔 Tell me when it is back")
    ana.sees("We will tell you here when it is back.")
    (red,) = (sku for product in shop.kept(Product) for sku in product.skus if sku.code == "MUG-RED")
    for units in (3, 2):
        ana.looks_away()
        await shop.receive_stock(actor=shop.owner, request_id=shop.request(), sku_id=red.id, units=units)
        await shop.relays()
        assert bool(ana.news) is (units == 3)
    await ana.presses("🛍 Have a look")
    ana.sees("Enamel mug", "Only 5 left")
