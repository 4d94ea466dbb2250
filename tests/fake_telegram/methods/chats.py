"""What a bot may know of chats, and do to itself in them. Source: core.telegram.org/bots/api#getchat,
#getchatmember, #leavechat, #createforumtopic.
"""

from typing import Final

from tests.fake_telegram import groups
from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.parameters import Parameters
from tests.fake_telegram.world import Bot, Json, World

MOST_NAME: Final = 128


def get_chat(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    required = {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, True),
    }
    return chat.json() | required


def get_chat_member(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    user = parameters.integer("user_id")
    if user == bot.id:
        return groups.standing(bot, chat)
    for message in chat.messages.values():
        if message.sender.id == user:
            status = "administrator" if user in chat.administrators else "member"
            return {"status": status, "user": message.sender.json()}
    raise BadRequest("member not found")


def leave_chat(world: World, bot: Bot, parameters: Parameters) -> bool:
    chat = world.chat_for(bot, parameters.integer("chat_id"))
    if chat.is_private:
        raise BadRequest("chat member status can't be changed in private chats")
    groups.set_standing(world, bot, chat, bot, "left")
    return True


def create_forum_topic(world: World, bot: Bot, parameters: Parameters) -> Json:
    chat, name = world.chat_for(bot, parameters.integer("chat_id")), parameters.text("name")
    if not chat.is_forum:
        raise BadRequest("the chat is not a forum")
    if not chat.is_run_by(bot):
        raise BadRequest("not enough rights to create a topic")
    if not 1 <= len(name) <= MOST_NAME:
        raise BadRequest("TOPIC_TITLE_EMPTY")
    topic = groups.open_topic(world, chat, name, bot)
    return {"message_thread_id": topic, "name": name, "icon_color": groups.TOPIC_COLOR}


METHODS: Final = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "leaveChat": leave_chat,
    "createForumTopic": create_forum_topic,
}
