"""Asking the shop: from anywhere, answered by a button or by replying, and nobody talks past a colleague."""

from dataclasses import replace

import pytest

from shopclerk.core.domain.hours import OpeningHours, Span
from shopclerk.core.domain.threads import MOST_UNANSWERED, TEXT_LIMIT, Thread, ThreadStatus
from shopclerk.core.ports.queries.threads import ThreadsLatest
from tests.conversation.scripts.walks import buys_a_mug
from tests.shopfloor.chat import Message
from tests.shopfloor.people import Visitor
from tests.shopfloor.talking import TalkingShop

ROOM = "staff room"


@pytest.fixture
async def kim(shop: TalkingShop) -> Visitor:
    """A clerk beside the owner."""
    return await shop.staff("Kim")


async def asks(ana: Visitor, text: str = "Are you open on Sunday?") -> None:
    await ana.says("/start")
    await ana.presses("👤 My account")
    await ana.presses("💬 Ask the shop")
    await ana.says(text)


def asked(visitor: Visitor) -> Message:
    """The latest notice of a question in that chat."""
    return visitor.showing("asks")[-1]


async def threads(shop: TalkingShop) -> tuple[Thread, ...]:
    return await shop.store.find(ThreadsLatest())


async def thread(shop: TalkingShop) -> Thread:
    (only,) = await threads(shop)
    return only


def said(one: Thread) -> list[str]:
    return [message.text for message in one.messages]


async def test_who_has_asked_nothing_yet_asks_at_once_and_gets_back_to_their_account(ana: Visitor) -> None:
    await ana.says("/start")
    await ana.presses("👤 My account")
    await ana.presses("💬 Ask the shop")
    ana.sees("What would you like to know?")
    await ana.presses("‹ My account")
    ana.sees("What would you like to see or change?")
    await ana.presses("💬 Ask the shop")
    await ana.says("/cancel")
    ana.sees("What would you like to see or change?")


@pytest.mark.parametrize("typed", ["Do you ship to Germany?", "grean tae", "/help", "/nonsense"])
async def test_whatever_was_typed_the_shop_can_be_asked(ana: Visitor, typed: str) -> None:
    """A sentence is looked for: what it finds, or does not find, leads to asking."""
    await asks(ana)
    await ana.presses("🏠 Home")
    await ana.says(typed)
    await ana.presses("💬 Ask the shop")
    ana.sees("What would you like to know?")
    await ana.presses("‹ My questions")
    ana.sees_button("⏳ Are you open on Sunday?")


async def test_a_question_reaches_every_one_of_the_staff_and_the_answer_comes_back(
    shop: TalkingShop, ana: Visitor, mei: Visitor, kim: Visitor
) -> None:
    await asks(ana)
    ana.sees("✅ The shop has your message")
    for staff in (mei, kim):
        staff.sees("💬 Ana asks", "Are you open on Sunday?", "⏳ Waits since")
    ana.looks_away()
    await mei.presses("✍ Answer")
    mei.sees("Are you open on Sunday?", "Type your answer")
    await mei.says("Until noon.")
    mei.sees("✅ Ana has your answer", "Nobody else waits")
    ana.sees("💬 The shop answers", "Until noon.")
    ana.does_not_see("Mei")
    assert "Mei" in asked(kim).text
    assert "✅ Answered" in asked(kim).text


async def test_who_has_asked_writes_on_without_being_asked_and_staff_read_all_of_it(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await asks(ana, "Hello")
    await ana.says("Is the mug blue?")
    await ana.sends_picture("mug")
    one = await thread(shop)
    assert said(one) == ["Hello", "Is the mug blue?", ""]
    assert mei.screen.screen.picture == one.messages[-1].pictures[0]
    mei.sees("Hello", "Is the mug blue?", "🖼 1 picture")
    await ana.presses("🏠 Home")
    await ana.says("and this is not for the shop")
    assert len((await thread(shop)).messages) == 3


async def test_replying_answers_on_both_sides(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await asks(ana)
    await mei.says("Until noon.", to=asked(mei))
    notice = ana.showing("💬 The shop answers")[-1]
    await ana.says("And on Monday?", to=notice)
    assert said(await thread(shop)) == ["Are you open on Sunday?", "Until noon.", "And on Monday?"]
    mei.sees("And on Monday?")
    await mei.sends_picture("hours", "See here", to=asked(mei))
    one = await thread(shop)
    assert (one.messages[-1].text, len(one.messages[-1].pictures)) == ("See here", 1)
    assert ana.screen.screen.picture == one.messages[-1].pictures[0]


async def test_the_second_to_answer_is_warned_before_it_is_sent(
    shop: TalkingShop, ana: Visitor, mei: Visitor, kim: Visitor
) -> None:
    await asks(ana)
    await kim.presses("✍ Answer")
    await mei.says("Until noon.", to=asked(mei))
    ana.looks_away()
    await kim.says("No, sorry.")
    kim.sees("⚠️ Mei has answered meanwhile", "Until noon.", "No, sorry.")
    ana.does_not_see("No, sorry.")
    await kim.presses("✍ Send it too")
    ana.sees("No, sorry.")
    assert said(await thread(shop)) == ["Are you open on Sunday?", "Until noon.", "No, sorry."]
    await kim.repeats()
    assert len((await thread(shop)).messages) == 3


async def test_what_was_not_sent_can_be_thrown_away_or_written_anew(
    shop: TalkingShop, ana: Visitor, mei: Visitor, kim: Visitor
) -> None:
    await asks(ana)
    await mei.says("Until noon.", to=asked(mei))
    await kim.says("No, sorry.", to=asked(kim))
    send = kim.screen.buttons[0].action
    await kim.presses("✖ Don't send it")
    await kim.forges(send)
    assert len((await thread(shop)).messages) == 2
    await kim.says("No, sorry.", to=asked(kim))
    await kim.says("Mei is right.")
    assert said(await thread(shop))[-1] == "Mei is right."


async def test_an_order_and_a_product_are_asked_about_where_they_are_shown(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await ana.says(order.number)
    await ana.presses("💬 Ask about it")
    ana.sees(f"Order {order.number}", "What would you like to know?")
    await ana.says("When does it leave?")
    mei.sees("💬 Ana asks", f"Order {order.number}", "When does it leave?")
    await mei.presses("Show the order")
    await mei.presses("💬 The question ⏳")
    await mei.says("Today.", to=asked(mei))
    await ana.says("/start")
    await ana.says(order.number)
    await ana.presses("💬 Your question ✅")
    ana.sees("When does it leave?", "Today.")
    await ana.presses("✅ That settles it")
    ana.sees("This question is closed")
    await ana.says("/shop")
    await ana.presses("All products")
    await ana.presses("Green tea")
    await ana.presses("💬 Ask about it")
    await ana.says("Is it loose?")
    mei.sees("Green tea", "Is it loose?")
    assert len(await threads(shop)) == 2


async def test_the_queue_shows_who_waits_longest_first_page_by_page(shop: TalkingShop, mei: Visitor) -> None:
    for number in range(7):
        await asks(shop.visitor(f"Guest {number}"), f"Question {number}")
        shop.clock.advance(minutes=1)
    await mei.says("/start")
    await mei.presses("💬 Questions (7)")
    mei.sees("💬 Unanswered questions (7)", "Guest 0", "Guest 4")
    mei.does_not_see("Guest 5")
    await mei.presses("More »")
    mei.sees("Guest 5", "Guest 6")
    await mei.presses("Guest 5")
    await mei.presses("✍ Answer")
    await mei.says("Yes")
    mei.sees("6 more questions wait.")
    await mei.presses("‹ Questions (6)")
    await mei.presses("All questions")
    mei.sees_button("✅ Guest 5")


async def test_closing_without_an_answer_asks_first_and_tells_the_customer(
    shop: TalkingShop, ana: Visitor, mei: Visitor, kim: Visitor
) -> None:
    await asks(ana)
    ana.looks_away()
    await mei.presses("✔ Close")
    mei.sees("Close it without an answer?", "Ana is told")
    assert (await thread(shop)).status is ThreadStatus.OPEN
    await mei.presses("✔ Yes, close it")
    mei.sees("Closed by Mei")
    ana.sees("💬 The shop has closed your question", "Are you open on Sunday?")
    await kim.presses("↩ Not settled", on=asked(kim))
    assert (await thread(shop)).status is ThreadStatus.OPEN
    await ana.says("But I have to know", to=ana.showing("💬 The shop has closed")[-1])
    mei.sees("But I have to know")


async def test_who_closes_second_is_told_who_was_first(
    shop: TalkingShop, ana: Visitor, mei: Visitor, kim: Visitor
) -> None:
    await asks(ana)
    await mei.presses("✔ Close")
    await kim.presses("✔ Close")
    await mei.presses("✔ Yes, close it")
    await kim.presses("✔ Yes, close it")
    kim.sees("Mei was faster and closed it")


async def test_what_the_customer_said_meanwhile_keeps_it_open(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await asks(ana)
    await mei.presses("✔ Close")
    sure = mei.screen
    await ana.says("Please!")
    await mei.presses("✔ Yes, close it", on=sure)
    mei.sees("The customer has written meanwhile")
    assert (await thread(shop)).status is ThreadStatus.OPEN


async def test_in_the_room_one_replies_to_the_question_in_words_or_with_a_picture(
    shop: TalkingShop, ana: Visitor, mei: Visitor, kim: Visitor
) -> None:
    boss, clerk = mei.in_group(ROOM), kim.in_group(ROOM)
    await boss.says("/here")
    mei.looks_away()
    await asks(ana)
    mei.sees_nothing_new()
    card = asked(boss)
    await clerk.says("just between us")
    assert len((await thread(shop)).messages) == 1
    await clerk.says("Until noon.", to=card)
    assert "Until noon." in asked(boss).text
    await boss.sends_picture("hours", to=card)
    boss.sees("⚠️ Kim has answered meanwhile", "🖼 1 picture")
    await boss.presses("✍ Send it too")
    one = await thread(shop)
    assert [message.text for message in one.messages][1:] == ["Until noon.", ""]
    assert len(one.messages[-1].pictures) == 1


async def test_a_stranger_in_the_room_answers_nobody(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    boss = mei.in_group(ROOM)
    await boss.says("/here")
    await asks(ana)
    eve = shop.visitor("Eve").in_group(ROOM)
    await eve.says("Never!", to=asked(boss))
    await eve.presses("✔ Close", on=asked(boss))
    assert said(await thread(shop)) == ["Are you open on Sunday?"]


async def test_who_names_an_order_to_ship_means_that_whatever_it_replies_to(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    order = await buys_a_mug(ana)
    await asks(ana)
    await mei.says(f"ship {order.number} SF1234567", to=asked(mei))
    assert len(await shop.parcels(order)) == 1
    assert len((await thread(shop)).messages) == 1


async def test_what_is_too_long_is_asked_for_again_and_what_is_too_much_is_told(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await asks(ana, "x" * (TEXT_LIMIT + 1))
    ana.sees("at most 1000 characters", "What would you like to know?")
    await ana.says("x" * TEXT_LIMIT)
    for _ in range(MOST_UNANSWERED - 1):
        await ana.says("Hello?")
    await ana.says("Hello?")
    ana.sees("10 messages of yours wait for an answer", "⏳ The shop will answer you here.")
    assert len((await thread(shop)).messages) == MOST_UNANSWERED


async def test_a_repeated_update_says_nothing_twice(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await asks(ana)
    await ana.repeats()
    await mei.says("Until noon.", to=asked(mei))
    await mei.repeats()
    assert len((await thread(shop)).messages) == 2
    assert len(mei.showing("💬 Ana asks")) == 1
    assert len(ana.showing("💬 The shop answers")) == 1


async def test_never_mind_leads_back_to_where_one_was(shop: TalkingShop, ana: Visitor, mei: Visitor) -> None:
    await asks(ana)
    await mei.presses("✍ Answer")
    await mei.presses("✖ Never mind")
    mei.sees("💬 Ana asks")
    await mei.says("Until noon.")
    assert len((await thread(shop)).messages) == 1


async def test_another_customer_is_told_that_there_is_no_such_thing(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await asks(ana)
    forged = asked(mei).buttons[0].action
    eve = shop.visitor("Eve")
    await eve.says("/start")
    await eve.forges(forged)
    eve.sees("That cannot be found any more")
    eve.does_not_see("Sunday")


async def test_who_asks_out_of_hours_is_told_when_the_shop_answers(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    """The clock stands at 4 PM of a Thursday in Shanghai."""
    in_the_morning = OpeningHours(((Span(540, 720),),) * 5 + ((),) * 2)
    shop.terms = replace(shop.terms, hours=in_the_morning)
    await asks(ana)
    ana.sees("✅ The shop has your message", "Closed now, opens on Friday")
    await shop.time_passes(hours=18)
    await ana.presses("💬 Show my question")
    ana.sees("🕘 Open until")


async def test_staff_who_mute_questions_find_them_in_the_queue(
    shop: TalkingShop, ana: Visitor, mei: Visitor
) -> None:
    await mei.says("/start")
    await mei.presses("🗂 Office")
    await mei.presses("🔔 Notices")
    await mei.presses("questions")
    mei.looks_away()
    await asks(ana)
    assert not mei.showing("💬 Ana asks")
    await mei.says("/start")
    mei.sees_button("💬 Questions (1)")
