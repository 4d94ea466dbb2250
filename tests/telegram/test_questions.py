"""Questions to the shop on Telegram, in private and in the staff's room, through either framework."""

import pytest

from shopclerk.core.domain.people import Role
from shopclerk.core.ports.queries.threads import ThreadsLatest
from tests.adapters.telegram.drivers import DRIVERS
from tests.telegram.shop import telegram_shop


@pytest.mark.parametrize("driver", DRIVERS)
async def test_a_question_is_answered_by_replying_in_the_room(driver: str) -> None:
    async with telegram_shop(driver) as shop:
        boss = await shop.staff("Boss", role=Role.OWNER)
        kim = await shop.staff("Kim")
        group = shop.telegram.group("Staff", forum=True)
        await boss.person.adds(shop.bot, group)
        topic = await boss.person.opens_topic(group, "Orders")
        bosses, kims = (each.person.in_group(group, shop.bot, topic) for each in (boss, kim))
        await bosses.says("/here")
        await bosses.sees("The staff work here now")

        ana = shop.visitor("Ana")
        await ana.says("/start")
        await ana.presses("My account")
        await ana.presses("Ask the shop")
        await ana.sees("What would you like to know?")
        await ana.says("Are you open on Sunday?")
        await ana.sees("The shop has your message")
        card = await kims.sees("Ana asks", "Are you open on Sunday?")
        assert card.topic == topic

        await kims.says("Until noon.", to=card)
        answer = await ana.sees("The shop answers", "Until noon.")
        await bosses.sees_on(card, "Kim", "Until noon.")
        await bosses.says("No, sorry.", to=card)
        await bosses.sees("has answered meanwhile", "No, sorry.")
        await bosses.presses("Don't send it")
        await ana.says("And on Monday?", to=answer)
        await kims.sees("And on Monday?")
        await shop.is_quiet()
        (thread,) = await shop.database.store.find(ThreadsLatest())
        assert [said.text for said in thread.messages] == [
            "Are you open on Sunday?",
            "Until noon.",
            "And on Monday?",
        ]
        assert await shop.dead_letters() == []
