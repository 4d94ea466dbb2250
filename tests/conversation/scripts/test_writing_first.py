"""Staff write to a customer first, from the card of an order."""

import pytest

from shopclerk.conversation.actions.threads import WriteToCustomer
from shopclerk.core.domain.order import Order
from shopclerk.core.domain.threads import TEXT_LIMIT
from shopclerk.core.ports.queries.threads import ThreadsAbout
from tests.conversation.scripts.test_privacy import has_had_a_mug, opens_my_data
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

WRITE = "💬 Write to the customer"
SLOW = "The post is slow today."


@pytest.fixture
async def order(ana: Visitor, mei: Visitor) -> Order:
    return await buys_a_mug(ana)


async def said(shop: TalkingShop, order: Order) -> list[str]:
    return [each.text for thread in await shop.store.find(ThreadsAbout(order.id)) for each in thread.messages]


async def writes(staff: Visitor, order: Order, text: str = SLOW) -> None:
    await staff.says(order.number)
    await staff.presses(WRITE)
    await staff.says(text)


async def test_the_customer_is_told_and_what_they_answer_waits_in_the_queue(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await mei.says(order.number)
    await mei.presses(WRITE)
    mei.sees(f"Order {order.number}", "The customer reads it as the shop's")
    await mei.says(SLOW)
    mei.sees("✅ Ana has your message")
    ana.sees(f"💬 The shop writes about order {order.number}", SLOW)
    ana.does_not_see("Mei")
    mei.looks_away()
    await ana.says("Never mind, thank you", to=ana.showing("💬 The shop writes")[-1])
    mei.sees("💬 Ana asks", f"Order {order.number}", SLOW, "Never mind, thank you", "⏳ Waits since")
    await mei.says("/start")
    await mei.presses("💬 Questions (1)")
    mei.sees("Never mind, thank you")


async def test_a_picture_is_written_too_and_what_is_no_message_is_asked_for_again(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await writes(mei, order, "x" * (TEXT_LIMIT + 1))
    mei.sees("at most 1000 characters", "Type what you want to say")
    await mei.sends_picture("the parcel", "Is this the right door?")
    ana.sees("💬 The shop writes", "Is this the right door?")
    assert ana.screen.screen.picture
    await ana.presses("💬 Show what was said")
    ana.sees(f"💬 The shop writes about order {order.number}")
    await ana.presses("✍ Write on")
    await ana.says("Yes")
    assert await said(shop, order) == ["Is this the right door?", "Yes"]


async def test_the_card_leads_to_what_was_written(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await writes(mei, order)
    await mei.says(order.number)
    mei.does_not_see_button(WRITE)
    await mei.presses("💬 Your message to them ✅")
    mei.sees("💬 To Ana", SLOW)
    mei.does_not_see_button("↩ Not settled")
    await mei.presses("✍ Write on")
    await mei.says("It comes on Monday.")
    ana.sees("It comes on Monday.")
    await ana.says("/start")
    await ana.says(order.number)
    await ana.presses("💬 From the shop ✅")
    await ana.presses("✅ That settles it")
    await mei.says(order.number)
    mei.sees_button(WRITE)


async def test_a_second_press_and_a_repeated_update_write_once(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await writes(mei, order)
    await mei.repeats()
    assert await said(shop, order) == [SLOW]
    await mei.forges(WriteToCustomer(order.id))
    mei.sees("💬 To Ana", "Type what you want to add")
    assert len(ana.showing("💬 The shop writes")) == 1


async def test_of_two_who_write_at_once_the_second_is_warned(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    kim = await shop.staff("Kim")
    await kim.says(order.number)
    await kim.presses(WRITE)
    await writes(mei, order)
    await kim.says("It comes on Monday.")
    kim.sees("⚠️ Mei has answered meanwhile", SLOW, "It comes on Monday.")
    assert await said(shop, order) == [SLOW]
    await kim.presses("✍ Send it too")
    ana.sees("It comes on Monday.")


async def test_never_mind_leads_back_to_the_order(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    await mei.says(order.number)
    await mei.presses(WRITE)
    await mei.presses("✖ Never mind")
    mei.sees_button(WRITE)
    await mei.presses(WRITE)
    await mei.says("/cancel")
    mei.sees_button(WRITE)
    assert await said(shop, order) == []


async def test_in_the_room_one_replies_to_what_is_asked(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    room = mei.in_group("staff room")
    await room.says("/here")
    order = await buys_a_mug(ana)
    await room.presses(WRITE, on=room.showing(f"Order {order.number}")[0])
    await room.says("just between us")
    assert await said(shop, order) == []
    await room.says(SLOW, to=room.screen)
    assert await said(shop, order) == [SLOW]


async def test_customers_write_to_no_customer(
    shop: TalkingShop, ana: Visitor, mei: Visitor, order: Order
) -> None:
    eve = shop.visitor("Eve")
    await eve.says("/start")
    for visitor in (eve, ana):
        await visitor.forges(WriteToCustomer(order.id))
        visitor.sees("Only the shop's staff can do that")
    assert await said(shop, order) == []


async def test_who_was_erased_meanwhile_is_written_to_no_more(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await has_had_a_mug(shop, ana, mei)
    await mei.says(order.number)
    await mei.presses(WRITE)
    await opens_my_data(ana)
    await ana.presses("Erase")
    await ana.presses("Yes, erase everything")
    await mei.says(SLOW)
    mei.sees("That cannot be found any more", f"Order {order.number}")
    mei.does_not_see_button(WRITE)
    await mei.forges(WriteToCustomer(order.id))
    mei.does_not_see_button(WRITE)
    assert await said(shop, order) == []


async def test_whoever_erases_themselves_takes_along_what_the_shop_wrote(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await has_had_a_mug(shop, ana, mei)
    await writes(mei, order)
    await opens_my_data(ana)
    await ana.presses("Erase")
    await ana.presses("Yes, erase everything")
    assert await said(shop, order) == []
