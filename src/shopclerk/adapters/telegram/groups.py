"""What in a group is said to the bot: the rest is talk among people, and is not even kept.

A bot in privacy mode, which is what BotFather makes, hears little else anyway; one that is an administrator
of the group hears everything. Source: core.telegram.org/bots/features#privacy-mode.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Me:
    """The bot; until its `username` was learnt it goes by every name that a command calls."""

    id: int
    username: str = ""


def is_said_to(me: Me, message: Any) -> bool:
    """A command, unless it names another bot; everything else only in reply to a message of the bot's own."""
    text = message.text or ""
    if text.startswith("/"):
        _, _, named = text.split(maxsplit=1)[0].partition("@")
        return not (named and me.username) or named.lower() == me.username.lower()
    answered = answered_by(message)
    return answered is not None and answered.from_user is not None and answered.from_user.id == me.id


def answered_by(message: Any) -> Any:
    """The message that this one answers. In a topic, what answers nothing answers the topic's beginning."""
    answered = getattr(message, "reply_to_message", None)
    return None if answered is None or answered.forum_topic_created is not None else answered
