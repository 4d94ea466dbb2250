"""Menus of commands, and what a bot says of itself before anybody spoke to it.

Nothing here is worth an answer that is not given: what Telegram refuses is logged. What is so already is left
alone, as Telegram takes some of these calls only a few times an hour.
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

PRIVATE: Final[Mapping[str, Any]] = {"type": "all_private_chats"}
ADMINISTRATORS: Final[Mapping[str, Any]] = {"type": "all_chat_administrators"}

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What a bot says of itself in one language. `language` is a BCP 47 tag, or empty: to everybody whose
    language is not among the others. `description` stands in an empty chat (512 characters), `short` in the
    profile (120). `customers` and `groups` are the commands in private chats and those
    that administrators of groups see.
    """

    language: str
    description: str
    short: str
    customers: Sequence[Offer]
    groups: Sequence[Offer]


async def introduce(bot: Bot, introductions: Sequence[Introduction]) -> None:
    """At every start. Raises PortError when it has to be done again; what comes first counts where two are of
    one language for Telegram.
    """
    seen: set[str] = set()
    for introduction in introductions:
        code = introduction.language[:2].lower()
        if code not in seen:
            seen.add(code)
            await _introduce(bot, introduction, {"language_code": code} if code else {})
    await _put(bot, Call("setChatMenuButton", {"menu_button": {"type": "commands"}}))


async def put_offers(bot: Bot, place: Place, offers: Sequence[Offer]) -> None:
    """The commands of one chat, whatever language is set there; a topic has none of its own. Raises
    PortError.
    """
    scope = {"type": "chat", "chat_id": place.chat_id}
    if offers:
        await _put(bot, Call("setMyCommands", {"commands": _listed(offers), "scope": scope}))
    else:
        await _put(bot, Call("deleteMyCommands", {"scope": scope}))


async def offer(bot: Bot, place: Place, offers: Sequence[Offer]) -> None:
    """The same on the way, where something better waits to be done: it is put right at the next start."""
    try:
        await put_offers(bot, place, offers)
    except PortError as broken:
        log.warning("a menu is not as it should be", why=str(broken))


async def _introduce(bot: Bot, told: Introduction, language: Mapping[str, str]) -> None:
    for scope, offers in ((PRIVATE, told.customers), (ADMINISTRATORS, told.groups)):
        place = {"scope": scope, **language}
        await _have(bot, "MyCommands", place, _listed(offers), {"commands": _listed(offers)})
    for name, text in (("description", told.description), ("short_description", told.short)):
        what = "My" + "".join(part.capitalize() for part in name.split("_"))
        await _have(bot, what, language, {name: text}, {name: text})


async def _have(bot: Bot, what: str, place: Mapping[str, Any], wanted: Any, given: Mapping[str, Any]) -> None:
    """Set it unless it is so."""
    if await _put(bot, Call(f"get{what}", place)) != wanted:
        await _put(bot, Call(f"set{what}", {**given, **place}))


def _listed(offers: Sequence[Offer]) -> list[dict[str, str]]:
    return [{"command": each.command, "description": each.does} for each in offers]


async def _put(bot: Bot, call: Call) -> Any:
    """Its result; None when Telegram will not have it, now or later."""
    try:
        return await bot.call(call)
    except (CallRefused, Unreachable) as refused:
        log.warning("a menu is not as it should be", method=call.method, why=str(refused))
        return None
