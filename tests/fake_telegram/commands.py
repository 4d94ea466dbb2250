"""Lists of commands: what a bot may set, and which of its lists somebody sees.

Source: core.telegram.org/bots/api#botcommand (1-32 lowercase letters, digits and underscores, described in
1-256 characters), #botcommandscope with "Determining list of commands": the narrowest scope first, and in
it the list in the reader's language before the one without a language.
"""

from collections.abc import Iterator
from typing import Any, Final, NoReturn

from tests.fake_telegram.errors import BadRequest
from tests.fake_telegram.world import Bot, Chat, Json, User

MOST: Final = 100
MOST_NAME: Final = 32
MOST_DESCRIPTION: Final = 256
CHARACTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_")
WITH_CHAT: Final = ("chat", "chat_administrators", "chat_member")
SCOPES: Final = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators", *WITH_CHAT)


def checked(commands: Any) -> list[Json]:
    if not isinstance(commands, list):
        raise BadRequest("expected an Array of BotCommand")
    for each in commands:
        _check(each)
    if len(commands) > MOST:
        raise BadRequest("BOT_COMMANDS_TOO_MUCH")
    return commands


def _check(command: Any) -> None:
    if not isinstance(command, dict):
        raise BadRequest("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in command:
            raise BadRequest(f"can't parse BotCommand: Can't find field \"{name}\"")
    named, described = command["command"].removeprefix("/"), command["description"].strip()
    if not named:
        raise BadRequest("command must be non-empty")
    if len(named) > MOST_NAME:
        raise BadRequest(f"command length must not exceed {MOST_NAME}")
    if not described:
        raise BadRequest("command description must be non-empty")
    if len(described) > MOST_DESCRIPTION:
        raise BadRequest(f"command description length must not exceed {MOST_DESCRIPTION}")
    if not set(named) <= CHARACTERS:
        raise BadRequest("BOT_COMMAND_INVALID")


def language(code: str) -> str:
    if code and (len(code) != 2 or not (code.isascii() and code.isalpha() and code.islower())):
        raise BadRequest("invalid language code specified")
    return code


def scope(wanted: Any) -> str:
    """A name under which that scope's list is kept."""
    if wanted is None:
        return "default"
    if not isinstance(wanted, dict) or "type" not in wanted:
        _refuse("BotCommandScope must be an Object")
    kind = wanted["type"]
    if kind not in SCOPES:
        _refuse("Unsupported type specified")
    needed = ("chat_id", "user_id") if kind == "chat_member" else ("chat_id",) if kind in WITH_CHAT else ()
    for name in needed:
        if not wanted.get(name):
            _refuse(f'Can\'t find field "{name}"')
    return ":".join((kind, *(str(wanted[name]) for name in needed)))


def _refuse(why: str) -> NoReturn:
    raise BadRequest(f"can't parse BotCommandScope: {why}")


def seen(bot: Bot, chat: Chat, user: User, *, administrator: bool) -> list[Json]:
    """What stands in that person's menu there."""
    for place in _scopes(chat, user, administrator):
        for code in (user.language_code[:2], ""):
            if found := bot.settings.get(("commands", place, code)):
                return list(found)
    return []


def _scopes(chat: Chat, user: User, administrator: bool) -> Iterator[str]:
    if chat.is_private:
        yield from (f"chat:{chat.id}", "all_private_chats", "default")
        return
    yield f"chat_member:{chat.id}:{user.id}"
    if administrator:
        yield f"chat_administrators:{chat.id}"
    yield f"chat:{chat.id}"
    if administrator:
        yield "all_chat_administrators"
    yield from ("all_group_chats", "default")
