"""What of an update nobody reads, taken away before a framework validates it.

That takes time; and a framework of another version of the Bot API than the server's refuses what it does not
know, or misses what it does.
"""

from collections.abc import Mapping
from typing import Any, Final

from shopclerk.adapters.telegram.reading import GONE

PRESSED_ON: Final = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")
"""What matters of a message whose button was pressed."""


def worth_reading(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """The update with as much of it as is read; what is no such update stays as it is."""
    match payload:
        case {"callback_query": {"message": {} as message} as query}:
            return {**payload, "callback_query": {**query, "message": _pressed_on(message)}}
        case {"my_chat_member": {"new_chat_member": {} as stands} as change}:
            others = {name: each for name, each in payload.items() if name != "my_chat_member"}
            return {**others, "my_chat_member": {**change, **_gone(stands)}} if _is_gone(stands) else others
        case _:
            return payload


def _pressed_on(message: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without its text and its buttons: they take longer than all else of a press."""
    return {name: message[name] for name in PRESSED_ON if name in message}


def _is_gone(stands: Mapping[str, Any]) -> bool:
    """Whoever was restricted stays so when gone: core.telegram.org/bots/api#chatmemberrestricted."""
    return stands.get("status") in GONE or stands.get("is_member") is False


def _gone(stands: Mapping[str, Any]) -> Mapping[str, Any]:
    """Without what the bot was before: the rights of an administrator are other ones every few months, and a
    framework requires all of them.
    """
    side = {"status": "left", "user": stands.get("user")}
    return {"old_chat_member": side, "new_chat_member": side}
