"""What people are told without asking."""

from datetime import timedelta

from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.order import CancelReason
from shopclerk.core.ports.errors import Unavailable
from shopclerk.core.ports.notifier import Unreachable
from tests.conversation.scripts.walks import buys_a_mug, gets_a_mug_sent, orders_a_mug
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_an_unpaid_order_is_reminded_of_and_then_cancelled(shop: TalkingShop, ana: Visitor) -> None:
    order = await orders_a_mug(ana)
    await shop.time_passes(minutes=19)
    ana.looks_away()
    await shop.time_passes(minutes=1)
    ana.sees(f"Order {order.number} is still unpaid", "Held for you for another 10 minutes")
    await ana.presses("💳 Pay now")
    ana.sees("How would you like to pay?")
    ana.looks_away()
    await shop.time_passes(minutes=10)
    ana.sees(f"Order {order.number} was cancelled", "Cancelled, as it was not paid in time")
    ana.does_not_see_button("Alipay")
    assert (await shop.order(order)).cancelled_because is CancelReason.TIMEOUT
    await ana.presses("🛍 Browse the shop")
    ana.sees("Where would you like to look?")


async def test_an_order_paid_before_its_reminder_is_told_late_is_not_reminded_of(
    shop: TalkingShop, ana: Visitor
) -> None:
    order = await orders_a_mug(ana)
    shop.clock.advance(minutes=20)
    await shop.expire_unpaid()
    await shop.pays(order)
    ana.looks_away()
    await shop.relays()
    ana.sees("is paid")
    ana.does_not_see("still unpaid")


async def test_a_customer_who_cancels_or_confirms_is_not_told_so_again(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await orders_a_mug(ana)
    await ana.presses("‹ Order")
    await ana.presses("Cancel the order")
    await ana.presses("Yes, cancel it")
    assert not ana.showing("was cancelled")
    await gets_a_mug_sent(ana, mei)
    await ana.says(ana.order_number())
    await ana.presses("✅ I have received it")
    await ana.presses("✅ Yes, all of it")
    assert not ana.showing("is completed")


async def test_an_order_that_the_shop_cancels_is_told_with_the_reason(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await orders_a_mug(ana)
    await shop.cancels(order, by=await shop.actor(mei))
    ana.looks_away()
    await shop.relays()
    ana.sees(f"Order {order.number} was cancelled", "Cancelled by the shop")


async def test_a_delivered_order_completes_by_itself_and_says_thank_you(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order, parcel = await gets_a_mug_sent(ana, mei)
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    ana.sees("Is everything there? Then please confirm that you have it.")
    ana.looks_away()
    await shop.time_passes(days=7)
    ana.sees(f"Order {order.number} is completed", "Thank you for buying here.")
    assert (await shop.order(order)).status is OrderStatus.COMPLETED


async def test_the_pay_page_stays_while_there_is_something_to_pay(shop: TalkingShop, ana: Visitor) -> None:
    await orders_a_mug(ana)
    await ana.presses("Bank card")
    page = ana.screen
    await ana.is_declined("card_expired")
    ana.sees("The card has expired.")
    assert page.links
    await ana.presses("💳 Try again")
    await ana.presses("Alipay")
    await ana.pays()
    assert not page.links
    assert "Awaiting shipment" in page.text


async def test_a_provider_that_declines_at_once_says_why_where_the_methods_are(
    shop: TalkingShop, ana: Visitor
) -> None:
    await orders_a_mug(ana)
    shop.gateway.declines_at_once("suspected_fraud")
    await ana.presses("Bank card")
    ana.sees("The bank stopped it to keep the account safe.", "How would you like to pay?")


async def test_a_provider_that_captures_at_once_shows_the_paid_order(shop: TalkingShop, ana: Visitor) -> None:
    await orders_a_mug(ana)
    shop.gateway.approves_at_once()
    await ana.presses("Bank card")
    ana.sees("Awaiting shipment", "is paid")
    ana.does_not_see("That button was from before.")


async def test_a_provider_that_is_down_can_be_tried_again(shop: TalkingShop, ana: Visitor) -> None:
    await orders_a_mug(ana)
    shop.gateway.is_down()
    await ana.presses("Alipay")
    ana.sees("We cannot reach that right now; nothing was changed.", "How would you like to pay?")
    shop.gateway.is_down(False)
    await ana.presses("Alipay")
    await ana.pays()
    ana.sees("is paid")


async def test_a_provider_whose_answer_got_lost_is_asked_again_for_the_same_payment(
    shop: TalkingShop, ana: Visitor
) -> None:
    await orders_a_mug(ana)
    shop.gateway.answer_gets_lost()
    await ana.presses("Alipay")
    ana.sees("The payment provider did not answer in time.", "you are not charged twice")
    await ana.presses("Alipay")
    assert len(shop.gateway.payments) == 1
    await ana.pays()
    ana.sees("is paid")


async def test_a_chat_that_cannot_be_reached_now_is_told_later(shop: TalkingShop, ana: Visitor) -> None:
    shop.undeliverable = True
    order = await orders_a_mug(ana)
    await shop.pays(order)
    shop.chat.failures.append(Unavailable("test", timedelta(minutes=5)))
    ana.looks_away()
    await shop.relays()
    ana.sees_nothing_new()
    shop.clock.advance(minutes=5)
    await shop.relays()
    ana.sees("is paid")
    assert len(ana.showing("is paid")) == 1


async def test_a_chat_that_is_gone_holds_nobody_else_up(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    shop.undeliverable = True
    await shop.pays(await orders_a_mug(ana))
    mei.looks_away()
    shop.chat.failures.append(Unreachable(ana.address))
    await shop.relays()
    assert (len(ana.showing("is paid")), len(mei.showing("Awaiting shipment"))) in {(0, 1), (1, 0)}


async def test_who_left_is_told_nothing_more_until_they_come_back(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await orders_a_mug(ana)
    await shop.time_passes(minutes=1)
    await ana.leaves()
    await shop.pays(order)
    stood = [(message.id, message.stamp) for message in ana.messages]
    await shop.relays()
    assert [(message.id, message.stamp) for message in ana.messages] == stood
    mei.sees("Awaiting shipment")
    await ana.says(order.number)
    ana.looks_away()
    await mei.presses("🚚 Ship")
    await mei.says("SF1234567")
    ana.sees("is on its way")


async def test_a_refused_notice_is_the_last_that_is_tried(shop: TalkingShop, ana: Visitor) -> None:
    shop.undeliverable = True
    order = await orders_a_mug(ana)
    await shop.pays(order)
    shop.chat.failures.append(Unreachable(ana.address))
    await shop.relays()
    stood = list(ana.messages)
    await shop.ships(order)
    await shop.relays()
    assert ana.messages == stood
    assert await shop.database.identities.reach(person_id=(await shop.actor(ana)).person_id) == ()


async def test_a_refused_answer_is_the_last_thing_that_is_said(shop: TalkingShop, ana: Visitor) -> None:
    await ana.says("/start")
    shop.chat.failures.append(Unreachable(ana.address))
    await ana.says("hello")
    assert await shop.database.identities.reach(person_id=(await shop.actor(ana)).person_id) == ()
    await ana.says("hello again")
    assert await shop.database.identities.reach(person_id=(await shop.actor(ana)).person_id)


async def test_a_notice_leads_to_the_order_and_on(ana: Visitor) -> None:
    order = await buys_a_mug(ana)
    await ana.presses("Show the order")
    ana.sees(f"Order {order.number}", "Awaiting shipment")
    await ana.presses("‹ My orders")
    ana.sees("📦 My orders", order.number)


async def test_one_person_in_two_chats_is_told_in_both(shop: TalkingShop, ana: Visitor) -> None:
    second = shop.visitor("Ana-2")
    second.account_of = ana.account
    await second.says("/start")
    second.looks_away()
    await buys_a_mug(ana)
    second.sees("is paid")


async def test_a_card_that_somebody_deleted_is_shown_anew_once(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    mei.messages.remove(mei.showing(f"Order {order.number}")[-1])
    parcel = await shop.ships(order)
    await shop.relays()
    await shop.delivers(parcel)
    await shop.relays()
    (card,) = mei.showing(f"Order {order.number}")
    assert "Delivered" in card.text
