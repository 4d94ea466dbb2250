"""Fetching updates: core.telegram.org/bots/api#getupdates."""

import asyncio
from typing import Any

import pytest

from tests.fake_telegram import PrivateChat
from tests.fake_telegram.plain_bot import PlainBot, refused

OUSTED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
STANDING = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def began(chat: PrivateChat) -> None:
    """Until somebody waits for updates of that bot."""
    while chat.bot.poller is None:
        await chat.world.moved.wait()


async def test_updates_come_again_until_a_higher_offset_confirms_them(
    call: PlainBot, mei: PrivateChat
) -> None:
    for text in ("one", "two", "three"):
        await mei.says(text)
    first, second, _ = await call("getUpdates")
    assert texts(await call("getUpdates", offset=first["update_id"])) == ["one", "two", "three"]
    assert texts(await call("getUpdates", offset=second["update_id"] + 1)) == ["three"]
    assert texts(await call("getUpdates")) == ["three"]


async def test_a_negative_offset_begins_at_the_end_and_forgets_the_rest(
    call: PlainBot, mei: PrivateChat
) -> None:
    for text in ("one", "two", "three"):
        await mei.says(text)
    assert texts(await call("getUpdates", offset=-1)) == ["three"]
    assert texts(await call("getUpdates")) == ["three"]


async def test_no_more_than_the_limit_come_at_once_and_never_more_than_100(
    call: PlainBot, mei: PrivateChat
) -> None:
    for number in range(101):
        await mei.says(str(number))
    assert texts(await call("getUpdates", limit=2)) == ["0", "1"]
    assert len(await call("getUpdates", limit=1000)) == 100


async def test_whoever_waits_is_woken_by_what_happens(call: PlainBot, mei: PrivateChat) -> None:
    waiting = asyncio.create_task(call("getUpdates", timeout=50))
    await began(mei)
    await mei.says("tea")
    assert texts(await waiting) == ["tea"]


async def test_of_two_pollers_the_first_is_sent_away(call: PlainBot, mei: PrivateChat) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=50))
    await began(mei)
    second = asyncio.create_task(call("getUpdates", timeout=50))
    with refused(OUSTED) as refusal:
        await first
    assert refusal.value.code == 409
    await mei.says("tea")
    assert texts(await second) == ["tea"]


async def test_nobody_polls_beside_a_webhook(call: PlainBot, mei: PrivateChat) -> None:
    waiting = asyncio.create_task(call("getUpdates", timeout=50))
    await began(mei)
    await call("setWebhook", url="https://tea.example/updates")
    with refused("Conflict: terminated by setWebhook request"):
        await waiting
    with refused(STANDING) as refusal:
        await call("getUpdates")
    assert refusal.value.code == 409
    await call("deleteWebhook")
    assert await call("getUpdates") == []


@pytest.mark.parametrize("method", ["deleteWebhook", "setWebhook"])
async def test_what_waits_can_be_dropped(call: PlainBot, mei: PrivateChat, method: str) -> None:
    await mei.says("tea")
    await call(method, drop_pending_updates=True)
    assert await call("getUpdates") == []


async def test_only_what_was_asked_for_comes_and_the_wish_is_remembered(
    call: PlainBot, mei: PrivateChat
) -> None:
    await mei.says("before it was asked for")
    await call("getUpdates", offset=-1, allowed_updates=["my_chat_member"])
    await mei.says("not asked for")
    await mei.blocks()
    kinds = [set(update) - {"update_id"} for update in await call("getUpdates")]
    assert kinds == [{"message"}, {"my_chat_member"}]
    assert (await call("getWebhookInfo"))["allowed_updates"] == ["my_chat_member"]


async def test_an_empty_wish_is_for_the_usual(call: PlainBot, mei: PrivateChat) -> None:
    await call("getUpdates", allowed_updates=["my_chat_member"])
    await call("getUpdates", allowed_updates=[])
    await mei.says("tea")
    assert texts(await call("getUpdates")) == ["tea"]


@pytest.mark.parametrize("way", ["GET", "form", "JSON"])
async def test_calls_come_as_query_form_or_json(call: PlainBot, mei: PrivateChat, way: str) -> None:
    address = f"{call.url}/bot{call.bot.token}/SENDMESSAGE"
    said: dict[str, Any] = {"chat_id": str(mei.chat.id), "text": "tea"}
    given: dict[str, Any] = {"GET": {"params": said}, "form": {"data": said}, "JSON": {"json": said}}[way]
    async with call.session.request("GET" if way == "GET" else "POST", address, **given) as response:
        assert (await response.json())["ok"]
    assert mei.shown[-1].text == "tea"
