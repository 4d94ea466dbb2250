"""A parcel goes wrong: staff report it, look through it, and send it again or pay it back."""

from shopclerk.conversation.actions.parcels import ReportLost, Reship, ShowParcel
from shopclerk.conversation.actions.privacy import ErasePersonal
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.people import Role
from shopclerk.core.domain.refund import RefundReason
from shopclerk.core.domain.shipment import Shipment
from shopclerk.core.domain.stock import StockItem
from shopclerk.core.ports.queries.money import RefundsOf
from shopclerk.core.ports.queries.stock import Levels
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent
from tests.invariants import violations
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def loses_a_mug(ana: Visitor, mei: Visitor) -> tuple[Order, Shipment]:
    """Reported by staff, from the card of the order."""
    order, parcel = await gets_a_mug_sent(ana, mei)
    await mei.presses("🚚 Parcel SF1234567")
    await mei.presses("It is lost")
    mei.sees("Is parcel SF1234567 lost?", "The customer is told at once", "cannot be undone")
    await mei.presses("Yes, it is lost")
    return order, await ana.shop.parcel(parcel)


async def level(shop: TalkingShop, order: Order) -> StockItem:
    """Of the mug."""
    (found,) = await shop.store.find(Levels((order.lines[0].sku_id,)))
    return found


async def gets_a_mug_back(ana: Visitor, mei: Visitor) -> tuple[Order, Shipment]:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await mei.presses("🚚 Parcel SF1234567")
    await mei.presses("It came back")
    mei.sees("Is parcel SF1234567 back at the shop?", "cannot be undone")
    await mei.presses("Yes, it is back")
    return order, await ana.shop.parcel(parcel)


async def test_staff_report_a_parcel_lost_and_the_customer_is_told(ana: Visitor, mei: Visitor) -> None:
    order, parcel = await loses_a_mug(ana, mei)
    assert parcel.status is ShipmentStatus.LOST
    mei.sees("SF Express SF1234567 · Lost on the way")
    mei.sees_button("🔁 Send it again", "↩ Refund it", "‹ Order")
    ana.sees(f"Order {order.number}: Lost on the way", "We will send it again or refund you")


async def test_a_lost_parcel_is_sent_again(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order, _ = await loses_a_mug(ana, mei)
    await mei.presses("🔁 Send it again")
    mei.sees("Send parcel SF1234567 again?", "Enamel mug (Blue) × 1", "1 item is reserved for a new order")
    ana.looks_away()
    await mei.presses("🔁 Yes, send it again")
    mei.sees("🔁 Sent again as order")
    mei.does_not_see_button("↩ Refund it")
    ana.sees("🔁 We are sending it again: order", f"It stands in for order {order.number}")
    mei.sees("📦 Awaiting shipment", f"Paid with order {order.number}")
    assert await violations(shop.store) == []


async def test_a_lost_parcel_is_refunded(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order, _ = await loses_a_mug(ana, mei)
    await mei.presses("↩ Refund it")
    mei.sees("Refund parcel SF1234567?", "CN¥39.00 goes back the way it was paid.")
    await mei.presses("↩ Yes, refund it")
    mei.sees("↩ Refunded")
    mei.does_not_see_button("🔁 Send it again", "↩ Refund it")
    ana.sees("Your refund for order", "CN¥39.00")
    (refund,) = await shop.store.find(RefundsOf(order.id))
    assert refund.reason is RefundReason.LOST


async def test_what_came_back_goes_on_the_shelf_and_is_sent_again(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, _ = await gets_a_mug_back(ana, mei)
    ana.sees("Back at the shop", "We will send it again or refund you")
    await mei.presses("🔍 Inspect it")
    mei.sees("What of parcel SF1234567 can be sold again?", "inspected only once")
    await mei.presses("All of it can be sold again")
    mei.does_not_see_button("🔍 Inspect it")
    assert (await level(shop, order)).on_hand == 5
    await mei.presses("🔁 Send it again")
    await mei.presses("🔁 Yes, send it again")
    assert (await level(shop, order)).reserved == 1


async def test_units_that_can_be_sold_again_are_typed_until_they_are_right(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, _ = await gets_a_mug_back(ana, mei)
    await mei.presses("🔍 Inspect it")
    await mei.presses("By number…")
    for wrong in ("many", "1 1", "-1", "１０００００", ""):
        await mei.says(wrong)
        mei.sees("Please type 1 whole number.", "how many can be sold again")
    await mei.says("2")
    mei.sees("Only 1 of that is left to choose.", "how many can be sold again")
    await mei.says("0")
    mei.sees("Back at the shop")
    assert (await level(shop, order)).on_hand == 4


async def test_out_of_a_count_one_comes_back_to_the_parcel(ana: Visitor, mei: Visitor) -> None:
    await gets_a_mug_back(ana, mei)
    await mei.presses("🔍 Inspect it")
    await mei.presses("By number…")
    await mei.presses("✖ Never mind")
    mei.sees_button("🔍 Inspect it")


async def test_what_is_out_of_stock_cannot_be_sent_again_yet(ana: Visitor, mei: Visitor) -> None:
    _, parcel = await loses_a_mug(ana, mei)
    for _ in range(4):
        await buys_a_mug(ana)
    await mei.forges(ShowParcel(parcel.id))
    await mei.presses("🔁 Send it again")
    await mei.presses("🔁 Yes, send it again")
    mei.sees("Not enough of it is in stock: 0 can be promised.", "Lost on the way")
    mei.sees_button("↩ Refund it")


async def test_the_slower_of_two_staff_is_shown_how_the_parcel_stands(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    bo = await shop.staff("Bo", role=Role.CLERK)
    _, parcel = await loses_a_mug(ana, mei)
    for each in (mei, bo):
        await each.forges(ShowParcel(parcel.id))
        await each.presses("↩ Refund it")
    await mei.presses("↩ Yes, refund it")
    await mei.forges(ShowParcel(parcel.id))
    await bo.presses("↩ Yes, refund it")
    bo.sees("↩ Refunded")
    assert len(await shop.store.find(RefundsOf(parcel.order_id))) == 1


async def test_buttons_of_a_parcel_that_moved_on_show_how_it_stands(ana: Visitor, mei: Visitor) -> None:
    _, parcel = await gets_a_mug_sent(ana, mei)
    await mei.presses("🚚 Parcel SF1234567")
    await mei.presses("It is lost")
    await ana.shop.moves(parcel, ShipmentStatus.DELIVERED)
    await mei.presses("Yes, it is lost")
    mei.sees("things have moved on", "Delivered")
    mei.does_not_see_button("It is lost")


async def test_a_silent_parcel_is_one_button_away_from_its_alert(ana: Visitor, mei: Visitor) -> None:
    await gets_a_mug_sent(ana, mei)
    await ana.shop.time_passes(days=30)
    mei.sees("⚠️ A parcel in trouble")
    await mei.presses("Show the parcel")
    mei.sees("A parcel of order", "Last news:")
    mei.sees_button("It is lost", "It came back")


async def test_a_parcel_held_up_is_marked_on_the_card(ana: Visitor, mei: Visitor) -> None:
    _, parcel = await gets_a_mug_sent(ana, mei)
    await ana.shop.carries(parcel, ShipmentStatus.EXCEPTION)
    await mei.presses("Show the order")
    await mei.presses("⚠️ Parcel SF1234567")
    mei.sees("Held up on the way")


async def test_customers_cannot_say_what_became_of_a_parcel(ana: Visitor, mei: Visitor) -> None:
    _, parcel = await gets_a_mug_sent(ana, mei)
    for forged in (ShowParcel(parcel.id), ReportLost(parcel.id), ShowParcel(ShipmentId("none"))):
        await ana.forges(forged)
        ana.sees("Only the shop's staff can do that.")
    await mei.forges(ShowParcel(ShipmentId("none")))
    mei.sees("That cannot be found any more.")


async def test_nothing_is_sent_again_to_somebody_erased(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.receives(order)
    await ana.forges(ErasePersonal())
    ana.sees("👋 Your data is erased")
    await mei.forges(ReportLost(parcel.id))
    await mei.forges(ShowParcel(parcel.id))
    mei.does_not_see_button("🔁 Send it again")
    mei.sees_button("↩ Refund it")
    await mei.forges(Reship(parcel.id))
    assert [each.id for each in shop.kept(Order)] == [order.id]
    mei.sees("A parcel of order")
