"""Buttons over the keyboard that share one's own contact, or where one is.

They come with a message and stand in private chats only: core.telegram.org/bots/api#keyboardbutton. With that
message they go; one that is too old to be deleted leaves them, and they are taken away by another that is.
"""

from collections.abc import Mapping
from typing import Any, Final

from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.calls import Bot, Call
from shopclerk.adapters.telegram.sending import deleted
from shopclerk.conversation.reply import Ask, AskContact

PASSING: Final = "⌨️"
"""What stands in the chat for the moment that it takes to remove the buttons."""


async def ask_at(bot: Bot, place: Place, ask: Ask) -> str:
    """The message that brings the button; empty in a group, where there is no such button."""
    if place.is_group:
        return ""
    wish = "request_contact" if isinstance(ask, AskContact) else "request_location"
    markup = {
        "keyboard": [[{"text": ask.label, wish: True}]],
        "resize_keyboard": True,
        "one_time_keyboard": True,
    }
    return await _sent(bot, place, ask.text, markup)


async def withdraw_at(bot: Bot, place: Place, message: str) -> None:
    """Once it is gone, again does no harm."""
    if not await deleted(bot, place, message):
        await deleted(bot, place, await _sent(bot, place, PASSING, {"remove_keyboard": True}))


async def _sent(bot: Bot, place: Place, text: str, markup: Mapping[str, Any]) -> str:
    body = {"chat_id": place.chat_id, "text": text, "reply_markup": markup}
    return str((await bot.call(Call("sendMessage", body)))["message_id"])
