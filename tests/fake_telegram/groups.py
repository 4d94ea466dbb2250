"""Who hears what in a group, and who is in it.

Source: core.telegram.org/bots/features#privacy-mode: a bot in privacy mode, which is the default, is told
of commands that are meant for it, of plain commands unless another bot spoke last, of messages that mention
it and of replies to its own; every bot is told of service messages; administrators, and bots without
privacy mode, of everything that people say. api#chatmemberupdated: `my_chat_member` whenever a bot's own
standing changes.
"""

from collections.abc import Iterator
from typing import Any, Final

from tests.fake_telegram.world import Bot, Chat, Json, Message, User, World

TOPIC_COLOR: Final = 0x6FB9F0
SPOKEN: Final = ("text", "photo", "document", "contact", "location", "venue", "successful_payment", "sticker")


def spread(world: World, message: Message, bot: Bot | None = None, *, kind: str = "message") -> None:
    """Tell every bot that may know; in a private chat that is the one it is with."""
    if message.chat.is_private:
        assert bot is not None
        bot.met.add(message.sender.id)
        world.tell(bot, kind, message.json())
        return
    for each in _in(world, message.chat):
        if _may_read(each, message):
            each.met.add(message.sender.id)
            world.tell(each, kind, message.json())


def set_standing(world: World, bot: Bot, chat: Chat, by: User | Bot, status: str) -> None:
    """The bot becomes a member, an administrator, or goes, and is told: even when it was sent away."""
    old, chat.members[bot.id] = chat.members.get(bot.id, "left"), status
    body = {
        "chat": chat.json(),
        "from": by.json(),
        "date": int(world.now()),
        "old_chat_member": _member(bot, old),
        "new_chat_member": _member(bot, status),
    }
    world.tell(bot, "my_chat_member", body)
    if not chat.is_private and (came := _came(bot, old, status)):
        spread(world, world.post(chat, by, came))


def open_topic(world: World, chat: Chat, name: str, by: User | Bot, id: int = 0) -> int:
    """The id of a new topic is that of the message that tells everybody of it."""
    message = world.post(chat, by, {"forum_topic_created": {"name": name, "icon_color": TOPIC_COLOR}})
    topic = id or message.id
    message.body |= {"message_thread_id": topic, "is_topic_message": True}
    chat.topics[topic] = name
    spread(world, message)
    return topic


def opened_by(chat: Chat, topic: int) -> Message | None:
    """The message with which a topic began."""
    for message in chat.messages.values():
        if message.topic == topic and "forum_topic_created" in message.body:
            return message
    return None


def _in(world: World, chat: Chat) -> Iterator[Bot]:
    return (bot for bot in world.bots.values() if chat.has(bot))


def _may_read(bot: Bot, message: Message) -> bool:
    if bot.reads_all or message.chat.is_run_by(bot) or not any(name in message.body for name in SPOKEN):
        return True
    return _commanded(bot, message) or _mentioned(bot, message) or _answered(bot, message)


def _commanded(bot: Bot, message: Message) -> bool:
    if not message.text.startswith("/"):
        return False
    _, named, name = message.text.split(maxsplit=1)[0].partition("@")
    if named:
        return name.lower() == bot.username.lower()
    spoke = [one.sender for one in message.chat.messages.values() if one.is_bots]
    return not spoke or spoke[-1] is bot


def _mentioned(bot: Bot, message: Message) -> bool:
    words = message.text.lower().split()
    return f"@{bot.username.lower()}" in words


def _answered(bot: Bot, message: Message) -> bool:
    answered = message.body.get("reply_to_message") or {}
    return "forum_topic_created" not in answered and (answered.get("from") or {}).get("id") == bot.id


def standing(bot: Bot, chat: Chat) -> Json:
    return _member(bot, chat.members.get(bot.id, "left"))


def _member(bot: Bot, status: str) -> Json:
    """As api#chatmember: who is banned is so until a date, an administrator has rights."""
    member: dict[str, Any] = {"status": status, "user": bot.json()}
    if status == "kicked":
        member["until_date"] = 0
    if status == "administrator":
        member |= dict.fromkeys(RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
    return member


RIGHTS: Final = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
    "can_manage_topics",
)


def _came(bot: Bot, old: str, status: str) -> Json:
    """The service message that everybody in the group sees."""
    inside = ("member", "administrator")
    if status in inside and old not in inside:
        return {"new_chat_members": [bot.json()]}
    if old in inside and status not in inside:
        return {"left_chat_member": bot.json()}
    return {}
