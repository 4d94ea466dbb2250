"""Menus of commands, and what a bot says of itself before anybody spoke to it.

Nothing here is worth a shop that does not start or an answer that is not given: what Telegram refuses is
logged. Whatever is so already is left alone, as Telegram takes some of these calls a few times an hour only.
Source: core.telegram.org/bots/api#setmycommands and its neighbours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog

from shopclerk.adapters.telegram.addresses import Place
from shopclerk.adapters.telegram.calls import Bot, Call, CallRefused
from shopclerk.conversation.ports.chat import Offer
from shopclerk.core.ports.errors import PortError
from shopclerk.core.ports.notifier import Unreachable

DESCRIPTION: Final = 512
SHORT: Final = 120
"""Characters, of what stands in an empty chat and of what stands in the profile."""

PRIVATE: Final[Mapping[str, Any]] = {"type": "all_private_chats"}
ADMINISTRATORS: Final[Mapping[str, Any]] = {"type": "all_chat_administrators"}

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What a bot says of itself in one language. `language` is a BCP 47 tag, or empty: to everybody whose
    language is not among the others. `customers` and `groups` are the commands in private chats and those
    that administrators of groups see.
    """

    language: str
    description: str
    short: str
    customers: Sequence[Offer]
    groups: Sequence[Offer]


async def introduce(bot: Bot, introductions: Sequence[Introduction]) -> None:
    """Once at every start; what comes first counts where two are of one language for Telegram."""
    seen: set[str] = set()
    for introduction in introductions:
        code = introduction.language[:2].lower()
        if code not in seen:
            seen.add(code)
            await _introduce(bot, introduction, {"language_code": code} if code else {})
    await _quietly(bot, Call("setChatMenuButton", {"menu_button": {"type": "commands"}}))


async def offer(bot: Bot, place: Place, offers: Sequence[Offer]) -> None:
    """The commands of one chat, for whatever language it speaks; a topic has none of its own."""
    scope = {"type": "chat", "chat_id": place.chat_id}
    if offers:
        await _quietly(bot, Call("setMyCommands", {"commands": _listed(offers), "scope": scope}))
    else:
        await _quietly(bot, Call("deleteMyCommands", {"scope": scope}))


async def _introduce(bot: Bot, told: Introduction, language: Mapping[str, str]) -> None:
    for scope, offers in ((PRIVATE, told.customers), (ADMINISTRATORS, told.groups)):
        wanted = _listed(offers)
        if await _quietly(bot, Call("getMyCommands", {"scope": scope, **language})) != wanted:
            await _quietly(bot, Call("setMyCommands", {"commands": wanted, "scope": scope, **language}))
    texts = {"description": told.description[:DESCRIPTION], "short_description": told.short[:SHORT]}
    for name, text in texts.items():
        method = "".join(part.capitalize() for part in name.split("_"))
        if await _quietly(bot, Call(f"getMy{method}", language)) != {name: text}:
            await _quietly(bot, Call(f"setMy{method}", {name: text, **language}))


def _listed(offers: Sequence[Offer]) -> list[dict[str, str]]:
    return [{"command": each.command, "description": each.does} for each in offers]


async def _quietly(bot: Bot, call: Call) -> Any:
    """Its result; None when it was refused or nobody knows."""
    try:
        return await bot.call(call)
    except (CallRefused, PortError, Unreachable) as refused:
        log.warning("the bot's menus are not as they should be", method=call.method, why=str(refused))
        return None
