"""Staff book a parcel with its carrier, hand it over, or call it off."""

from shopclerk.conversation.actions.booking import AskBooking, BookParcel, ShowLabel
from shopclerk.conversation.actions.parcels import ShowParcel
from shopclerk.conversation.reply import Attachment
from shopclerk.core.domain.lifecycle import ShipmentStatus
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.shipment import Shipment
from tests.conversation.scripts.walks import buys_a_mug
from tests.invariants import violations
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def books_a_mug(ana: Visitor, mei: Visitor) -> tuple[Order, Shipment]:
    """With SF Express, from the card of the order."""
    order = await buys_a_mug(ana)
    await mei.presses("🛎 Book a carrier")
    mei.sees("Book a carrier for order", "Enamel mug (Blue) × 1", "Ana Li")
    await mei.presses("SF Express")
    (parcel,) = await ana.shop.parcels(order)
    return order, parcel


async def test_a_parcel_is_booked_and_handed_over(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order, parcel = await books_a_mug(ana, mei)
    mei.sees(f"SF Express {parcel.tracking_number} · Packed", "Stick the label on")
    ana.does_not_see("is on its way")
    await mei.presses("📄 Show the label")
    mei.sees(f"Label, SF Express {parcel.tracking_number}")
    assert parcel.label
    assert mei.news[0].shown == Attachment(f"label-{parcel.tracking_number}", parcel.label)
    await mei.presses("‹ Parcel")
    await mei.presses("🚚 Handed over")
    mei.sees("Has SF Express taken the parcel?", "the customer is told")
    await mei.presses("🚚 Yes, it is gone")
    mei.sees("🚚 Shipped")
    ana.sees(f"Order {order.number} is on its way", parcel.tracking_number)
    assert await violations(shop.store) == []


async def test_a_booking_is_cancelled_before_it_leaves(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    _, parcel = await books_a_mug(ana, mei)
    await mei.presses("Cancel the booking")
    mei.sees("Cancel the booking with SF Express?", "wait to be shipped again")
    await mei.presses("Yes, cancel the booking")
    mei.sees("📦 Awaiting shipment")
    mei.sees_button("🛎 Book a carrier", "🚚 Ship")
    assert (await shop.parcel(parcel)).status is ShipmentStatus.CANCELLED
    assert not shop.carrier.expected


async def test_what_is_booked_is_neither_booked_nor_shipped_a_second_time(ana: Visitor, mei: Visitor) -> None:
    _, parcel = await books_a_mug(ana, mei)
    await mei.presses("‹ Order")
    mei.sees("📦 Awaiting shipment", parcel.tracking_number)
    mei.does_not_see_button("🛎 Book a carrier", "🚚 Ship")
    await mei.forges(BookParcel(parcel.order_id, "ems"))
    mei.sees("None of that is left.", parcel.tracking_number)
    await mei.presses(f"📦 Parcel {parcel.tracking_number}")
    mei.sees_button("🚚 Handed over")


async def test_a_carrier_that_does_not_answer_is_asked_again(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    shop.carrier.is_down()
    _, parcel = await books_a_mug(ana, mei)
    mei.sees("The carrier has not answered yet")
    mei.does_not_see_button("🚚 Handed over", "📄 Show the label")
    await mei.forges(ShowLabel(parcel.id))
    mei.sees("That button was from before.")
    shop.carrier.is_down(False)
    shop.clock.advance(hours=1)
    await shop.finish_bookings()
    await mei.forges(ShowParcel(parcel.id))
    mei.sees("Booked. Stick the label on and hand it over.")


async def test_a_booked_parcel_is_called_off_when_its_recipient_changes(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    _, parcel = await books_a_mug(ana, mei)
    await mei.presses("‹ Order")
    await mei.presses("✏️ Change the recipient")
    mei.sees("Parcels booked for the old recipient are cancelled")
    await mei.presses("👤 Name")
    await mei.says("Bo Chen")
    mei.sees("Bo Chen", "📦 Awaiting shipment")
    assert (await shop.parcel(parcel)).status is ShipmentStatus.CANCELLED


async def test_customers_and_unknown_carriers_book_nothing(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    for forged in (AskBooking(order.id), BookParcel(order.id, "sf")):
        await ana.forges(forged)
        ana.sees("Only the shop's staff can do that.")
    await mei.forges(BookParcel(order.id, "pigeon"))
    mei.sees("That button was from before.", "Book a carrier for order")
    assert await ana.shop.parcels(order) == ()
