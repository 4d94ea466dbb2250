"""Replies of several calls, shown again because one of them failed: what was sent is not sent again."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from shopclerk.adapters.telegram.calls import LOST, SAME, Bot, Call, CallRefused

REMEMBERED: Final = 4_096
"""Messages sent last: more than those whose reply may still have to be shown again."""

TEXT: Final = ("text", "parse_mode", "link_preview_options", "reply_markup")
CAPTION: Final = ("caption", "parse_mode", "reply_markup")

Name: TypeAlias = tuple[str, str, int]
"""An address, the key of a reply to it, and which message of that."""
Words: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """What of it can be edited, and what Telegram answered."""

    method: str
    words: Words
    result: Any


@dataclass(slots=True)
class SentLately:
    """By this process: after a crash a reply may be sent again."""

    _sent: OrderedDict[Name, Sent] = field(default_factory=OrderedDict)

    def of(self, name: Name, method: str) -> Sent | None:
        sent = self._sent.get(name)
        return sent if sent and sent.method == method else None

    def keep(self, name: Name, sent: Sent) -> None:
        self._sent[name] = sent
        self._sent.move_to_end(name)
        if len(self._sent) > REMEMBERED:
            self._sent.popitem(last=False)


@dataclass(slots=True)
class Once:
    """A `Bot` for one reply at one address under one key: each of its messages is sent once. Where it is to
    read otherwise by now, it is edited: its buttons must be those that are answered.
    """

    bot: Bot
    lately: SentLately
    address: str
    key: str
    _number: int = 0

    async def call(self, call: Call) -> Any:
        if call.is_repeatable:
            return await self.bot.call(call)
        name, words = (self.address, self.key, self._number), _words(call)
        sent = self.lately.of(name, call.method)
        stands = sent is not None and (sent.words == words or await self._is_edited(call, sent, words))
        result = sent.result if sent and stands else await self.bot.call(call)
        self.lately.keep(name, Sent(call.method, words, result))
        self._number += 1
        return result

    async def download(self, file_path: str) -> bytes:
        return await self.bot.download(file_path)

    async def _is_edited(self, call: Call, sent: Sent, words: Words) -> bool:
        """False when it stands no more. An album stays as it is; so does what brought a reply keyboard."""
        if not isinstance(sent.result, Mapping) or "keyboard" in words.get("reply_markup", {}):
            return True
        method = "editMessageText" if "text" in words else "editMessageCaption"
        named = {"chat_id": call.chat_id, "message_id": sent.result["message_id"]}
        try:
            await self.bot.call(Call(method, {**named, **words}))
        except CallRefused as refused:
            if not refused.says(SAME, *LOST):
                raise
            return refused.says(SAME)
        return True


def _words(call: Call) -> Words:
    names = TEXT if "text" in call.body else CAPTION
    return {name: call.body[name] for name in names if name in call.body}
