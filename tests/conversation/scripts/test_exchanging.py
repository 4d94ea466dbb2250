"""Other goods instead, as the customer and the merchant see it."""

from dataclasses import replace

import pytest

from shopclerk.core.domain.catalogue import Product
from shopclerk.core.domain.ids import SkuId
from shopclerk.core.domain.lifecycle import CaseStatus, OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from tests.conversation.scripts.goods import MUG, variant, words
from tests.conversation.scripts.walks import gets_a_mug_sent
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.fixture
async def order(shop: TalkingShop, ana: Visitor, mei: Visitor) -> Order:
    """A blue mug for 39.00 that arrived; there are red ones for 42.00 by now."""
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    await shop.receive_stock(
        actor=shop.owner, request_id=shop.request(), sku_id=sku(shop, "MUG-RED"), units=2
    )
    await ana.says(order.number)
    return order


def sku(shop: TalkingShop, code: str) -> SkuId:
    return next(sku.id for product in shop.kept(Product) for sku in product.skus if sku.code == code)


async def asks_for_another(ana: Visitor, colour: str) -> None:
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Exchange")
    ana.sees("What would you like instead?")
    await ana.presses(colour)
    await ana.presses("I changed my mind")
    await ana.presses("Skip this")


async def comes_back(mei: Visitor, order: Order) -> None:
    await mei.says("/home")
    await mei.presses("🛠 After-sales (1)")
    await mei.presses(f"{order.number} · Exchange")
    await mei.presses("📥 The goods are here")
    await mei.presses("🔍 Inspect")
    await mei.presses("All of it, as good as new")


async def test_a_dearer_mug_is_paid_for_before_it_leaves(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await asks_for_another(ana, "Red · CN¥42.00")
    ana.sees("🔄 Instead: Enamel mug (Red) × 1", "Difference to pay: CN¥3.00")
    mei.looks_away()
    await ana.presses("✅ Send the request")
    mei.sees("🔄 Instead: Enamel mug (Red) × 1")
    await mei.presses("✅ Approve")
    mei.sees("Difference to pay: CN¥3.00")
    ana.looks_away()
    await mei.presses("✅ Yes, approve it")
    ana.sees("Difference to pay: CN¥3.00", "Please send the goods back")
    await ana.presses("💳 Pay now")
    await ana.presses("Alipay")
    await ana.pays()
    await comes_back(mei, order)
    await mei.presses("✅ Settle the exchange")
    mei.sees("Settled", "Being settled")
    mei.does_not_see("The refund is on its way")
    await mei.presses("🔄 Order")
    await mei.presses("🚚 Ship")
    await mei.says("SF7654321")
    (case,) = await shop.cases(order)
    assert case.status is CaseStatus.CLOSED
    assert not await shop.refunds(order)
    assert [parcel.status for parcel in await shop.parcels(await replacement(shop, order))] == [
        ShipmentStatus.SHIPPED
    ]


async def replacement(shop: TalkingShop, order: Order) -> Order:
    (case,) = await shop.cases(order)
    assert case.replacement_id is not None
    return next(each for each in shop.kept(Order) if each.id == case.replacement_id)


async def test_the_same_again_costs_nothing_and_waits_for_what_comes_back(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await asks_for_another(ana, "Blue · CN¥39.00")
    ana.sees("There is no difference to pay.")
    await ana.presses("✅ Send the request")
    await mei.presses("✅ Approve")
    ana.looks_away()
    await mei.presses("✅ Yes, approve it")
    ana.sees("🔄 Your exchange is order", "leaves once we have the other goods back")
    await mei.presses("🔄 Order")
    mei.sees("🔄 Sent in exchange, once the other goods have come back.")
    mei.does_not_see_button("🚚 Ship")
    await comes_back(mei, order)
    await mei.presses("✅ Settle the exchange")
    await mei.presses("🔄 Order")
    mei.sees_button("🚚 Ship")
    assert (await replacement(shop, order)).status is OrderStatus.CONFIRMED


async def test_a_cheaper_one_pays_the_difference_back(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    cheaper = replace(MUG, variants=(variant("MUG-BLUE", "30.00", 4, words("Blue", "蓝色")),))
    await shop.import_product(cheaper, actor=shop.owner, sets_stock=True)
    await asks_for_another(ana, "Blue · CN¥30.00")
    ana.sees("Difference paid back: CN¥9.00")
    await ana.presses("✅ Send the request")
    await mei.presses("✅ Approve")
    await mei.presses("✅ Yes, approve it")
    await comes_back(mei, order)
    ana.looks_away()
    await mei.presses("✅ Settle the exchange")
    ana.sees(f"Your refund for order {order.number}", "CN¥9.00")


async def test_what_sold_out_meanwhile_is_chosen_anew(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await ana.presses("🛠 Something wrong?")
    await ana.presses("Exchange")
    await ana.presses("Red · CN¥42.00")
    await ana.presses("I changed my mind")
    await shop.correct_stock(
        actor=shop.owner, request_id=shop.request(), sku_id=sku(shop, "MUG-RED"), expected=2, counted=0
    )
    await ana.presses("Skip this")
    ana.sees("That is sold out by now.", "What would you like instead?")
    ana.sees_button("Blue · CN¥39.00")
    ana.does_not_see_button("Red")


async def test_before_delivery_only_money_can_be_asked_for(ana: Visitor, mei: Visitor) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await ana.says(order.number)
    await ana.presses("🛠 Something wrong?")
    ana.sees("Goods can be returned or exchanged once they were delivered.")
    ana.does_not_see_button("Return and refund")
    ana.does_not_see_button("Exchange")
    ana.sees_button("Refund only")


async def test_an_exchange_is_settled_only_once_its_difference_is_paid(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await asks_for_another(ana, "Red · CN¥42.00")
    await ana.presses("✅ Send the request")
    await mei.presses("✅ Approve")
    await mei.presses("✅ Yes, approve it")
    mei.sees("Worth: CN¥39.00", "Difference of CN¥3.00: not paid yet")
    await comes_back(mei, order)
    mei.sees("Difference of CN¥3.00: not paid yet")
    mei.does_not_see_button("✅ Settle the exchange")
    await ana.presses("💳 Pay now")
    await ana.presses("Alipay")
    await ana.pays()
    await mei.says("/home")
    await mei.presses("🛠 After-sales (1)")
    await mei.presses(f"{order.number} · Exchange")
    mei.sees("Difference of CN¥3.00: paid")
    mei.sees_button("✅ Settle the exchange")
