"""Faults that are asked for, and limits: core.telegram.org/bots/api#responseparameters,
core.telegram.org/bots/faq#broadcasting-to-users.
"""

import aiohttp
import pytest

from tests.fake_telegram import Drop, FakeTelegram, Limits, PrivateChat, Refuse, TooMany
from tests.fake_telegram.clock import Clock
from tests.fake_telegram.plain_bot import PlainBot, refused


async def says(call: PlainBot, chat: PrivateChat) -> None:
    await call("sendMessage", chat_id=chat.chat.id, text="tea")


async def test_429_tells_when_to_come_again(call: PlainBot, telegram: FakeTelegram, mei: PrivateChat) -> None:
    telegram.faults.next("sendMessage", TooMany(7))
    with refused("Too Many Requests: retry after 7") as refusal:
        await says(call, mei)
    assert (refusal.value.code, refusal.value.retry_after) == (429, 7)
    assert mei.shown == []
    await says(call, mei)
    assert len(mei.shown) == 1


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("trouble", [(500, "Internal Server Error"), (502, "Bad Gateway")])
async def test_5xx_comes_before_or_after_the_effect(
    call: PlainBot, telegram: FakeTelegram, mei: PrivateChat, trouble: tuple[int, str], done: bool
) -> None:
    code, words = trouble
    telegram.faults.next("sendMessage", Refuse(code, done=done))
    with refused(words) as refusal:
        await says(call, mei)
    assert refusal.value.code == code
    assert len(mei.shown) == done


@pytest.mark.parametrize("done", [False, True])
async def test_a_connection_drops_before_or_after_the_effect(
    call: PlainBot, telegram: FakeTelegram, mei: PrivateChat, done: bool
) -> None:
    telegram.faults.next("sendMessage", Drop(done=done))
    with pytest.raises(aiohttp.ClientError):
        await says(call, mei)
    assert len(mei.shown) == done


async def test_faults_are_chosen_by_what_is_called(
    call: PlainBot, telegram: FakeTelegram, mei: PrivateChat
) -> None:
    telegram.faults.chooser = lambda method, parameters: (
        TooMany(1) if parameters.values.get("text") == "tea" else None
    )
    await call("sendMessage", chat_id=mei.chat.id, text="mug")
    with refused("Too Many Requests: retry after 1"):
        await says(call, mei)
    assert telegram.faults.met == [("sendMessage", TooMany(1))]


async def test_calls_are_remembered_in_order_with_what_they_said(
    call: PlainBot, telegram: FakeTelegram, mei: PrivateChat
) -> None:
    await call("getUpdates")
    await call("sendMessage", {}, chat_id=mei.chat.id, text="tea", reply_markup={"inline_keyboard": []})
    assert telegram.calls == [
        ("sendMessage", {"chat_id": mei.chat.id, "text": "tea", "reply_markup": {"inline_keyboard": []}})
    ]


async def test_too_many_messages_a_second_are_refused_until_time_has_passed(
    clock: Clock, session: aiohttp.ClientSession
) -> None:
    limits = Limits(overall=(4, 1.0), chat=(2, 10.0), group=(1, 60.0))
    async with FakeTelegram(limits=limits, now=clock) as telegram:
        bot = telegram.bot()
        call = PlainBot(session, telegram.url, bot)
        mei, ana, bo = (telegram.person(name).chat_with(bot) for name in ("Mei", "Ana", "Bo"))
        for chat in (mei, ana, bo):
            await chat.says("/start")
        for chat in (mei, mei):
            await says(call, chat)
        with refused("Too Many Requests: retry after 10"):
            await says(call, mei)
        for _ in range(2):
            await says(call, ana)
        with refused("Too Many Requests: retry after 1"):
            await says(call, bo)
        await call("getMe")
        clock.pass_(seconds=1)
        await says(call, bo)
        clock.pass_(seconds=9)
        await says(call, mei)


async def test_groups_take_less(clock: Clock, session: aiohttp.ClientSession) -> None:
    async with FakeTelegram(limits=Limits(group=(1, 60.0)), now=clock) as telegram:
        bot = telegram.bot()
        call = PlainBot(session, telegram.url, bot)
        group = telegram.group("Staff", bot)
        await call("sendMessage", chat_id=group.id, text="tea")
        with refused("Too Many Requests: retry after 60"):
            await call("sendMessage", chat_id=group.id, text="tea")
