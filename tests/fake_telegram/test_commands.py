"""What a bot offers: core.telegram.org/bots/api#setmycommands, #botcommandscope, #setchatmenubutton."""

from typing import Any

import pytest

from tests.fake_telegram import Bot, FakeTelegram, PrivateChat
from tests.fake_telegram.plain_bot import PlainBot, refused


def offered(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"{name}!"} for name in names]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"commands": offered("Start")}, "BOT_COMMAND_INVALID"),
        ({"commands": offered("买")}, "BOT_COMMAND_INVALID"),
        ({"commands": offered("")}, "command must be non-empty"),
        ({"commands": offered("x" * 33)}, "command length must not exceed 32"),
        (
            {"commands": [{"command": "tea", "description": " "}]},
            "command description must be non-empty",
        ),
        (
            {"commands": [{"command": "tea", "description": "x" * 257}]},
            "command description length must not exceed 256",
        ),
        ({"commands": [{"command": "tea"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": "tea"}, "can't parse commands JSON object"),
        ({"commands": {}}, "expected an Array of BotCommand"),
        ({"commands": offered(*(f"c{number}" for number in range(101)))}, "BOT_COMMANDS_TOO_MUCH"),
        ({"language_code": "zh-hans"}, "invalid language code specified"),
        ({"language_code": "zho"}, "invalid language code specified"),
        ({"language_code": "ZH"}, "invalid language code specified"),
        ({"scope": {"type": "everywhere"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"scope": {"type": "chat"}}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        (
            {"scope": {"type": "chat_member", "chat_id": 1}},
            "can't parse BotCommandScope: Can't find field \"user_id\"",
        ),
    ],
)
async def test_lists_that_cannot_be_are_refused(call: PlainBot, wish: dict[str, Any], why: str) -> None:
    with refused(f"Bad Request: {why}"):
        await call("setMyCommands", **{"commands": offered("start")} | wish)


async def test_the_narrowest_scope_and_the_readers_language_come_first(
    call: PlainBot, telegram: FakeTelegram, mei: PrivateChat
) -> None:
    ana = telegram.person("Ana", language="en").chat_with(mei.bot)
    wishes: list[tuple[dict[str, Any], str, list[str], list[str]]] = [
        ({"type": "default"}, "", ["default - default!"], ["default - default!"]),
        ({"type": "default"}, "zh", ["default_zh - default_zh!"], ["default - default!"]),
        ({"type": "all_private_chats"}, "", ["all - all!"], ["all - all!"]),
        ({"type": "all_private_chats"}, "zh", ["all_zh - all_zh!"], ["all - all!"]),
        ({"type": "chat", "chat_id": mei.chat.id}, "", ["chat - chat!"], ["all - all!"]),
    ]
    for scope, language, meis, anas in wishes:
        name = meis[0].partition(" ")[0]
        await call("setMyCommands", commands=offered(name), scope=scope, language_code=language)
        assert (mei.menu, ana.menu) == (meis, anas)


async def test_in_groups_administrators_are_offered_more(
    call: PlainBot, telegram: FakeTelegram, bot: Bot
) -> None:
    group = telegram.group("Staff", bot)
    ana, bo = (telegram.person(name).in_group(group, bot) for name in ("Ana", "Bo"))
    group.administrators.add(ana.person.user.id)
    await call("setMyCommands", commands=offered("all"), scope={"type": "all_group_chats"})
    await call("setMyCommands", commands=offered("run"), scope={"type": "all_chat_administrators"})
    assert (ana.menu, bo.menu) == (["run - run!"], ["all - all!"])
    here = {"chat_id": group.id, "user_id": bo.person.user.id}
    await call("setMyCommands", commands=offered("bo"), scope={"type": "chat_member"} | here)
    assert (ana.menu, bo.menu) == (["run - run!"], ["bo - bo!"])


async def test_a_list_is_kept_for_its_scope_and_language_until_it_is_deleted(call: PlainBot) -> None:
    private = {"scope": {"type": "all_private_chats"}, "language_code": "zh"}
    await call("setMyCommands", commands=offered("start"), **private)
    assert await call("getMyCommands", **private) == offered("start")
    assert await call("getMyCommands") == []
    await call("deleteMyCommands", **private)
    assert await call("getMyCommands", **private) == []


async def test_a_chat_has_the_usual_menu_button_or_its_own(call: PlainBot, mei: PrivateChat) -> None:
    app = {"type": "web_app", "text": "Shop", "web_app": {"url": "https://tea.example"}}
    assert await call("getChatMenuButton", chat_id=mei.chat.id) == {"type": "commands"}
    await call("setChatMenuButton", menu_button={"type": "default"})
    await call("setChatMenuButton", chat_id=mei.chat.id, menu_button=app)
    assert await call("getChatMenuButton") == {"type": "default"}
    assert await call("getChatMenuButton", chat_id=mei.chat.id) == app


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ({"type": "loud"}, "MenuButton has unsupported type"),
        ({"type": "web_app", "text": "Shop"}, 'Can\'t find field "web_app"'),
    ],
)
async def test_no_other_menu_button_is_taken(call: PlainBot, button: dict[str, Any], why: str) -> None:
    with refused(f"Bad Request: can't parse menu button: {why}"):
        await call("setChatMenuButton", menu_button=button)


async def test_names_and_descriptions_have_their_lengths(call: PlainBot) -> None:
    await call("setMyShortDescription", short_description="Tea", language_code="en")
    assert await call("getMyShortDescription", language_code="en") == {"short_description": "Tea"}
    assert await call("getMyName") == {"name": "Tea house"}
    with refused("Bad Request: bot description is too long"):
        await call("setMyDescription", description="x" * 513)
