"""A customer's own orders: the list, more time, the receipt, every step."""

from dataclasses import replace

import pytest

from shopclerk.conversation.actions.ordering import FilterOrders, ShowReceipt
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import Order
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent, orders_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


@pytest.fixture
async def delivered(shop: TalkingShop, ana: Visitor, mei: Visitor) -> Order:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    await ana.says(order.number)
    return await shop.order(order)


async def test_what_cannot_be_undone_stands_below_all_else(ana: Visitor) -> None:
    """Next to it: only the ways back."""
    for order in (await orders_a_mug(ana), await buys_a_mug(ana)):
        await ana.says(order.number)
        *_, before, cancelling, leaving = ana.screen.screen.rows
        assert [button.label.split()[0] for button in cancelling] == ["Cancel"]
        assert [button.label.split()[0] for button in leaving] == ["‹", "🏠"]
        assert before


async def test_more_time_is_taken_once_and_told(shop: TalkingShop, ana: Visitor, delivered: Order) -> None:
    ana.sees("Completes by itself on Mar 13, 2026")
    page = replace(ana.screen)
    await ana.presses("⏰ I need more time")
    ana.sees("Take 3 days more", "Mar 13, 2026", "Mar 16, 2026", "This can be done once.")
    ask = replace(ana.screen)
    await ana.presses("No, leave it")
    await ana.presses("⏰ I need more time")
    await ana.presses("⏰ Yes, more time")
    ana.sees("Completes by itself on Mar 16, 2026", "More time taken to confirm receipt")
    ana.does_not_see_button("⏰")
    await ana.presses("⏰ Yes, more time", on=ask)
    ana.sees("You have taken more time for this order already")
    await ana.presses("⏰ I need more time", on=page)
    ana.sees("That button was from before.")
    await shop.time_passes(days=8)
    assert (await shop.order(delivered)).status is OrderStatus.CONFIRMED
    await shop.time_passes(days=3)
    assert (await shop.order(delivered)).status is OrderStatus.COMPLETED


async def test_staff_see_that_more_time_was_taken(ana: Visitor, mei: Visitor, delivered: Order) -> None:
    await mei.says(delivered.number)
    mei.looks_away()
    await ana.presses("⏰ I need more time")
    await ana.presses("⏰ Yes, more time")
    mei.sees("More time taken to confirm receipt")


async def test_the_receipt_is_read_in_the_chat_and_had_as_a_file(ana: Visitor) -> None:
    order = await buys_a_mug(ana)
    await ana.says(order.number)
    await ana.presses("🧾 Receipt")
    ana.sees(
        f"🧾 Receipt {order.number}", "Enamel mug (Blue): CN¥39.00 × 1 = CN¥39.00", "💳 CN¥39.00 · Alipay"
    )
    ana.sees_button("📄 As a file", "‹ Order")


async def test_an_unpaid_order_has_no_receipt(ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    await ana.says(order.number)
    ana.does_not_see_button("🧾", "🔁")
    await ana.forges(ShowReceipt(order.id))
    ana.sees("Nothing was paid for this order", "Pending payment")


async def test_the_list_is_looked_through_by_how_orders_stand(ana: Visitor) -> None:
    paid = await buys_a_mug(ana)
    unpaid = await orders_a_mug(ana)
    await ana.says("/orders")
    ana.sees(paid.number, unpaid.number)
    await ana.presses("To pay")
    ana.sees(unpaid.number)
    ana.does_not_see(paid.number)
    ana.sees_button("✓ To pay")
    await ana.presses("Done")
    ana.sees("There are no such orders.")
    await ana.presses("All")
    ana.sees(paid.number, unpaid.number)
    await ana.forges(FilterOrders("sideways"))
    ana.sees(paid.number, unpaid.number)


async def test_every_step_and_scan_has_a_page(ana: Visitor, delivered: Order) -> None:
    await ana.presses("🕒 All steps")
    ana.reads_in_order("SF Express SF1234567", "Order placed", "Paid with Alipay", "Shipped with")
    await ana.presses("‹ Order")
    ana.sees(delivered.number)


async def test_another_way_is_offered_only_where_there_is_one(shop: TalkingShop, ana: Visitor) -> None:
    shop.gateway.methods = ("card",)
    await orders_a_mug(ana)
    ana.sees_button("Pay CN¥39.00 with Bank card")
    ana.does_not_see_button("Pay another way")


async def test_a_refund_by_hand_does_not_read_as_failed(shop: TalkingShop, ana: Visitor) -> None:
    order = await buys_a_mug(ana)
    shop.gateway.refuses_refund("refund_in_dashboard")
    await ana.says(order.number)
    await ana.presses("Cancel for a refund")
    await ana.presses("Yes, cancel it")
    ana.sees("Cancelled by the customer", "the shop sends it back by hand")
    ana.does_not_see("failed")
