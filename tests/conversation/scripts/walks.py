"""Ways that many scripts go before their own begins."""

from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment
from tests.shopfloor.people import Visitor

ADDRESS = "8 Harbour Road, Shanghai 200080"


async def puts_a_mug_into_the_cart(ana: Visitor) -> None:
    await ana.says("/shop")
    await ana.presses("Cups")
    await ana.presses("Enamel mug")
    await ana.presses("Blue")
    await ana.presses("＋ Add to cart")


async def reviews_a_mug(ana: Visitor) -> None:
    """As far as the last look before the order."""
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    for answer in ("Ana Li", "138 0013 8000", ADDRESS):
        await ana.says(answer)
    ana.sees("Is everything right?")


async def orders_a_mug(ana: Visitor) -> Order:
    """As far as paying: the first time to the choice how, the second to the way of the first."""
    await puts_a_mug_into_the_cart(ana)
    await ana.presses("🛒 Cart")
    await ana.presses("✅ Check out")
    for answer in ("Ana Li", "138 0013 8000", ADDRESS):
        if "For example:" in ana.screen.text:
            await ana.says(answer)
    await ana.presses("✅ Place the order")
    return await ana.shop.numbered(ana.order_number())


async def buys_a_mug(ana: Visitor) -> Order:
    order = await orders_a_mug(ana)
    if "How would you like to pay?" in ana.screen.text:
        await ana.presses("Alipay")
    await ana.pays()
    return await ana.shop.order(order)


async def gets_a_mug_sent(ana: Visitor, mei: Visitor) -> tuple[Order, Shipment]:
    order = await buys_a_mug(ana)
    await mei.says(f"ship {order.number} SF1234567")
    (parcel,) = await ana.shop.parcels(order)
    return order, parcel
