"""What of a group's talk reaches the shop."""

from typing import Any

import pytest

from shopclerk.adapters.telegram.calls import Call
from shopclerk.adapters.telegram.groups import Me
from shopclerk.adapters.telegram.intake import Driver
from shopclerk.adapters.telegram.reading import incoming_of
from shopclerk.conversation.incoming import Command, Photo, Press, Text
from tests.fake_telegram import Bot, FakeTelegram, PrivateChat

KEYS = {"inline_keyboard": [[{"text": "Ship", "callback_data": "1at.x"}]]}


@pytest.fixture
async def here(telegram: FakeTelegram, bot: Bot) -> PrivateChat:
    """A topic of a group whose bot hears everything."""
    group = telegram.group("Staff", forum=True)
    mei = telegram.person("Mei")
    await mei.adds(bot, group, administrator=True)
    topic = await mei.opens_topic(group, "Orders")
    bot.updates.clear()
    return mei.in_group(group, bot, topic)


def heard(driver: Driver, bot: Bot) -> list[Any]:
    me = Me(bot.id, bot.username)
    found = [incoming_of(driver.update_of(update), me) for update in bot.updates]
    return [incoming for incoming in found if incoming is not None]


async def shown(driver: Driver, here: PrivateChat) -> Any:
    body = {"chat_id": here.chat.id, "message_thread_id": here.topic, "text": "Order", "reply_markup": KEYS}
    sent = await driver.call(Call("sendMessage", body))
    return here.chat.messages[sent["message_id"]]


async def test_people_talk_among_themselves(driver: Driver, bot: Bot, here: PrivateChat) -> None:
    said = await here.says("who does this one?")
    await here.says("me!", to=said)
    await here.says("/ship@another_bot 7K3F-22")
    await here.sends_photo(b"cat", "look")
    await here.shares_location(1, 2)
    assert heard(driver, bot) == []


async def test_commands_are_said_to_the_bot(driver: Driver, bot: Bot, here: PrivateChat) -> None:
    await here.says("/queue")
    await here.says(f"/ship@{bot.username.upper()} 7K3F-22")
    queue, ship = heard(driver, bot)
    assert (queue.said, ship.said) == (Command("queue"), Command("ship", "7K3F-22"))
    assert queue.in_group
    assert queue.address == f"telegram:{here.chat.id}:{here.topic}"
    assert queue.replies_to is None


async def test_a_reply_to_the_bot_is_said_to_it(driver: Driver, bot: Bot, here: PrivateChat) -> None:
    card = await shown(driver, here)
    await here.says("SF1234567", to=card)
    await here.sends_photo(b"crack", to=card)
    await here.presses("Ship", on=card)
    number, photo, press = heard(driver, bot)
    assert (number.said, number.replies_to) == (Text("SF1234567"), str(card.id))
    assert isinstance(photo.said, Photo)
    assert press.said == Press("1at.x", str(card.id))
    assert {each.address for each in (number, photo, press)} == {f"telegram:{here.chat.id}:{here.topic}"}


async def test_what_is_said_in_private_is_said_to_the_bot(driver: Driver, bot: Bot, mei: PrivateChat) -> None:
    await mei.says("hello")
    assert [each.in_group for each in heard(driver, bot)] == [False, False]


async def test_a_bot_that_does_not_know_its_name_answers_to_every_name(
    driver: Driver, bot: Bot, here: PrivateChat
) -> None:
    await here.says(f"/queue@{bot.username}")
    (update,) = bot.updates
    assert incoming_of(driver.update_of(update), Me(bot.id)) is not None
