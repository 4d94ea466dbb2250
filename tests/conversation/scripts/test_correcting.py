"""Staff put right a tracking number, and who gets an order before it leaves."""

import pytest

from shopclerk.conversation.actions.correcting import AskRecipient, CorrectNumber, ShowRecipient
from shopclerk.core.domain.ids import ShipmentId
from shopclerk.core.domain.lifecycle import ShipmentStatus
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_a_tracking_number_is_corrected(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await mei.presses("🚚 Parcel SF1234567")
    await mei.presses("✏️ Correct the number")
    mei.sees("Correct the number SF1234567", "Which tracking number does the parcel really have?")
    await mei.says("sf 7654321")
    mei.sees("SF Express SF7654321")
    assert (await shop.parcel(parcel)).tracking_number == "SF7654321"
    ana.sees(f"Order {order.number}: the tracking number was corrected", "SF Express SF7654321")
    await ana.says(order.number)
    ana.sees("SF7654321", "Tracking number SF1234567 corrected to SF7654321")


async def test_a_number_that_cannot_be_one_is_asked_for_again(ana: Visitor, mei: Visitor) -> None:
    await gets_a_mug_sent(ana, mei)
    await mei.presses("🚚 Parcel SF1234567")
    await mei.presses("✏️ Correct the number")
    await mei.says("12")
    mei.sees("A tracking number has 6 to 40 letters", "Which tracking number does the parcel really have?")
    await mei.presses("✖ Never mind")
    mei.sees("SF Express SF1234567")


async def test_the_carrier_of_a_corrected_number_is_chosen(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    _, parcel = await gets_a_mug_sent(ana, mei)
    await mei.presses("🚚 Parcel SF1234567")
    await mei.presses("✏️ Correct the number")
    await mei.says("123456789")
    mei.sees("Which carrier has the parcel 123456789?")
    await mei.presses("EMS")
    mei.sees("EMS 123456789")
    assert (await shop.parcel(parcel)).carrier == "ems"


async def test_a_parcel_that_arrived_keeps_its_number(ana: Visitor, mei: Visitor) -> None:
    _, parcel = await gets_a_mug_sent(ana, mei)
    await mei.presses("🚚 Parcel SF1234567")
    await mei.presses("✏️ Correct the number")
    await ana.shop.moves(parcel, ShipmentStatus.DELIVERED)
    await mei.says("SF7654321")
    mei.sees("things have moved on", "Delivered")
    mei.does_not_see_button("✏️ Correct the number")


@pytest.mark.parametrize(
    ("button", "typed", "seen"),
    [
        ("👤 Name", "Bo Chen", "Bo Chen"),
        ("📞 Phone", "139 0013 9000", "13900139000"),
        ("📍 Address", "9 Mill Lane, Hangzhou 310000", "9 Mill Lane, Hangzhou 310000"),
    ],
)
async def test_an_order_that_has_not_left_goes_elsewhere(
    ana: Visitor, mei: Visitor, button: str, typed: str, seen: str
) -> None:
    await buys_a_mug(ana)
    await mei.presses("✏️ Change the recipient")
    mei.sees("Who gets order", "Ana Li", "What shall be changed?")
    await mei.presses(button)
    await mei.says("x" * 3000)
    mei.sees("Who gets order", "Ana Li")
    await mei.says(typed)
    mei.sees("📦 Awaiting shipment", seen, "Recipient changed")


async def test_an_order_that_left_goes_where_it_was_sent(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await mei.presses("✏️ Change the recipient")
    await mei.presses("📍 Address")
    await ana.shop.ships(order)
    await ana.shop.relays()
    await mei.says("9 Mill Lane, Hangzhou 310000")
    mei.sees("🚚 Shipped", "A colleague shipped this just now. This order left on")
    mei.does_not_see("Mill Lane")
    mei.does_not_see_button("✏️ Change the recipient")


async def test_customers_and_unknown_fields_change_nothing(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    for forged in (ShowRecipient(order.id), AskRecipient(order.id, "name")):
        await ana.forges(forged)
        ana.sees("Only the shop's staff can do that.")
    await mei.forges(CorrectNumber(ShipmentId("none"), "sf"))
    mei.sees("That cannot be found any more.")
    await mei.forges(AskRecipient(order.id, "soul"))
    mei.sees("That button was from before.", "📦 Awaiting shipment")
