"""Where others read along: the staff's room, and everywhere else."""

from contextlib import suppress
from dataclasses import replace

import pytest

from shopclerk.conversation.actions import Action
from shopclerk.conversation.actions.ordering import ShowOrders, StartCheckout
from shopclerk.conversation.actions.shopping import ShowCart, ShowCategories
from shopclerk.conversation.incoming import MovedHere
from shopclerk.core.domain.events import OrderConfirmed
from shopclerk.core.domain.people import Role
from shopclerk.core.ports.notifier import Unreachable
from shopclerk.core.ports.outbox import Delivery
from tests.conversation.scripts.test_after_the_sale import buys_two_mugs
from tests.conversation.scripts.walks import buys_a_mug, orders_a_mug, puts_a_mug_into_the_cart
from tests.shopfloor.chat import Message
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

ROOM = "staff"


@pytest.fixture
async def boss(mei: Visitor) -> Visitor:
    """The owner in the staff's room, which is open."""
    boss = mei.in_group(ROOM)
    await boss.says("/here")
    return boss


@pytest.fixture
async def kim(shop: TalkingShop, boss: Visitor) -> Visitor:
    """A clerk in the same room."""
    return (await shop.staff("Kim")).in_group(ROOM)


def card(visitor: Visitor, number: str) -> Message:
    """The card of an order, as it was first shown there."""
    return visitor.showing(f"Order {number}")[0]


async def test_an_owner_makes_a_group_the_room_of_the_staff(
    shop: TalkingShop, ana: Visitor, mei: Visitor, boss: Visitor
) -> None:
    boss.sees("The staff work here now", "no longer told")
    assert [offer.command for offer in shop.chat.menus[boss.address]] == ["queue", "ship", "help", "leave"]
    mei.looks_away()
    order = await buys_a_mug(ana)
    boss.sees(f"Order {order.number}", "Awaiting shipment", "Ana Li")
    mei.sees_nothing_new()


async def test_what_somebody_opened_in_private_is_still_redrawn(
    ana: Visitor, mei: Visitor, boss: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await mei.says(order.number)
    await boss.says("SF1234567", to=card(boss, order.number))
    mei.sees(f"Order {order.number} · 🚚 Shipped")


async def test_staff_are_told_in_private_again_when_the_room_is_closed(
    shop: TalkingShop, ana: Visitor, mei: Visitor, boss: Visitor
) -> None:
    await boss.says("/leave")
    boss.sees("no longer work here")
    assert shop.chat.menus[boss.address] == ()
    boss.looks_away()
    order = await buys_a_mug(ana)
    mei.sees(f"Order {order.number}")
    boss.sees_nothing_new()


@pytest.mark.parametrize("word", ["/here", "/start here", "/leave"])
async def test_only_an_owner_decides_where_the_staff_work(
    shop: TalkingShop, ana: Visitor, kim: Visitor, word: str
) -> None:
    for visitor in (kim.in_group("elsewhere"), ana.in_group("elsewhere"), ana.in_group(ROOM)):
        await visitor.says(word)
        visitor.does_not_see("The staff work here now", "no longer work here")
    assert [room.address for room in await shop.database.rooms.all()] == [kim.address]


@pytest.mark.parametrize("word", ["/here", "/start here", "/leave"])
async def test_customers_are_not_told_how_to_open_a_room(ana: Visitor, word: str) -> None:
    await ana.says(word)
    ana.sees("Only the shop's staff can do that.")
    ana.does_not_see("Add me to a group")


async def test_the_room_is_opened_by_a_link_too(shop: TalkingShop, mei: Visitor) -> None:
    await mei.says("/here")
    mei.sees("Add me to a group", "/here")
    assert mei.screen.links[0].url == "https://chat.example/group/here"
    boss = mei.in_group(ROOM)
    await boss.says("/start here")
    boss.sees("The staff work here now")


async def test_a_card_in_the_room_stays_a_card_for_the_others(
    ana: Visitor, boss: Visitor, kim: Visitor
) -> None:
    order = await buys_a_mug(ana)
    shown = card(kim, order.number)
    await kim.presses("🚚 Ship", on=shown)
    assert "Awaiting shipment" in shown.text
    kim.sees("Which tracking number", "replying to this message")
    question = kim.screen
    await kim.says("SF1234567", to=question)
    assert "🚚 Shipped" in shown.text
    assert "Which tracking number" not in question.text


async def test_somebody_else_may_answer_the_question(ana: Visitor, boss: Visitor, kim: Visitor) -> None:
    order = await buys_a_mug(ana)
    await kim.presses("🚚 Ship", on=card(kim, order.number))
    await boss.says("SF1234567", to=kim.screen)
    assert "🚚 Shipped" in card(boss, order.number).text


async def test_a_new_phone_number_is_never_taken_for_that_of_a_parcel(
    shop: TalkingShop, ana: Visitor, boss: Visitor, kim: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await kim.presses("✏️ Change the recipient", on=card(kim, order.number))
    await kim.presses("📞 Phone")
    question = kim.screen
    await boss.says("139 0013 9000", to=question)
    boss.sees_nothing_new()
    await kim.says("139 0013 9000", to=question)
    kim.sees("13900139000", "Awaiting shipment")
    assert await shop.parcels(order) == ()


async def test_a_number_for_a_part_is_never_taken_for_that_of_the_whole(
    shop: TalkingShop, ana: Visitor, boss: Visitor, kim: Visitor
) -> None:
    order = await buys_two_mugs(ana)
    await kim.presses("📦 Ship a part", on=card(kim, order.number))
    await kim.presses("+")
    await kim.presses("🚚 Ship 1 item")
    question = kim.screen
    await boss.says("SF1234567", to=question)
    boss.sees_nothing_new()
    await kim.says("SF1234567", to=question)
    (parcel,) = await shop.parcels(order)
    assert [line.quantity for line in parcel.lines] == [1]


async def test_never_mind_makes_the_question_a_card(ana: Visitor, boss: Visitor, kim: Visitor) -> None:
    order = await buys_a_mug(ana)
    for somebody in (kim, boss):
        await kim.presses("🚚 Ship", on=card(kim, order.number))
        question = kim.screen
        await somebody.presses("Never mind", on=question)
        assert f"Order {order.number} · " in question.text


async def test_a_question_waits_for_its_asker_whatever_they_do_in_between(
    shop: TalkingShop, ana: Visitor, boss: Visitor, kim: Visitor
) -> None:
    mine, other = await buys_a_mug(ana), await buys_a_mug(ana)
    await kim.presses("✏️ Change the recipient", on=card(kim, mine.number))
    await kim.presses("📞 Phone", on=kim.screen)
    question = kim.screen
    await boss.presses("🚚 Ship", on=card(boss, other.number))
    await kim.presses("Never mind", on=boss.screen)
    kim.sees(f"Order {other.number}")
    await kim.says("/queue")
    await kim.says("SF1234567", to=card(kim, other.number))
    kim.sees(f"Order {other.number} · 🚚 Shipped")
    await kim.says("139 0013 9000", to=question)
    kim.sees(f"Order {mine.number}", "13900139000")


async def test_a_question_that_is_decided_by_a_press_is_asked_in_its_place(
    ana: Visitor, boss: Visitor, kim: Visitor
) -> None:
    order = await buys_a_mug(ana)
    shown = card(kim, order.number)
    await kim.presses("Cancel and refund", on=shown)
    await kim.presses("Yes", on=shown)
    assert "Cancelled" in shown.text


async def test_the_second_of_two_clerks_is_told_that_somebody_was_faster(
    ana: Visitor, boss: Visitor, kim: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await kim.says("SF1234567", to=card(kim, order.number))
    await boss.says("SF7654321", to=card(boss, order.number))
    boss.sees("Kim shipped this just now.")


async def test_a_stranger_in_the_room_is_told_no_and_the_card_stays(
    shop: TalkingShop, ana: Visitor, boss: Visitor
) -> None:
    order = await buys_a_mug(ana)
    eve = shop.visitor("Eve").in_group(ROOM)
    shown = card(boss, order.number)
    before = shown.screen
    for _ in range(3):
        await eve.presses("🚚 Ship", on=shown)
        eve.sees("for the staff")
    assert shown.screen == before
    assert len(eve.showing("for the staff")) == 1
    assert eve.screen.links[0].url == "https://chat.example/start/home"
    await eve.says("SF1234567", to=shown)
    assert shown.screen == before


async def test_whoever_asks_again_sees_it_again(shop: TalkingShop, boss: Visitor) -> None:
    eve = shop.visitor("Eve").in_group(ROOM)
    for _ in range(2):
        await eve.says("/queue")
        eve.sees("for the staff")
    assert len(eve.showing("for the staff")) == 2


@pytest.mark.parametrize("said", ["hello", "SF1234567", "/weather", "7K3F-22"])
async def test_talk_among_people_is_not_answered(
    shop: TalkingShop, ana: Visitor, boss: Visitor, kim: Visitor, said: str
) -> None:
    await buys_a_mug(ana)
    for visitor in (kim, ana.in_group(ROOM), ana.in_group("friends")):
        await visitor.says(said)
        visitor.sees_nothing_new()
    await kim.sends_picture()
    kim.sees_nothing_new()


async def test_talk_about_a_card_is_not_answered(ana: Visitor, boss: Visitor, kim: Visitor) -> None:
    order = await buys_a_mug(ana)
    await kim.says("who does this one?", to=card(kim, order.number))
    kim.sees_nothing_new()


@pytest.mark.parametrize("said", ["/start", "/orders", "/cart", "/shop", "/start p_TEA", "/help"])
async def test_what_is_ones_own_affair_is_said_in_private(ana: Visitor, said: str) -> None:
    await orders_a_mug(ana)
    together = ana.in_group("friends")
    await together.says(said)
    together.sees("Let us talk in private!")
    assert together.screen.links[0].url == "https://chat.example/start/home"
    together.does_not_see("mug", "order")


@pytest.mark.parametrize("said", ["/orders", "/cart", "/shop", "/language", "/start o_2222-22"])
async def test_staff_too_do_their_own_things_in_private(boss: Visitor, said: str) -> None:
    await boss.says(said)
    boss.sees("Let us talk in private!")


@pytest.mark.parametrize("forged", [ShowCart(), ShowOrders(), StartCheckout(), ShowCategories()])
async def test_a_forged_press_shows_nobodys_own_things_in_the_room(
    mei: Visitor, boss: Visitor, forged: Action
) -> None:
    await puts_a_mug_into_the_cart(mei)
    await boss.forges(forged)
    boss.sees("Let us talk in private!")
    boss.does_not_see("mug", "order")


async def test_staff_work_in_the_room_only(ana: Visitor, mei: Visitor, boss: Visitor) -> None:
    await buys_a_mug(ana)
    elsewhere = mei.in_group("friends")
    for word in ("/queue", "/start", "/ship"):
        await elsewhere.says(word)
        elsewhere.sees("Let us talk in private!")
        await boss.says(word)
        boss.does_not_see("in private")


async def test_a_group_is_no_place_to_tell_a_customer_of_an_order(ana: Visitor, boss: Visitor) -> None:
    together, room = ana.in_group("friends"), ana.in_group(ROOM)
    for chat in (together, room):
        await chat.says("/start")
        chat.looks_away()
    order = await buys_a_mug(ana)
    ana.sees(f"Thank you! Order {order.number}")
    together.sees_nothing_new()
    room.does_not_see("Thank you")


async def test_an_owner_joined_in_private_is_told_in_no_group_that_is_no_room(
    ana: Visitor, mei: Visitor
) -> None:
    elsewhere = mei.in_group("friends")
    await elsewhere.says("/start")
    elsewhere.looks_away()
    order = await buys_a_mug(ana)
    mei.sees(order.number)
    elsewhere.sees_nothing_new()


async def test_the_room_speaks_one_language(shop: TalkingShop, ana: Visitor, boss: Visitor) -> None:
    lin = (await shop.staff("Lin", locale="zh-CN")).in_group(ROOM)
    await lin.says("/queue")
    lin.sees("Orders to ship")
    await lin.says("/start")
    await lin.presses("🌐 Language")
    await lin.presses("简体中文")
    await boss.says("/queue")
    boss.sees("待发货")
    order = await buys_a_mug(ana)
    boss.sees(f"订单 {order.number}")
    await lin.says("/start")
    assert shop.chat.menus[lin.address][0].does == "查看待发货订单"


async def test_a_room_that_we_were_taken_out_of_is_none(
    ana: Visitor, mei: Visitor, boss: Visitor, kim: Visitor
) -> None:
    await boss.in_group(f"{ROOM}:7").says("/here")
    await kim.leaves()
    order = await buys_a_mug(ana)
    mei.sees(order.number)
    assert await boss.shop.database.rooms.all() == ()


async def test_a_room_that_cannot_be_told_any_more_is_none(
    shop: TalkingShop, ana: Visitor, mei: Visitor, boss: Visitor
) -> None:
    shop.undeliverable = True
    shop.chat.gone.add(boss.address)
    await buys_a_mug(ana)
    assert await shop.database.rooms.all() == ()
    mei.looks_away()
    mei.sees_nothing_new()
    order = await buys_a_mug(ana)
    mei.sees(order.number)


async def test_what_a_lost_room_was_to_hear_is_told_to_each_of_the_staff(
    shop: TalkingShop, ana: Visitor, mei: Visitor, boss: Visitor
) -> None:
    """In private nothing was said, for it was to be read in the room; only then the room turns out lost."""
    order = await buys_a_mug(ana)
    bo = await shop.staff("Bo")
    for visitor in (ana, mei):
        visitor.looks_away()
    shop.chat.gone |= {boss.address, bo.address}
    for address in (ana.address, mei.address, boss.address):
        with suppress(Unreachable):
            await shop.chat_notifier.tell(
                Delivery(
                    id=f"told-{address}",
                    event=OrderConfirmed(order.id),
                    at=shop.clock.now(),
                    recipient=address,
                    tries=0,
                )
            )
    assert len(mei.showing(f"Order {order.number}")) == 1
    mei.sees("Awaiting shipment")
    assert await shop.database.rooms.all() == ()
    assert [reach.address for reach in await shop.database.identities.reach(roles=(Role.CLERK,))] == []
    ana.does_not_see("Cancel and refund")


async def test_a_defect_is_no_news_for_a_group(shop: TalkingShop, ana: Visitor, boss: Visitor) -> None:
    together = ana.in_group("friends")
    for visitor, apologies in ((together, 0), (boss, 1)):
        await visitor.says("/start")
        assert visitor.last is not None
        visitor.looks_away()
        await shop.dialogue.apologise(replace(visitor.last, update_id="failed"))
        assert len(visitor.showing("Something went wrong")) == apologies


async def test_an_owner_is_an_owner_in_every_group(shop: TalkingShop, boss: Visitor) -> None:
    second = await shop.staff("Olga", role=Role.OWNER)
    await second.in_group("another").says("/here")
    assert len(await shop.database.rooms.all()) == 2


async def test_the_room_goes_with_its_group(shop: TalkingShop, ana: Visitor, boss: Visitor) -> None:
    larger = boss.in_group("larger")
    await larger.does(MovedHere(boss.address))
    larger.sees_nothing_new()
    assert [room.address for room in await shop.database.rooms.all()] == [larger.address]
    order = await buys_a_mug(ana)
    await larger.says("SF1234567", to=card(larger, order.number))
    larger.sees("🚚 Shipped")
    await larger.does(MovedHere("test:another"))
    assert len(await shop.database.rooms.all()) == 1
