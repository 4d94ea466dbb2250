"""Groups: core.telegram.org/bots/features#privacy-mode, bots/api#chatmemberupdated, #message."""

from typing import Any

import pytest

from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.fake_telegram.plain_bot import PlainBot, refused
from tests.fake_telegram.world import Chat


@pytest.fixture
async def group(telegram: FakeTelegram, bot: Bot) -> Chat:
    return telegram.group("Staff", bot)


@pytest.fixture
async def ana(telegram: FakeTelegram, group: Chat, bot: Bot) -> PrivateChat:
    return telegram.person("Ana").in_group(group, bot)


def heard(bot: Bot) -> list[str]:
    """What the bot was told that somebody said."""
    return [str(update["message"].get("text")) for update in bot.updates if "message" in update]


async def test_in_privacy_mode_a_bot_hears_what_is_meant_for_it(
    call: PlainBot, bot: Bot, group: Chat, ana: PrivateChat
) -> None:
    card = (await call("sendMessage", chat_id=group.id, text="An order"))["message_id"]
    for text in ("hello", "/ship", f"/ship@{bot.username} 7", f"look, @{bot.username}"):
        await ana.says(text)
    await ana.says("SF123", to=group.messages[card])
    await ana.says("well said", to=ana.messages[-2])
    assert heard(bot) == ["/ship", f"/ship@{bot.username} 7", f"look, @{bot.username}", "SF123"]
    assert bot.updates[-1]["message"]["reply_to_message"]["message_id"] == card


async def test_a_plain_command_is_for_the_bot_that_spoke_last(
    call: PlainBot, telegram: FakeTelegram, bot: Bot, group: Chat, ana: PrivateChat
) -> None:
    other = telegram.bot("Another")
    await ana.person.adds(other, group)
    other.updates.clear()
    await PlainBot(call.session, call.url, other)("sendMessage", chat_id=group.id, text="I am here")
    bot.updates.clear()
    await ana.says("/start")
    await ana.says(f"/start@{bot.username}")
    assert (heard(bot), heard(other)) == ([f"/start@{bot.username}"], ["/start"])


async def test_bots_do_not_hear_bots(call: PlainBot, telegram: FakeTelegram, bot: Bot, group: Chat) -> None:
    loud = telegram.bot("Loud", reads_all=True)
    group.members[loud.id] = "administrator"
    await call("sendMessage", chat_id=group.id, text="An order")
    assert loud.updates == []


@pytest.mark.parametrize("way", ["without privacy mode", "as administrator"])
async def test_a_bot_hears_everything(bot: Bot, group: Chat, ana: PrivateChat, way: str) -> None:
    if way == "as administrator":
        await ana.person.adds(bot, group, administrator=True)
    else:
        bot.reads_all = True
    await ana.says("hello")
    assert heard(bot)[-1] == "hello"


async def test_what_an_edit_says_is_told_as_an_edit(call: PlainBot, mei: PrivateChat) -> None:
    message = await mei.says("tae")
    await mei.edits(message, "tea")
    said, edited = await call("getUpdates")
    assert said["message"]["text"] == "tae"
    assert edited["edited_message"]["text"] == "tea"
    assert edited["edited_message"]["edit_date"]


async def test_a_bot_is_told_when_it_comes_rises_and_goes(
    call: PlainBot, telegram: FakeTelegram, bot: Bot, ana: PrivateChat
) -> None:
    club = telegram.group("Club", telegram.bot("Another"))
    await ana.person.adds(bot, club)
    await ana.person.adds(bot, club, administrator=True)
    await ana.person.removes(bot, club)
    moves = [update["my_chat_member"] for update in bot.updates if "my_chat_member" in update]
    assert [(move["old_chat_member"]["status"], move["new_chat_member"]["status"]) for move in moves] == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
    ]
    assert moves[0]["chat"]["title"] == "Club"
    with refused("Forbidden: bot was kicked from the supergroup chat"):
        await call("sendMessage", chat_id=club.id, text="hello")


async def test_coming_is_seen_by_all_as_a_service_message(
    telegram: FakeTelegram, bot: Bot, ana: PrivateChat
) -> None:
    club = telegram.group("Club", telegram.bot("Another"))
    await ana.person.adds(bot, club)
    told = [update["message"] for update in bot.updates if "message" in update]
    assert [message["new_chat_members"][0]["id"] for message in told] == [bot.id]


async def test_a_bot_leaves_by_itself(call: PlainBot, bot: Bot, group: Chat) -> None:
    assert (await call("getChatMember", chat_id=group.id, user_id=bot.id))["status"] == "member"
    await call("leaveChat", chat_id=group.id)
    with refused("Forbidden: bot is not a member of the supergroup chat"):
        await call("sendMessage", chat_id=group.id, text="hello")


async def test_a_group_that_a_bot_never_was_in_is_unknown(
    call: PlainBot, telegram: FakeTelegram, bot: Bot
) -> None:
    club = telegram.group("Club", telegram.bot("Another"))
    with refused("Bad Request: chat not found"):
        await call("sendMessage", chat_id=club.id, text="hello")


async def test_blocked_bots_are_told_and_cannot_write(call: PlainBot, mei: PrivateChat) -> None:
    await mei.blocks()
    with refused("Forbidden: bot was blocked by the user") as refusal:
        await call("sendMessage", chat_id=mei.chat.id, text="hello")
    assert refusal.value.code == 403
    await mei.unblocks()
    assert await call("sendMessage", chat_id=mei.chat.id, text="hello")
    moves: list[Any] = [update["my_chat_member"] for update in await call("getUpdates")]
    assert [move["new_chat_member"]["status"] for move in moves] == ["kicked", "member"]
    assert moves[0]["chat"]["type"] == "private"


async def test_topics_of_a_forum(call: PlainBot, telegram: FakeTelegram, bot: Bot) -> None:
    forum = telegram.group("Staff", bot, forum=True)
    ana = telegram.person("Ana")
    topic = await ana.opens_topic(forum, "Orders")
    with refused("Bad Request: message thread not found"):
        await call("sendMessage", chat_id=forum.id, text="hello", message_thread_id=topic + 1)
    sent = await call("sendMessage", chat_id=forum.id, text="An order", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"], sent["chat"]["is_forum"]) == (
        topic,
        True,
        True,
    )
    answer = await call(
        "sendMessage", chat_id=forum.id, text="It", reply_parameters={"message_id": sent["message_id"]}
    )
    assert answer["message_thread_id"] == topic
    bot.updates.clear()
    await ana.in_group(forum, bot, topic).says("/queue")
    told = bot.updates[-1]["message"]
    assert (told["message_thread_id"], told["is_topic_message"]) == (topic, True)
    assert told["reply_to_message"]["forum_topic_created"]["name"] == "Orders"


async def test_a_bot_opens_topics_where_it_is_an_administrator(
    call: PlainBot, telegram: FakeTelegram, bot: Bot
) -> None:
    forum = telegram.group("Staff", bot, forum=True)
    with refused("Bad Request: not enough rights to create a topic"):
        await call("createForumTopic", chat_id=forum.id, name="Orders")
    await telegram.person("Ana").adds(bot, forum, administrator=True)
    topic = await call("createForumTopic", chat_id=forum.id, name="Orders")
    assert forum.topics == {topic["message_thread_id"]: "Orders"}
    assert bot.updates[-1]["message"]["forum_topic_created"]["name"] == "Orders"


async def test_groups_without_topics_do_not_mind_being_asked_for_one(call: PlainBot, group: Chat) -> None:
    sent = await call("sendMessage", chat_id=group.id, text="hello", message_thread_id=7)
    assert "message_thread_id" not in sent
