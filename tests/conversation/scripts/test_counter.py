"""Behind the counter: staff are told, ship, and see what the others did."""

from dataclasses import replace

import pytest

from shopclerk.conversation.actions.shipping import ShowQueue
from shopclerk.core.domain.lifecycle import OrderStatus, ShipmentStatus
from shopclerk.core.domain.money import Money
from shopclerk.core.domain.people import Role
from tests.conversation.scripts.walks import (
    buys_a_mug,
    gets_a_mug_sent,
    orders_a_mug,
    puts_a_mug_into_the_cart,
)
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop


async def test_an_unpaid_order_is_no_business_of_the_merchant_yet(ana: Visitor, mei: Visitor) -> None:
    mei.looks_away()
    await orders_a_mug(ana)
    mei.sees_nothing_new()
    await mei.says("/start")
    mei.sees("1 order not paid yet", "0 orders to ship")


@pytest.mark.parametrize(
    "typed",
    [
        "ship {number} SF1234567",
        "SHIP {number} sf1234567",
        "发货 {number} SF1234567",
        "发货{number}，SF1234567",
        "/发货 {number} SF1234567",
        "/ship {number} SF1234567",
        "ship: {plain} SF 123 4567",
        "ship  #{lower}\tSF1234567",
        "ship {spaced} SF1234567",
        "ｓｈｉｐ {number} ＳＦ１２３４５６７",
        "\u200fship \u2068{number}\u2069 SF1234567\u200e",
    ],
)
async def test_an_order_is_shipped_by_word(shop: TalkingShop, ana: Visitor, mei: Visitor, typed: str) -> None:
    number = (await buys_a_mug(ana)).number
    plain = number.replace("-", "")
    spaced = number.replace("-", " ")
    await mei.says(typed.format(number=number, plain=plain, lower=plain.lower(), spaced=spaced))
    mei.sees(f"Order {number} · 🚚 Shipped", "SF Express SF1234567")
    (parcel,) = await shop.parcels(await shop.numbered(number))
    assert parcel.tracking_number == "SF1234567"
    ana.sees("SF Express, tracking number SF1234567")


async def test_the_word_alone_shows_what_waits(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    for word in ("ship", "发货", "/ship"):
        await mei.says(word)
        mei.sees("📦 Orders to ship", order.number)


async def test_the_word_with_an_order_asks_for_the_number(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await mei.says(f"ship {order.number}")
    mei.sees(f"Ship order {order.number}", "Which tracking number")
    await mei.says("SF1234567")
    mei.sees("🚚 Shipped")


async def test_an_unknown_order_number_leads_to_the_list(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await mei.says("ship 9999-99 SF1234567")
    mei.sees("There is no such order.", "📦 Orders to ship", order.number)
    await mei.says("9999-99")
    mei.sees("There is no such order.", "📦 Orders to ship")
    await mei.says("ship happens")
    mei.sees("There is no such order.")


async def test_a_wrong_tracking_number_is_asked_for_again_with_the_reason(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.presses("🚚 Ship")
    for wrong in ("12", "no!", "运单号", "x" * 500, ""):
        await mei.says(wrong)
        mei.sees("A tracking number has 6 to 40 letters, digits or hyphens", "Which tracking number")
    await mei.says(f"ship {order.number} ???")
    mei.sees("A tracking number has 6 to 40 letters")
    await mei.says("SF1234567")
    mei.sees("🚚 Shipped")
    assert len(await shop.parcels(order)) == 1


async def test_the_carrier_of_an_unknown_number_is_chosen(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.presses("🚚 Ship")
    await mei.says("123456789")
    mei.sees("Which carrier has the parcel 123456789?")
    mei.sees_button("SF Express", "ZTO Express", "EMS")
    await mei.presses("EMS")
    mei.sees("EMS 123456789")
    (parcel,) = await shop.parcels(order)
    assert parcel.carrier == "ems"


async def test_a_number_mistyped_can_be_typed_again_instead_of_choosing_a_carrier(
    ana: Visitor, mei: Visitor
) -> None:
    await buys_a_mug(ana)
    await mei.presses("🚚 Ship")
    await mei.says("123456789")
    await mei.says("SF1234567")
    mei.sees("SF Express SF1234567")


async def test_a_carrier_chosen_under_an_old_message_ships_under_no_other_number(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    first, second = await buys_a_mug(ana), await buys_a_mug(ana)
    await mei.says(f"ship {first.number} 111111111")
    choice = replace(mei.screen)
    await mei.says(f"ship {second.number} 222222222")
    await mei.presses("EMS", on=choice)
    mei.sees(f"Ship order {first.number}", "Which tracking number")
    assert not await shop.parcels(first)
    assert not await shop.parcels(second)
    await mei.says("111111111")
    await mei.presses("EMS")
    (parcel,) = await shop.parcels(first)
    assert parcel.tracking_number == "111111111"


async def test_never_mind_leads_back_to_the_order(ana: Visitor, mei: Visitor) -> None:
    order = await buys_a_mug(ana)
    await mei.presses("🚚 Ship")
    await mei.presses("✖ Never mind")
    mei.sees(f"Order {order.number} · 📦 Awaiting shipment")
    await mei.says("SF1234567")
    mei.sees("Sorry, I did not understand that.", "To ship an order, type: ship 7K3F-22 SF1234567")


async def test_what_one_ships_all_staff_see_in_their_cards(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    bo = await shop.staff("Bo")
    order = await buys_a_mug(ana)
    for each in (mei, bo):
        (card,) = each.showing(f"Order {order.number}")
        assert "Awaiting shipment" in card.text
    await mei.presses("🚚 Ship")
    old = replace(bo.screen)
    bo.looks_away()
    await mei.says("SF1234567")
    (card,) = bo.showing(f"Order {order.number}")
    assert bo.news == [card]
    bo.sees("🚚 Shipped", "SF Express SF1234567")
    bo.does_not_see_button("🚚 Ship")
    await bo.presses("🚚 Ship", on=old)
    bo.sees("That button was from before.", "🚚 Shipped", "Shipped with SF Express, number SF1234567")
    assert len(await shop.parcels(order)) == 1


async def test_who_is_slower_is_told_when_it_left(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    bo = await shop.staff("Bo")
    order = await buys_a_mug(ana)
    await bo.presses("🚚 Ship")
    await mei.says(f"ship {order.number} SF1234567")
    shop.clock.advance(minutes=1)
    await bo.says("SF7654321")
    bo.sees("Mei shipped this 1 minute ago. This order left on Mar 5, 2026, 4:00", "SF Express SF1234567")
    assert len(await shop.parcels(order)) == 1
    await bo.says(f"ship {order.number} SF7654321")
    bo.sees("Mei shipped this", f"Order {order.number} · 🚚 Shipped")


async def test_an_unpaid_or_cancelled_order_is_not_shipped(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await orders_a_mug(ana)
    await mei.says(f"ship {order.number} SF1234567")
    mei.sees("This order is not paid yet.", f"Order {order.number}")
    await shop.cancels(order)
    await shop.relays()
    await mei.says(f"ship {order.number} SF1234567")
    mei.sees("This order was cancelled. Please do not ship it.")


async def test_the_queues_hold_what_waits_and_what_is_under_way(ana: Visitor, mei: Visitor) -> None:
    order, _ = await gets_a_mug_sent(ana, mei)
    await mei.says("/queue")
    mei.sees("Nothing to ship. Well done!")
    await mei.says("/start")
    mei.sees("1 order under way")
    await mei.presses("🚚 Under way (1)")
    mei.sees(order.number)
    await mei.presses(order.number)
    mei.sees(f"Order {order.number} · 🚚 Shipped")


async def test_a_queue_of_many_is_turned_page_by_page(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await ana.says("/start")
    buyer = await shop.actor(ana)
    orders = [await shop.pays(await shop.places(buyer, tea=1)) for _ in range(8)]
    await shop.relays()
    await mei.says("/queue")
    mei.sees(orders[0].number, orders[5].number)
    mei.does_not_see(orders[6].number)
    await mei.presses("More »")
    mei.sees(orders[6].number, orders[7].number)
    await mei.presses("« First page")
    mei.sees(orders[0].number)


async def test_low_stock_is_told_to_all_staff_once(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await orders_a_mug(ana)
    bo = await shop.staff("Bo")
    for each in (mei, bo):
        each.looks_away()
    for _ in range(4):
        await orders_a_mug(ana)
    for each in (mei, bo):
        each.sees("📉 Running low", "Enamel mug (Blue)", "MUG-BLUE")
        assert len(each.showing("Running low")) == 1
    ana.does_not_see("Running low")


async def test_money_that_confirms_nothing_is_told_to_the_staff(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await orders_a_mug(ana)
    await ana.presses("Alipay")
    fact = shop.gateway.pay(ana.link(), amount=Money.parse("1.00", "CNY"))
    mei.looks_away()
    ana.looks_away()
    await shop.hears(fact)
    await shop.relays()
    mei.sees("⚠️ Less came than was due", order.number)
    ana.sees("Not all of it was paid", order.number)
    await mei.presses("Show the order")
    mei.sees("⏳ Pending payment", "Ana Li")
    assert (await shop.order(order)).status is OrderStatus.PENDING_PAYMENT


async def test_what_staff_type_without_being_asked_is_answered_with_what_they_can_do(mei: Visitor) -> None:
    for typed in ("hello", "", "   ", "\u200f", "x" * 5000, "shipment 7K3F-22", "SF1234567"):
        await mei.says(typed)
        mei.sees("Sorry, I did not understand that.", "To ship an order, type: ship 7K3F-22 SF1234567")
        mei.sees_button("📦 Orders to ship")


async def test_staff_may_order_too(shop: TalkingShop, mei: Visitor) -> None:
    mug = await buys_a_mug(mei)
    await mei.says(f"ship {mug.number} SF1234567")
    mei.sees("🚚 Shipped")
    (parcel,) = await shop.parcels(mug)
    await shop.carries(parcel, ShipmentStatus.DELIVERED)
    mei.sees(f"Order {mug.number}: Delivered")
    await mei.presses("✅ I have received it")
    await mei.presses("✅ Yes, all of it")
    mei.sees("✅ Completed")


async def test_an_invitation_works_once_and_never_takes_rights_away(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    token = shop.ids.token()
    await shop.database.identities.invite(token, Role.CLERK, shop.clock.now().replace(hour=23))
    await mei.says(f"/start {token}")
    mei.sees("You are an owner of this shop now.")
    await ana.says(f"/start {token}")
    ana.sees("This invitation is used up or too old")
    await ana.says("/queue")
    ana.sees("Only the shop's staff can do that.")
    await ana.says("/start token-of-nobody-at-all-1")
    ana.sees("This invitation is used up or too old")
    await ana.presses("🏠 Home")
    ana.sees("Welcome!")


@pytest.mark.parametrize("word", ["newsletter", "p_", "pb_!!", "<b>"])
async def test_a_link_that_opens_nothing_leads_home(ana: Visitor, mei: Visitor, word: str) -> None:
    for visitor, home in ((ana, "Welcome!"), (mei, "orders to ship")):
        await visitor.says(f"/start {word}")
        visitor.sees(home)
        visitor.does_not_see("invitation", "Welcome behind the counter")


async def test_a_customer_cannot_ship_and_learns_nothing_of_others(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    bo = shop.visitor("Bo")
    for typed in (f"/ship {order.number} SF1234567", "/ship 9999-99 SF1234567", "/queue"):
        await bo.says(typed)
        bo.sees("Only the shop's staff can do that.")
        bo.does_not_see(order.number)
    answers = []
    for number in (order.number, "9999-99"):
        await bo.says(number)
        bo.sees("There is no such order.")
        answers.append(bo.screen.screen)
    assert answers[0] == answers[1]
    await bo.says(f"ship {order.number} SF1234567")
    bo.sees("Nothing here is called that")
    await bo.forges(ShowQueue("to_ship"))
    bo.does_not_see(order.number)
    assert not await shop.parcels(order)


async def test_a_customer_reads_the_order_by_its_number_however_it_is_typed(ana: Visitor) -> None:
    order = await buys_a_mug(ana)
    for typed in (order.number, order.number.lower(), f"#{order.number}", f"\u2068{order.number}\u2069 "):
        await ana.says(typed)
        ana.sees(f"Order {order.number}", "Awaiting shipment")


async def test_the_cart_of_a_customer_is_kept_when_she_becomes_staff(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await puts_a_mug_into_the_cart(ana)
    token = shop.ids.token()
    await shop.database.identities.invite(token, Role.CLERK, shop.clock.now().replace(hour=23))
    await ana.says(f"/start {token}")
    ana.sees("You are a clerk of this shop now.")
    await ana.says("/cart")
    ana.sees("Enamel mug (Blue)")
