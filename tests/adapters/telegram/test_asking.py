"""Buttons over the keyboard: they come with a question and go with its answer."""

import pytest

from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.asking import ask_at, withdraw_at
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.reading import incoming_of
from shopclerk.conversation.incoming import Contact, Location
from shopclerk.conversation.reply import Ask, AskContact, AskLocation
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat

ASK = AskContact("Is it for you?", "Share my number")


@pytest.mark.parametrize("ask", [ASK, AskLocation("Are you there?", "Share my location")])
async def test_the_button_stands_until_it_is_withdrawn(driver: Driver, mei: PrivateChat, ask: Ask) -> None:
    place = Place(mei.chat.id)
    message = await ask_at(driver, place, ask)
    assert (await mei.sees(ask.text)).id == int(message)
    assert mei.keys == [ask.label]
    for _ in range(2):
        await withdraw_at(driver, place, message)
    assert mei.keys == []
    assert mei.shown == []


async def test_of_a_message_too_old_to_be_deleted_only_the_button_goes(
    telegram: FakeTelegram, driver: Driver, mei: PrivateChat
) -> None:
    place = Place(mei.chat.id)
    message = await ask_at(driver, place, ASK)
    mei.chat.messages[int(message)].at -= 3 * 24 * 3600
    await withdraw_at(driver, place, message)
    assert mei.keys == []
    assert [shown.text for shown in mei.shown] == [ASK.text]


async def test_in_a_group_nothing_is_asked_for_so(driver: Driver, mei: PrivateChat) -> None:
    assert await ask_at(driver, Place(-1001), ASK) == ""


async def test_what_is_shared_is_read(driver: Driver, bot: Bot, mei: PrivateChat) -> None:
    bot.updates.clear()
    await mei.shares_contact("8613800138000")
    await mei.shares_location(31.2459, 121.4907)
    shared = [incoming_of(driver.update_of(update), Me(bot.id)) for update in bot.updates]
    assert [each and each.said for each in shared] == [
        Contact("Mei", "+8613800138000", mine=True),
        Location(31.2459, 121.4907),
    ]
