"""The whole life of an order, as two people see it in their chats."""

from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.walks import ADDRESS
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_an_order_from_the_first_word_to_its_receipt(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    mei.sees("Welcome behind the counter!", "You are an owner of this shop now.")
    assert (await shop.actor(mei)).role is Role.OWNER
    await fills_the_cart(ana)
    await checks_out(ana)
    mei.does_not_see("Awaiting shipment")
    number = await pays_at_the_second_try(ana, mei)
    await ships(mei, number)
    ana.sees(f"Order {number} is on its way", "SF Express, tracking number SF1234567")
    await follows_the_parcel(shop, ana, mei)
    await confirms_receipt(ana, number)
    mei.sees("✅ Completed")
    assert (await shop.numbered(number)).status is OrderStatus.COMPLETED


async def fills_the_cart(ana: Visitor) -> None:
    await ana.says("/start")
    ana.sees("Tea & Paper", "Welcome!")
    await ana.presses("🛍 Browse the shop")
    ana.sees("Where would you like to look?")
    await ana.presses("Cups (1)")
    await ana.presses("Enamel mug")
    ana.sees("Holds 350 ml.", "Choose: Colour", "CN¥39.00")
    ana.sees_button("Blue", "Red · sold out")
    await ana.presses("Blue")
    ana.sees("Only 5 left")
    await ana.presses("＋ Add to cart")
    ana.sees("In your cart: 1")
    await ana.presses("＋ Several…")
    ana.sees("How many would you like to add?")
    await ana.says("1")
    ana.sees("In your cart: 2")
    await ana.presses("🛒 Cart (2)")
    ana.sees("Enamel mug (Blue)", "Total: CN¥78.00")


async def checks_out(ana: Visitor) -> None:
    await ana.presses("✅ Check out")
    ana.sees("Who is the parcel for?")
    await ana.says("Ana Li")
    ana.sees("Which phone number")
    await ana.says("138 0013 8000")
    ana.sees("Where should it go?")
    await ana.says(ADDRESS)
    ana.sees("Is everything right?", "Ana Li", "13800138000", ADDRESS, "Total: CN¥78.00")
    await ana.presses("✅ Place the order · CN¥78.00")
    ana.sees("How would you like to pay?", "Held for you for another 30 minutes")


async def pays_at_the_second_try(ana: Visitor, mei: Visitor) -> str:
    await ana.presses("Bank card")
    ana.sees_button("Pay CN¥78.00 with Bank card")
    await ana.is_declined()
    ana.sees("was declined", "There is not enough money on the account.")
    await ana.presses("💳 Try again")
    ana.sees("How would you like to pay?")
    await ana.presses("Alipay")
    mei.looks_away()
    await ana.pays()
    number = ana.order_number()
    ana.sees(f"Thank you! Order {number} is paid", "Awaiting shipment")
    mei.sees(f"Order {number} · 📦 Awaiting shipment", "Enamel mug (Blue) × 2", "Ana Li", "Paid with Alipay")
    return number


async def ships(mei: Visitor, number: str) -> None:
    await mei.presses("🚚 Ship")
    mei.sees(f"Ship order {number}", "Which tracking number")
    await mei.says("SF1234567")
    mei.sees("🚚 Shipped", "SF Express SF1234567")


async def follows_the_parcel(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order = await shop.numbered(ana.order_number())
    (parcel,) = await shop.parcels(order)
    for status, told in (
        (ShipmentStatus.IN_TRANSIT, "In transit"),
        (ShipmentStatus.OUT_FOR_DELIVERY, "Out for delivery"),
        (ShipmentStatus.DELIVERED, "Delivered"),
    ):
        ana.looks_away()
        mei.looks_away()
        await shop.carries(parcel, status)
        ana.sees(f"Order {order.number}: {told}")
        mei.sees(told)


async def confirms_receipt(ana: Visitor, number: str) -> None:
    await ana.presses("✅ I have received it")
    ana.sees(f"Have you received all of order {number}?")
    await ana.presses("✅ Yes, all of it")
    ana.sees("✅ Completed")
    ana.reads_in_order("Shipped with", "Receipt confirmed")
    await ana.presses("🕒 All steps")
    ana.reads_in_order("Order placed", "Paid with Alipay", "Shipped with", "Receipt confirmed")


async def test_the_same_in_chinese(shop: TalkingShop) -> None:
    mei = await shop.staff("Mei", role=Role.OWNER, locale="zh-CN")
    ana = shop.visitor("Ana", locale="zh-Hans-CN")
    mei.sees("您现在是本店的店主")

    await ana.says("/start")
    await ana.presses("🛍 逛逛店铺")
    await ana.presses("杯子")
    await ana.presses("搪瓷杯")
    await ana.presses("蓝色")
    await ana.presses("＋ 加入购物车")
    ana.sees("购物车中已有 1 件")
    await ana.presses("🛒 购物车")
    await ana.presses("✅ 去结算")
    await ana.says("李安娜")
    await ana.says("１３８００１３８０００")
    await ana.says("上海市虹口区港湾路 8 号")
    ana.sees("李安娜", "13800138000", "¥39.00")
    await ana.presses("✅ 提交订单")
    await ana.presses("银行卡")
    await ana.is_declined()
    ana.sees("余额不足")
    await ana.presses("💳")
    await ana.presses("支付宝")
    mei.looks_away()
    await ana.pays()

    number = ana.order_number()
    mei.sees(number, "待发货", "搪瓷杯（蓝色） × 1", "李安娜")
    await mei.says(f"发货{number} SF1234567")
    mei.sees("已发货", "顺丰速运 SF1234567")
    ana.sees("SF1234567")
    (parcel,) = await shop.parcels(await shop.numbered(number))
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    ana.sees("已签收")
    await ana.presses("✅ 确认收货")
    await ana.presses("✅ 都收到了")
    ana.sees("已完成")
    mei.sees("已完成")
